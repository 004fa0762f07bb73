#include "common/index/settled_query.h"

#include <string>

#include <xapian.h>

namespace dizin::index {

using Xapian::Query;

Query EveryArticle() { return Query(std::string()); }

Query Settled(const Query& query) {
  if (query.empty()) return query;
  const Query nothing(Query::OP_SCALE_WEIGHT, EveryArticle(), 0);
  return {Query::OP_AND_MAYBE, query, nothing};
}

}  // namespace dizin::index
