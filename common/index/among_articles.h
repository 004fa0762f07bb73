// A filter for some articles, by their numbers: to look at those again.
//
//   query = Query(Query::OP_FILTER, near, AmongArticles({7, 3}, database));
//
// It is called by Xapian where the shard is, and cannot travel to another
// machine.

#ifndef DIZIN_COMMON_INDEX_AMONG_ARTICLES_H_
#define DIZIN_COMMON_INDEX_AMONG_ARTICLES_H_

#include <cstdint>
#include <span>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace dizin::index {

// `documents` are numbers of `database`, in any order. Where two shards are
// copies of each other, those with the same number in the other are let in too.
// REQUIRES: no shard is on another machine.
Xapian::Query AmongArticles(std::span<const std::uint32_t> documents,
                            const Xapian::Database& database);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_AMONG_ARTICLES_H_
