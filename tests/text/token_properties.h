// What holds of every text and its tokens, whatever is in it; for the property
// tests and the fuzz target.

#ifndef DIZIN_TESTS_TEXT_TOKEN_PROPERTIES_H_
#define DIZIN_TESTS_TEXT_TOKEN_PROPERTIES_H_

#include <string>
#include <string_view>

#include "common/text/tokenizer.h"

namespace dizin {

// Empty if all is well, else what is wrong. In order:
//  * units lie in order inside the text, on boundaries of characters; only
//    bigrams overlap, and nothing that belongs to a word is in none;
//  * tokens lie in order inside the text; their positions never fall and end
//    where Tokenize() says; their terms are well formed, not empty, not too
//    long and have no spaces;
//  * what a token stands on gives the token again when it is typed (but not in
//    scripts that ICU's dictionaries cut, which look at the neighbours too);
//  * composed and decomposed, the text is cut alike.
std::string BrokenProperty(std::string_view text);

// The same of AnalyzeUnit(), which takes any bytes as any kind of unit.
std::string BrokenUnit(std::string_view bytes, UnitKind kind, bool in_capitals);

}  // namespace dizin

#endif  // DIZIN_TESTS_TEXT_TOKEN_PROPERTIES_H_
