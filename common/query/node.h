// A query as a tree: what was asked, before anything is known of an index.
//
//   kalın -draft "ankara zirvesi"~2 title:(nato OR s-400) date:2021-02..2021-03
//
// parses to a kBag of five clauses. The tree is a value: it can be copied,
// compared and printed (printer.h), and parse -> print -> parse is the
// identity. docs/query-syntax.md is the manual.

#ifndef DIZIN_COMMON_QUERY_NODE_H_
#define DIZIN_COMMON_QUERY_NODE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "common/lexicon/variant.h"

namespace dizin::query {

enum class Kind : std::uint8_t {
  // Leaves. `text` is as typed, never empty; it may hold several tokens
  // ("S-400", "安卡拉"), which count as one word.
  kWord,    // text, match; edits > 0 for fuzzy word~1
  kPrefix,  // text* : words that begin so
  kPhrase,  // children (kWord, kPrefix), in order; slop
  kNear,    // children (kWord, kPrefix, kPhrase) within `slop` words of each
            // other; `ordered` for ADJ
  kValues,  // field is one of values: lang:tr,ru  source:aa
  kRange,   // field from low to high, inclusive; either may be empty
  // Combinations.
  kAnd,  // all children
  kOr,   // any child
  kBag,  // children with their `occur`: the default juxtaposition
};

enum class Occur : std::uint8_t {
  kMay,      // adds to the score; one of them must match if none is kMust
  kMust,     // +word, and both sides of AND inside a bag
  kMustNot,  // -word, NOT word
};

struct Node {
  Kind kind = Kind::kBag;
  Occur occur = Occur::kMay;  // as a child of a kBag; kMay elsewhere
  std::string field;  // "" the text and the title; "title", "author", a field
  std::string text;
  Match match = Match::kDefault;
  int edits = 0;
  int slop = 0;
  bool ordered = false;
  double boost = 1;
  std::string low, high;
  std::vector<std::string> values;
  std::vector<Node> children;

  friend bool operator==(const Node&, const Node&) = default;
};

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_NODE_H_
