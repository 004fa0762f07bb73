// Which language a text is in, and what its name is.
//
//   NormalizeLanguage("eng")     // "en"; "zh-CN" -> "zh"; "arb" -> "ar"
//   DetectLanguage("Kısa bir…")  // "tr" by CLD2
//   FamilyOfLanguage("sr")       // ScriptFamily::kCyrillic
//
// Only articles are asked; the language of a query is never guessed (queries
// are too short, and names have none).

#ifndef DIZIN_COMMON_TEXT_LANGUAGE_H_
#define DIZIN_COMMON_TEXT_LANGUAGE_H_

#include <string>
#include <string_view>

#include "common/text/phonemes.h"

namespace dizin {

// The base language in its shortest ISO 639 form ("tr", "fil"), from any BCP 47
// tag, POSIX locale or three-letter code; macrolanguages are merged as CLDR
// does (arb -> ar, cmn -> zh). Empty if `tag` is no language code. Thread-safe.
std::string NormalizeLanguage(std::string_view tag);

// The language of `text`, normalised; empty when nothing is certain. CLD2
// first, on its first 4 KiB at most; where that is unsure, the script if one
// language alone uses it (Greek, Hebrew, Thai, kana, Hangul…). Thread-safe.
std::string DetectLanguage(std::string_view text);

// The scripts that `language`, as NormalizeLanguage() answers it, is mostly
// written in, by ICU's data; kLatin for a language that ICU does not know.
// Thread-safe; some microseconds.
ScriptFamily FamilyOfLanguage(std::string_view language);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_LANGUAGE_H_
