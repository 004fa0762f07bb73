#include "common/index/position_query.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include <xapian.h>

#include "common/index/place_check.h"
#include "common/index/schema.h"
#include "common/index/settled_query.h"
#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

using Xapian::Query;

// Variants of several terms that are tried for one word.
constexpr std::size_t kMaxLongVariants = 4;
// Lists to be opened, over all combinations: 24 of two words with 96 variants
// each.
constexpr std::size_t kMaxLists = 5000;

// Terms of which any may stand at one place.
using Place = std::vector<std::string>;
using Sequence = std::vector<Place>;

// What may stand for one word: any of its variants of one term that are there,
// or a longer one.
std::vector<Sequence> AlternativesOf(std::span<const Variant> variants,
                                     WordList::Variants there) {
  Place any;
  std::vector<Sequence> longer;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const Variant& variant = variants[i];
    if (variant.terms.size() == 1) {
      if ((WordList::BitOf(i) & there) == 0) continue;
      any.push_back(variant.terms.front());
    } else if (longer.size() < kMaxLongVariants) {
      Sequence sequence;
      for (const std::string& term : variant.terms) sequence.push_back({term});
      longer.push_back(std::move(sequence));
    }
  }
  // The closest first.
  if (!any.empty()) {
    const bool leads = variants.front().terms.size() == 1;
    longer.insert(leads ? longer.begin() : longer.end(), Sequence{any});
  }
  return longer;
}

Query AnyOf(std::string_view prefix, const Place& terms) {
  std::vector<Query> queries;
  for (const std::string& term : terms) {
    queries.emplace_back(
        BoundedTerm(std::string(prefix).append(term), kMaxTermCost));
  }
  if (queries.size() == 1) return queries.front();
  return {Query::OP_OR, queries.begin(), queries.end()};
}

Query InPlaces(std::string_view prefix, const Sequence& sequence,
               const Places& places) {
  std::vector<Query> queries;
  for (const Place& place : sequence) queries.push_back(AnyOf(prefix, place));
  if (queries.size() == 1) return queries.front();
  const auto window = static_cast<Xapian::termcount>(
      queries.size() + static_cast<std::size_t>(std::max(0, places.slop)));
  return places.limit.WatchedPlaces(
      {places.ordered ? Query::OP_PHRASE : Query::OP_NEAR, queries.begin(),
       queries.end(), window});
}

// What may stand for each word, in the order of the words.
using Alternatives = std::vector<std::vector<Sequence>>;

std::vector<Sequence> CombinationsOf(const Alternatives& words) {
  std::vector<Sequence> sequences(1);
  for (const std::vector<Sequence>& alternatives : words) {
    std::vector<Sequence> longer;
    for (const Sequence& sequence : sequences) {
      for (const Sequence& next : alternatives) {
        if (longer.size() == kMaxCombinations) break;
        longer.push_back(sequence);
        longer.back().insert(longer.back().end(), next.begin(), next.end());
      }
    }
    sequences = std::move(longer);
  }
  return sequences;
}

std::size_t ListsOf(const Sequence& sequence) {
  std::size_t lists = 0;
  for (const Place& place : sequence) lists += place.size();
  return lists;
}

// Those of every order of the words; nothing if they are too many.
std::vector<Sequence> InAllOrders(const Alternatives& words) {
  std::vector<Sequence> sequences;
  if (words.size() > kMaxWordsInAnyOrder) return sequences;
  std::vector<std::size_t> order(words.size());
  std::iota(order.begin(), order.end(), 0);
  std::size_t lists = 0;
  do {
    Alternatives ordered;
    for (const std::size_t word : order) ordered.push_back(words[word]);
    for (Sequence& sequence : CombinationsOf(ordered)) {
      lists += ListsOf(sequence);
      sequences.push_back(std::move(sequence));
    }
  } while (std::next_permutation(order.begin(), order.end()));
  if (lists > kMaxLists) sequences.clear();
  return sequences;
}

// Whether both may be written by one word of an article: the parts of a joined
// form and an abbreviation stand in its place.
bool MayCoincide(const std::string& a, const std::string& b) {
  const auto is_like_none = [](const std::string& term) {
    return term.starts_with(kAbbreviationPrefix) ||
           term.find_first_of("0123456789") != std::string::npos;
  };
  return a.starts_with(b) || b.starts_with(a) || is_like_none(a) ||
         is_like_none(b);
}

bool MayCoincide(const std::vector<Sequence>& a,
                 const std::vector<Sequence>& b) {
  const auto any_term = [](const std::vector<Sequence>& word,
                           const auto& test) {
    for (const Sequence& sequence : word) {
      for (const Place& place : sequence) {
        if (std::any_of(place.begin(), place.end(), test)) return true;
      }
    }
    return false;
  };
  return any_term(a, [&](const std::string& x) {
    return any_term(b,
                    [&x](const std::string& y) { return MayCoincide(x, y); });
  });
}

bool MayCoincide(std::string_view prefix, const Alternatives& words) {
  // Other fields have words without their accents too, in the same place.
  if (!prefix.empty() && prefix != kTitlePrefix) return true;
  for (std::size_t i = 1; i < words.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (MayCoincide(words[i], words[j])) return true;
    }
  }
  return false;
}

// Whether a window of terms is not one of words, and that can be mended.
bool MayTear(std::span<const std::vector<Variant>> words,
             const Places& places) {
  if (places.remote || (places.ordered && places.slop == 0)) return false;
  if (!places.ordered && words.size() > kMaxWordsInAnyOrder) return false;
  return std::any_of(words.begin(), words.end(), [](const auto& variants) {
    return std::any_of(variants.begin(), variants.end(),
                       [](const Variant& v) { return v.terms.size() > 1; });
  });
}

Query AnyOf(std::vector<Query> queries) {
  if (queries.size() == 1) return queries.front();
  for (Query& query : queries) query = Settled(query);
  return {Query::OP_OR, queries.begin(), queries.end()};
}

}  // namespace

Query PositionQuery(std::string_view prefix,
                    std::span<const std::vector<Variant>> words,
                    const Places& places,
                    std::span<const WordList::Variants> there) {
  constexpr auto kAll = static_cast<WordList::Variants>(-1);
  Alternatives alternatives;
  for (std::size_t i = 0; i < words.size(); ++i) {
    alternatives.push_back(
        AlternativesOf(words[i], there.empty() ? kAll : there[i]));
  }
  Places how = places;
  std::vector<Sequence> sequences;
  if (!places.ordered && MayCoincide(prefix, alternatives)) {
    sequences = InAllOrders(alternatives);
    how.ordered = !sequences.empty();
  }
  if (sequences.empty()) sequences = CombinationsOf(alternatives);
  std::vector<Query> queries;
  std::size_t lists = 0;
  for (const Sequence& sequence : sequences) {
    lists += ListsOf(sequence);
    if (lists > kMaxLists && !queries.empty()) break;
    queries.push_back(InPlaces(prefix, sequence, how));
  }
  const Query query = AnyOf(std::move(queries));
  return MayTear(words, places)
             ? Query(Query::OP_FILTER, query, CheckQuery(prefix, words, places))
             : query;
}

bool WeighsOnce(const Query& places) {
  return places.get_type() != Query::OP_OR;
}

}  // namespace dizin::index
