#include "common/index/position_query.h"

#include <algorithm>
#include <string>
#include <utility>

#include <xapian.h>

#include "common/index/schema.h"

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

}  // namespace

Query PositionQuery(std::string_view prefix,
                    std::span<const std::vector<Variant>> words,
                    const Places& places,
                    std::span<const WordList::Variants> there) {
  constexpr auto kAll = static_cast<WordList::Variants>(-1);
  std::vector<Sequence> sequences(1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::vector<Sequence> alternatives =
        AlternativesOf(words[i], there.empty() ? kAll : there[i]);
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
  std::vector<Query> queries;
  std::size_t lists = 0;
  for (const Sequence& sequence : sequences) {
    for (const Place& place : sequence) lists += place.size();
    if (lists > kMaxLists && !queries.empty()) break;
    queries.push_back(InPlaces(prefix, sequence, places));
  }
  if (queries.size() == 1) return queries.front();
  return {Query::OP_OR, queries.begin(), queries.end()};
}

}  // namespace dizin::index
