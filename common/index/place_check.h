// Whether words stand in some places of an article, for what Xapian cannot be
// asked: its windows are of terms, and a spelling of several terms (安卡 卡拉)
// that stands in one may be torn apart.
//
//   PlaceCheck check("", words, {.slop = 3, .ordered = false});
//   check.Holds(document, database);
//   query = {OP_FILTER, query, CheckQuery("", words, places)};
//
// Each word takes the places of one of its spellings, no two words the same
// one, and between all of them are no more than `slop` others.

#ifndef DIZIN_COMMON_INDEX_PLACE_CHECK_H_
#define DIZIN_COMMON_INDEX_PLACE_CHECK_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/variant.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace dizin::index {

struct Places;

// Words that need not stand in order are tried in every one.
inline constexpr std::size_t kMaxWordsInAnyOrder = 4;

// For what else finds articles that have the words: it looks at each it is
// asked for, some 2 us a term, and cannot travel to another machine.
// REQUIRES: kMaxWordsInAnyOrder words at most, unless they are in order.
Xapian::Query CheckQuery(std::string_view prefix,
                         std::span<const std::vector<Variant>> words,
                         const Places& places);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_PLACE_CHECK_H_
