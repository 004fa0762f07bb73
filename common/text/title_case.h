// A word of the index as people would write it at the start of a sentence.
//
//   TitleCase("kalın")    // "Kalın"
//   TitleCase("i̇brahim")  // "İbrahim": i with a dot above, as İ casefolds
//
// The first letter in title case by Unicode's rules for no language (3.13), the
// result composed (NFC). Words of scripts without case stay. Thread-safe.

#ifndef DIZIN_COMMON_TEXT_TITLE_CASE_H_
#define DIZIN_COMMON_TEXT_TITLE_CASE_H_

#include <string>
#include <string_view>

namespace dizin {

// `word` is UTF-8. Throws Error(kInternal) if ICU's data cannot be loaded.
std::string TitleCase(std::string_view word);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_TITLE_CASE_H_
