// Conditions that are not words: lang:tr,ru  source:aa  date:2021-02..2021-03.
// They have no weight of their own.
//
//   ValuesQuery(node)          // Ltr OR Lru
//   RangeQuery(node, kinds)    // VALUE_RANGE 0 …
//
// Not for two threads with one query.

#ifndef DIZIN_COMMON_INDEX_FILTER_QUERY_H_
#define DIZIN_COMMON_INDEX_FILTER_QUERY_H_

#include "common/index/field_kinds.h"
#include "common/query/node.h"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace dizin::index {

// REQUIRES: node.kind == kValues. Values of other fields than id, lang and
// source are looked for as words of that field, each with all its words.
Xapian::Query ValuesQuery(const query::Node& node);

// REQUIRES: node.kind == kRange. `kinds` tells whether 2021 is a year in this
// field. Throws Error(kUsage) for a bound that is neither date nor number.
Xapian::Query RangeQuery(const query::Node& node, const FieldKinds& kinds);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_FILTER_QUERY_H_
