// Whether a query is in capitals because its writer writes so (a headline, a
// telex, a locked key) and not because its words are names or abbreviations.
//
//   IsInCapitals(ParseQuery("KENNEDY PRESSURE ON DIEM", {}).root)   // true
//   IsInCapitals(ParseQuery("KALIN", {}).root)                      // false
//   IsInCapitals(ParseQuery("US NATO EU", {}).root)                 // false
//
// True for three words or more, none of which has a small letter, if one of
// them is longer than abbreviations are. Thread-safe.

#ifndef DIZIN_COMMON_QUERY_CAPITALS_H_
#define DIZIN_COMMON_QUERY_CAPITALS_H_

#include "common/query/node.h"

namespace dizin::query {

bool IsInCapitals(const Node& root);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_CAPITALS_H_
