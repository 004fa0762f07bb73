// What a bag of words adds to articles where its neighbours stand close to each
// other (neighbours.h).
//
//   query = WithNeighbours(bag, Whole::kYes, factor, query, &words);

#ifndef DIZIN_COMMON_INDEX_PROXIMITY_H_
#define DIZIN_COMMON_INDEX_PROXIMITY_H_

#include "common/index/query_words.h"
#include "common/query/node.h"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace dizin::index {

// Whether the bag is all of the query, or a part of it.
enum class Whole : bool { kNo, kYes };

// `query`, which finds the bag, and what neighbours add. Of the whole query
// that is BuiltQuery::near, if the settings ask for it.
Xapian::Query WithNeighbours(const query::Node& bag, Whole whole, double factor,
                             const Xapian::Query& query, QueryWords* words);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_PROXIMITY_H_
