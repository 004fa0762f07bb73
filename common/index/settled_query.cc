#include "common/index/settled_query.h"

#include <xapian.h>

namespace dizin::index {

using Xapian::Query;

Query Settled(const Query& query) {
  if (query.empty()) return query;
  // Every article is there, and adds nothing.
  const Query nothing(Query::OP_SCALE_WEIGHT, Query::MatchAll, 0);
  return {Query::OP_AND_MAYBE, query, nothing};
}

}  // namespace dizin::index
