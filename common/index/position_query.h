// Conditions on the places of words: phrases, NEAR and ADJ, each word with any
// of its variants. They are for filtering alone: given their own weight they do
// harm, because each rare variant brings its own document frequency
// (docs/relevance.md).
//
//   PositionQuery("S", {kalin, akar}, {.slop = 0, .ordered = true})
//   // (Skalin OR Skalın) PHRASE 2 (Sakar)
//
// Xapian takes terms and ORs of terms in a phrase, nothing else. A variant of
// several terms (安卡 卡拉) therefore stands in a phrase of its own, its terms
// one after another; of such combinations the closest kMaxCombinations count,
// and fewer where they are of many words with many variants.
//
// Of lists that have one place both, Xapian's NEAR steps over one at random,
// and may miss what the other would have found. Words that may stand in one
// place (variants of each other, S-400 and S) are therefore looked for as
// phrases in each order, if they are four at most. Where a window could tear a
// variant of several terms apart, places are looked at again (place_check.h).

#ifndef DIZIN_COMMON_INDEX_POSITION_QUERY_H_
#define DIZIN_COMMON_INDEX_POSITION_QUERY_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/time_limit.h"
#include "common/index/word_list.h"
#include "common/lexicon/variant.h"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace dizin::index {

inline constexpr std::size_t kMaxCombinations = 24;

struct Places {
  int slop = 0;  // words that may stand between, in all
  bool ordered = true;
  bool remote = false;  // a shard is: it is left to Xapian
  TimeLimit limit = TimeLimit(0, 0);
};

// Nothing if a word has no variants. If `there` is not empty, it says for each
// word which of them need be looked for. REQUIRES: at least one word. Not for
// two threads with one query.
Xapian::Query PositionQuery(std::string_view prefix,
                            std::span<const std::vector<Variant>> words,
                            const Places& places,
                            std::span<const WordList::Variants> there = {});

// Whether the weights of its terms count once, where it is given some.
bool WeighsOnce(const Xapian::Query& places);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_POSITION_QUERY_H_
