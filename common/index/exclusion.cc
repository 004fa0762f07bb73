#include "common/index/exclusion.h"

#include <vector>

#include <xapian.h>

namespace dizin::index {
namespace {

using Xapian::Query;

std::vector<Query> Exclusions(const Query& query) {
  std::vector<Query> queries;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    queries.push_back(Exclusion(query.get_subquery(i)));
  }
  return queries;
}

}  // namespace

Query Exclusion(const Query& query) {
  switch (query.get_type()) {
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:  // finds what its first part does
      return Exclusion(query.get_subquery(0));
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      const std::vector<Query> any = Exclusions(query);
      return {Query::OP_MAX, any.begin(), any.end()};
    }
    case Query::OP_AND:
    case Query::OP_FILTER:
    case Query::OP_AND_NOT: {
      const std::vector<Query> parts = Exclusions(query);
      return {query.get_type(), parts.begin(), parts.end()};
    }
    default:  // terms, values and places
      return query;
  }
}

}  // namespace dizin::index
