// String to tree. A query always has an answer: what cannot be read strictly is
// read as well as it can be, and `notes` says how it was read.
//
//   ParsedQuery q = ParseQuery("kalın AND", {});
//   q.notes  // {"AND at the end was left out"}
//   ParseQuery("kalın AND", {.strict = true})  // throws Error(kUsage)
//
// The grammar is in docs/query-syntax.md. It is our own, by recursive descent
// of bounded depth; no input makes it slow or deep.

#ifndef DIZIN_COMMON_QUERY_PARSER_H_
#define DIZIN_COMMON_QUERY_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/query/node.h"

namespace dizin::query {

struct ParseOptions {
  bool strict = false;     // throw instead of noting
  bool match_all = false;  // every word of a bag must match
  // Relative dates (last-30-days, today) count from here, seconds UTC.
  std::int64_t now_seconds = 0;
  // Names that may stand before a colon, besides text title author lang source
  // date id url; a word with another name before its colon is words.
  // A name that begins with a digit cannot be typed.
  std::vector<std::string> fields = {};
};

// Limits of DESIGN: exceeding one throws Error(kUsage), in either mode.
inline constexpr std::size_t kMaxQueryBytes = 2048;
inline constexpr std::size_t kMaxQueryWords = 64;
inline constexpr std::size_t kMaxQueryDepth = 16;
inline constexpr std::size_t kMinPrefixLetters = 3;

struct ParsedQuery {
  Node root;
  std::vector<std::string> notes;  // one line each, lower case, for people
};

// `text` is UTF-8; ill-formed bytes become U+FFFD. An empty query is an empty
// kBag. Throws Error(kUsage). Thread-safe.
ParsedQuery ParseQuery(std::string_view text, const ParseOptions& options);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_PARSER_H_
