// Words of a query that stand side by side and together are a name that is
// called otherwise: New York is Нью-Йорк, a long form its abbreviation.
//
//   for (const NameRun& run : FindNameRuns(bag.children, match, &expander))
//   // {begin 1, size 2, "New York": new york exact, нью йорк near, …}
//
// A run is of plain words: without a field, a mark of its own, misspellings or
// a boost, and all of them may match or all of them must. The longest one that
// begins earliest is taken; runs do not overlap.

#ifndef DIZIN_COMMON_INDEX_NAME_RUNS_H_
#define DIZIN_COMMON_INDEX_NAME_RUNS_H_

#include <cstddef>
#include <span>
#include <vector>

#include "common/lexicon/expander.h"
#include "common/lexicon/variant.h"
#include "common/query/node.h"

namespace dizin::index {

// As many as the long form of an abbreviation of eight letters may have.
inline constexpr std::size_t kMaxNameWords = 13;

struct NameRun {
  std::size_t begin = 0;  // of the nodes
  std::size_t size = 0;
  Expansion name;
};

// `match` is that of words without a mark; nothing is found for kExact and
// kAlike. Throws what the expander throws.
std::vector<NameRun> FindNameRuns(std::span<const query::Node> nodes,
                                  Match match, lexicon::Expander* expander);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_NAME_RUNS_H_
