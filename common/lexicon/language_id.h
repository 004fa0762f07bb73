// Languages as small numbers, the same in every database: a number is worked
// out from the code alone, so shards and threads need no table in common.
//
//   LanguageId tr = LanguageIdOf("tr");   // one byte when packed
//   LanguageCode(tr)                      // "tr"
//
// The languages that news is mostly written in have numbers below 64, all
// others follow from their letters. The numbers are stored: never renumber.

#ifndef DIZIN_COMMON_LEXICON_LANGUAGE_ID_H_
#define DIZIN_COMMON_LEXICON_LANGUAGE_ID_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace dizin::lexicon {

using LanguageId = std::uint16_t;

inline constexpr LanguageId kUnknownLanguage = 0;

// `code` as NormalizeLanguage() answers it: two or three letters a to z.
// Anything else is kUnknownLanguage. Thread-safe, no allocation.
LanguageId LanguageIdOf(std::string_view code);

// The inverse; empty for kUnknownLanguage and for numbers of no language.
std::string LanguageCode(LanguageId id);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_LANGUAGE_ID_H_
