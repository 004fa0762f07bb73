// From the characters of a word to its term.

#ifndef DIZIN_COMMON_TEXT_TERM_H_
#define DIZIN_COMMON_TEXT_TERM_H_

#include <string>
#include <string_view>

namespace dizin {

// `word` casefolded, without the spaces that some characters fold to ("ﷺ"),
// and limited.
std::string MakeTerm(std::string_view word);

// What most words are: true, and the same answer in `term`, if `unit` is
// small ASCII letters, the first perhaps a capital. No other token is made of
// such a unit (tokenizer.h).
bool MakeSimpleTerm(std::string_view unit, std::string* term);

// kAbbreviationPrefix and `capitals` in NFKC, limited.
std::string MakeAbbreviation(std::string_view capitals);

// `term` if it has at most kMaxTermBytes; else its beginning, cut between code
// points, "~" and 16 hexadecimal digits of a hash of all of it (FNV-1a, 64
// bit).
std::string LimitTerm(std::string_view term);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_TERM_H_
