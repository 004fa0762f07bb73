// Whether a query is in capitals because its writer writes so (a headline, a
// telex, a locked key) and not because its words are names or abbreviations.
//
//   IsInCapitals(ParseQuery("KENNEDY PRESSURE ON DIEM", {}).root)  // true
//   IsInCapitals(ParseQuery("KALIN", {}).root)                     // false
//   IsInCapitals(ParseQuery("US NATO EU UN", {}).root)             // false
//
// True for four words or more, none of which has a small letter, if one of
// them is longer than abbreviations are. Then AND, OR and NOT are words too
// (ReadsAsHeadline), and & and | the operators. Thread-safe.

#ifndef DIZIN_COMMON_QUERY_CAPITALS_H_
#define DIZIN_COMMON_QUERY_CAPITALS_H_

#include <set>
#include <string>
#include <string_view>

#include "common/query/node.h"

namespace dizin::query {

bool IsInCapitals(const Node& root);

// The same of the text of a query; AND, OR and NOT do not count as words.
bool ReadsAsHeadline(std::string_view text);

// The words that begin the query, or a side of an AND or OR: any word has a
// capital there.
std::set<std::string> FirstWords(const Node& root);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_CAPITALS_H_
