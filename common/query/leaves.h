// The leaves of a query: words, phrases, values, dates and numbers. Each
// function reads one from where the reader stands, moves it behind, and answers
// nothing when what stands there was left out (and complained of).
//
// REQUIRES of each: !AtEnd(), and the next character is one it reads.

#ifndef DIZIN_COMMON_QUERY_LEAVES_H_
#define DIZIN_COMMON_QUERY_LEAVES_H_

#include <cstddef>
#include <optional>
#include <string>

#include "common/lexicon/variant.h"
#include "common/query/node.h"
#include "common/query/reader.h"

namespace dizin::query {

// What stands before a leaf, or before a group around it: title: = ~
struct Context {
  std::string field;
  Match match = Match::kDefault;
};

// kWord, kPrefix, or kRange in a further field.
std::optional<Node> ReadWord(Reader* reader, const Context& context);

// kPhrase; the word itself if there is but one between the quotes.
std::optional<Node> ReadPhrase(Reader* reader, const Context& context);

// kValues: a list tr,ru or a group (tr ru).
std::optional<Node> ReadValues(Reader* reader, const Context& context);

// kRange of a date.
std::optional<Node> ReadDate(Reader* reader, const Context& context);

// kRange of numbers or dates if [begin, end), already read, is one in a further
// field. What looks
// like one and is none is complained of.
std::optional<Node> ReadFieldRange(Reader* reader, const Context& context,
                                   std::size_t begin, std::size_t end);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_LEAVES_H_
