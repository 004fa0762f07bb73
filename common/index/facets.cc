#include "common/index/facets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include <xapian.h>

#include "common/date.h"
#include "common/index/known_words.h"
#include "common/index/schema.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dizin::index {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

// The most frequent first; equal ones by value.
Facet MakeFacet(FacetKind kind, const Counts& counts, std::size_t values) {
  Facet facet;
  facet.kind = kind;
  for (const auto& [value, articles] : counts) {
    facet.values.push_back({value, articles});
  }
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const FacetValue& a, const FacetValue& b) {
                     return a.articles > b.articles;
                   });
  if (facet.values.size() > values) {
    facet.others = facet.values.size() - values;
    facet.values.resize(values);
  }
  return facet;
}

Counts ByDate(const Xapian::ValueCountMatchSpy& spy,
              Date::Precision precision) {
  Counts counts;
  for (auto i = spy.values_begin(); i != spy.values_end(); ++i) {
    const double seconds = Xapian::sortable_unserialise(*i);
    const Date date{static_cast<std::int64_t>(seconds), precision};
    counts[date.ToString()] += i.get_termfreq();
  }
  return counts;
}

Counts ByValue(const Xapian::ValueCountMatchSpy& spy) {
  Counts counts;
  for (auto i = spy.values_begin(); i != spy.values_end(); ++i) {
    counts[*i] = i.get_termfreq();
  }
  return counts;
}

// Words of these documents without the prefixes of fields: how many have each.
std::unordered_map<std::string, std::uint32_t> WordsOf(
    std::span<const std::uint32_t> documents,
    const Xapian::Database& database) {
  std::unordered_map<std::string, std::uint32_t> words;
  for (const std::uint32_t document : documents) {
    auto i = database.termlist_begin(document);
    const auto end = database.termlist_end(document);
    // All prefixes, and numbers, come before the first small letter.
    for (i.skip_to("a"); i != end; ++i) ++words[*i];
  }
  return words;
}

struct Telling {
  std::string term;
  std::uint32_t articles;
  double weight;
};

std::vector<Telling> TellingWords(std::span<const std::uint32_t> documents,
                                  std::span<const Expansion> query_words,
                                  const Xapian::Database& database) {
  constexpr std::size_t kMost = 400;
  constexpr std::size_t kMinNameLetters = 3;
  std::set<std::string_view> asked;
  for (const Expansion& word : query_words) {
    for (const Variant& variant : word.variants) {
      for (const std::string& term : variant.terms) asked.insert(term);
    }
  }
  const double all = static_cast<double>(database.get_doccount());
  std::vector<Telling> telling;
  for (const auto& [term, articles] : WordsOf(documents, database)) {
    const bool seldom = articles < 2 && documents.size() > 2;
    if (seldom || asked.contains(term)) continue;
    if (CodePointCount(term) < kMinNameLetters) continue;
    const double with = static_cast<double>(database.get_termfreq(term));
    telling.push_back({term, articles, articles * std::log(1 + all / with)});
  }
  const auto better = [](const Telling& a, const Telling& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  };
  const auto end = telling.begin() +
                   static_cast<std::ptrdiff_t>(std::min(kMost, telling.size()));
  std::partial_sort(telling.begin(), end, telling.end(), better);
  telling.erase(end, telling.end());
  return telling;
}

Facet NamesFacet(std::span<const std::uint32_t> best,
                 std::span<const Expansion> query_words, std::size_t values,
                 const TermSource& source) {
  Facet facet;
  facet.kind = FacetKind::kNames;
  std::set<std::string> seen;  // folds: İbrahim and Ibrahim are one
  const auto documents = best.first(std::min(best.size(), kNameArticles));
  for (const Telling& word :
       TellingWords(documents, query_words, *source.database)) {
    if (facet.values.size() == values) break;
    std::string written = WrittenName(word.term, source);
    if (written.empty() || !seen.insert(Fold(word.term)).second) continue;
    facet.values.push_back({std::move(written), word.articles});
  }
  return facet;
}

}  // namespace

struct FacetCounter::Spies {
  Xapian::ValueCountMatchSpy language{kLanguageSlot};
  Xapian::ValueCountMatchSpy source{kSourceSlot};
  Xapian::ValueCountMatchSpy date{kDateSlot};
};

FacetCounter::FacetCounter(std::span<const FacetKind> kinds)
    : kinds_(kinds.begin(), kinds.end()), spies_(std::make_unique<Spies>()) {}
FacetCounter::~FacetCounter() = default;

void FacetCounter::Attach(Xapian::Enquire* enquire) {
  const auto wants = [this](FacetKind kind) {
    return std::find(kinds_.begin(), kinds_.end(), kind) != kinds_.end();
  };
  if (wants(FacetKind::kLanguage)) enquire->add_matchspy(&spies_->language);
  if (wants(FacetKind::kSource)) enquire->add_matchspy(&spies_->source);
  if (wants(FacetKind::kYear) || wants(FacetKind::kMonth)) {
    enquire->add_matchspy(&spies_->date);
  }
}

std::vector<Facet> FacetCounter::Counts(std::span<const std::uint32_t> best,
                                        std::span<const Expansion> query_words,
                                        std::size_t values,
                                        const TermSource& source) const {
  std::vector<Facet> facets;
  for (const FacetKind kind : kinds_) {
    switch (kind) {
      case FacetKind::kLanguage:
        facets.push_back(MakeFacet(kind, ByValue(spies_->language), values));
        break;
      case FacetKind::kSource:
        facets.push_back(MakeFacet(kind, ByValue(spies_->source), values));
        break;
      case FacetKind::kYear:
        facets.push_back(MakeFacet(
            kind, ByDate(spies_->date, Date::Precision::kYear), values));
        break;
      case FacetKind::kMonth:
        facets.push_back(MakeFacet(
            kind, ByDate(spies_->date, Date::Precision::kMonth), values));
        break;
      case FacetKind::kNames:
        facets.push_back(NamesFacet(best, query_words, values, source));
        break;
    }
  }
  return facets;
}

}  // namespace dizin::index
