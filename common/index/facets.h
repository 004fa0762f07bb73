// Counts of what an answer is made of: its languages, sources, years, names.
//
//   FacetCounter counter(options.facets);
//   counter.Attach(&enquire);
//   const Xapian::MSet found = enquire.get_mset(…, kFacetBound);
//   list.facets = counter.Counts(…);
//
// Languages, sources and dates are counted over every match that Xapian looks
// at, which is all of them up to kFacetBound. Names are those that most of the
// best kNameArticles articles have and few others: capitalised words, ranked by
// their number times log(articles / articles with it); the words of the query
// and their variants are left out. Scripts without capitals have none.

#ifndef DIZIN_COMMON_INDEX_FACETS_H_
#define DIZIN_COMMON_INDEX_FACETS_H_

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "common/index/index_reader.h"
#include "common/index/term_expansion.h"

namespace Xapian {
class Enquire;
class MSet;
}  // namespace Xapian

namespace dizin::index {

inline constexpr std::size_t kFacetBound = 10'000;
inline constexpr std::size_t kNameArticles = 50;

// Not safe in two threads at once. Throws Xapian's exceptions.
class FacetCounter {
 public:
  explicit FacetCounter(std::span<const FacetKind> kinds);
  ~FacetCounter();
  FacetCounter(const FacetCounter&) = delete;
  FacetCounter& operator=(const FacetCounter&) = delete;

  // Before the search; `enquire` must not outlive the counter.
  void Attach(Xapian::Enquire* enquire);

  // After it. `best` are documents of `source`, the best first.
  std::vector<Facet> Counts(std::span<const std::uint32_t> best,
                            std::span<const Expansion> query_words,
                            std::size_t values, const TermSource& source) const;

 private:
  struct Spies;

  std::vector<FacetKind> kinds_;
  std::unique_ptr<Spies> spies_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_FACETS_H_
