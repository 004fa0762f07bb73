// Tree to string, in the query language: ParseQuery(Print(n)).root == n for
// every n that ParseQuery can answer. Thread-safe.

#ifndef DIZIN_COMMON_QUERY_PRINTER_H_
#define DIZIN_COMMON_QUERY_PRINTER_H_

#include <string>

#include "common/query/node.h"

namespace dizin::query {

std::string Print(const Node& node);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_PRINTER_H_
