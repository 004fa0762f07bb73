// One page out of the matches of a query, in the order of the answer.
//
//   ReadPage(shards.all(), shards.mark(), options, time, near, &ids, &enquire,
//            &list);
//
// Where nothing stands in between, Xapian is asked for just these matches. To
// put matches in another order (rerank.h), and to go on behind a cursor after
// the index has changed (cursor.h), they are read from the first one on.

#ifndef DIZIN_COMMON_INDEX_RESULT_PAGE_H_
#define DIZIN_COMMON_INDEX_RESULT_PAGE_H_

#include "common/index/article_id.h"
#include "common/index/cursor.h"
#include "common/index/index_reader.h"
#include "common/index/rerank.h"
#include "common/index/time_limit.h"

namespace Xapian {
class Database;
class Enquire;
}  // namespace Xapian

namespace dizin::index {

// `ids` are of this state of `all`, and `near` is for answers by relevance, of
// shards that are here. Fills the hits of `list`, how many matches there are,
// and `next`. `enquire` has the query, its order and match spies; those see the
// matches once, and are taken away. Throws Xapian's exceptions, and
// Error(kTransient) when the time is over.
void ReadPage(const Xapian::Database& all, const StateMark& mark,
              const SearchOptions& options, const TimeLimit& time,
              const Extra& near, IdMemo* ids, Xapian::Enquire* enquire,
              HitList* list);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_RESULT_PAGE_H_
