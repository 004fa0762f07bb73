// The characters of one unit, as AnalyzeUnit() and its helpers look at them.

#ifndef DIZIN_COMMON_TEXT_UNIT_CHAR_H_
#define DIZIN_COMMON_TEXT_UNIT_CHAR_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/character_class.h"

namespace dizin {

// The scripts that share letter shapes are told apart here; any other script
// of letters is its number in ICU (UScriptCode).
inline constexpr int kCommonScript = 0;  // also of marks: goes with any
inline constexpr int kCyrillicScript = 8;
inline constexpr int kGreekScript = 14;
inline constexpr int kHebrewScript = 19;
inline constexpr int kLatinScript = 25;

struct UnitChar {
  char32_t c = 0;
  std::uint32_t begin = 0;  // bytes in the unit
  std::uint32_t end = 0;
  CharClass cls = CharClass::kOther;
  int script = kCommonScript;  // of letters
};

// Most words that are not ASCII: letters of one script, with marks, and no
// capital but the first. Nothing in them is to be cut off, split or joined.
bool IsPlainWord(std::string_view unit);

// The characters of `unit`, from the first letter or digit to the last letter,
// digit or mark. Letters that only look like their neighbours' script are
// replaced by those of that script (ResolveLookAlikes).
std::vector<UnitChar> ReadUnit(std::string_view unit);

// Writes each word of one script with one or two letters of another that only
// look like it in its own script; Latin, Cyrillic and Greek (after Unicode's
// confusables.txt, UTS #39).
void ResolveLookAlikes(std::span<UnitChar> chars);

// The Latin letter that looks like a Cyrillic one, in lower case; 0 if none.
char32_t LatinLookAlike(char32_t cyrillic);

// Cyrillic in Latin letters, for words that are written with digits: "с" is
// "s". Other letters stay. `word` is casefolded.
std::string RomanizeCyrillic(std::string_view word);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_UNIT_CHAR_H_
