// A query tree as one line, for tests and for the examples of the manual:
//
//   bag(kalın, +title:nato, -draft, [date 2021-02 .. 2021-03])
//
//   a   title:a        a word, in a field        all(a, b)   AND
//   =a  ~a  a~1        exact, by sound, fuzzy    any(a, b)   OR
//   a*                 a prefix                  bag(a, b)   side by side
//   "a b"~2            a phrase with its slop    near/10(a, b)  adj/3(a, b)
//   [lang tr|ru]       values                    +a -a       must, must not
//   [date a .. b]      a range                   a^2         boost
// A filter is known by its brackets; of a combination of filters by a '#'.

#ifndef DIZIN_TESTS_QUERY_TREE_TEXT_H_
#define DIZIN_TESTS_QUERY_TREE_TEXT_H_

#include <string>

#include "common/query/node.h"

namespace dizin::query {

std::string TreeText(const Node& node);

}  // namespace dizin::query

#endif  // DIZIN_TESTS_QUERY_TREE_TEXT_H_
