// Definitions finds what a text says an abbreviation stands for.
//
//   FindDefinitions("the Sanctions Act (CAATSA) …")
//   // CAATSA: countering america adversaries through sanctions act
//
// Two forms are read: "Long Form (LF)" and "LF (Long Form)", within one line.
// LF is an abbreviation of the tokenizer: two to eight capitals, or dotted.
//  * It is explained if its letters are found in the long form, from the last
//    to the first, and the first one begins the long form (Schwartz and Hearst,
//    A simple algorithm for identifying abbreviation definitions in biomedical
//    text, 2003). Letters are compared folded. The long form has at least two
//    words, and at most min(n + 5, 2 n) for n letters.
//  * It is alleged if not, but the words before it are a name: they begin with
//    capitals, but for short ones between, and are four or more, or three with
//    one of those: Presidency of Defense Industries (SSB), but not Angela
//    Merkel (CDU). One article is no proof of that.

#ifndef DIZIN_COMMON_LEXICON_DEFINITIONS_H_
#define DIZIN_COMMON_LEXICON_DEFINITIONS_H_

#include <string>
#include <string_view>
#include <vector>

namespace dizin::lexicon {

struct Definition {
  std::string abbreviation;        // "CAATSA", the term without its prefix
  std::vector<std::string> terms;  // of the long form, one a position
  bool explained = false;

  friend bool operator==(const Definition&, const Definition&) = default;
};

// In order of the text. `text` is well-formed UTF-8. Costs next to nothing
// where there are no parentheses with capitals. Thread-safe.
std::vector<Definition> FindDefinitions(std::string_view text);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_DEFINITIONS_H_
