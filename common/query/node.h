// A query as a tree: what was asked, before anything is known of an index.
//
//   kalın -draft "ankara zirvesi"~2 title:(nato OR s-400) date:2021-02..2021-03
//
// parses to a kBag of five clauses. The tree is a value: it can be copied,
// compared and printed (printer.h), and parse -> print -> parse is the
// identity. docs/query-syntax.md is the manual.
//
// What the parser promises of the trees that it answers:
//  * kAnd and kOr have two children or more; so has kBag, but for the empty
//    query (no child: finds nothing) and for a lone kMustNot ("-draft": every
//    article without it).
//  * `field` stands on the leaves: kWord, kPrefix, kValues, kRange, kPhrase and
//    kNear. The children of a kPhrase or kNear have none of their own.
//  * `boost` is 1 on kValues and kRange and inside kPhrase and kNear.

#ifndef DIZIN_COMMON_QUERY_NODE_H_
#define DIZIN_COMMON_QUERY_NODE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "common/lexicon/variant.h"

namespace dizin::query {

enum class Kind : std::uint8_t {
  // Leaves. `text` is as typed, never empty; it may hold several tokens
  // ("S-400", "安卡拉"), which count as one word, or none (an emoji).
  kWord,    // text, match; edits > 0 for fuzzy word~1; quoted
  kPrefix,  // text* : words that begin so
  kPhrase,  // children (kWord, kPrefix), two or more, in order; slop
  kNear,    // children (kWord, kPrefix, kPhrase) within `slop` words of each
            // other; `ordered` for ADJ
  kValues,  // field is one of values: lang:tr,ru  source:aa; lang in lower case
  kRange,   // field from low to high, inclusive; either may be empty. A date
            // is as Date::ToString() has it, of any precision: low counts from
            // its first second, high to its last ("2021-02": all of February).
            // A number is decimal, as std::from_chars reads it. The bounds of
            // a further field may be either; "2021" may be a year there
  // Combinations.
  kAnd,  // all children
  kOr,   // any child
  kBag,  // children with their `occur`: the default juxtaposition
};

enum class Occur : std::uint8_t {
  kMay,      // adds to the score; one of them must match if none is kMust
  kMust,     // +word, and both sides of AND inside a bag
  kMustNot,  // -word, NOT word
  kFilter,   // a kValues, a kRange or a combination of nothing else: must
             // match, adds no score, and leaves the rule of kMay as it is
};

struct Node {
  Kind kind = Kind::kBag;
  Occur occur = Occur::kMay;  // as a child of a kBag; kMay elsewhere
  std::string field;  // "" the text and the title; "title", "author", a field
  std::string text;
  Match match = Match::kDefault;
  int edits = 0;
  bool quoted = false;  // a lone word in quotes: as it stands, not by its parts
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
