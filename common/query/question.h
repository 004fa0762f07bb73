// Whether a query is a question: it ends with a question mark of any script,
// behind which only spaces and closing marks may stand.
//
//   IsQuestion("Kim doçent oldu?")   // true
//   IsQuestion("「誰ですか？」")        // true
//   IsQuestion("hulusi akar")        // false
//
// The mark itself is no part of the tree that the query is read as. Pure.

#ifndef DIZIN_COMMON_QUERY_QUESTION_H_
#define DIZIN_COMMON_QUERY_QUESTION_H_

#include <string_view>

namespace dizin::query {

bool IsQuestion(std::string_view text);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_QUESTION_H_
