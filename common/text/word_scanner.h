// Where a word of an alphabet ends: the part of UnitScanner that knows which
// signs join letters and digits.
//
//   ScanWord(ClassedText("S-400'leri al"), 0).end   // 11, behind leri
//
// A word goes on over:
//  * letters, digits, marks and ignorable characters;
//  * an apostrophe before a letter; Hebrew gershayim between letters, and a
//    geresh at the end of a word;
//  * . and , between digits; . between single capitals, and behind the last;
//  * a hyphen between letters and digits (COVID-19; after digits at most two
//    letters: 737-A, but 20-year ends at 20), and behind a single letter at the
//    start (e-mail);
//  * & between capitals (AT&T), · between two l;
//  * ++ at its end, or # behind a single letter (C++, C#).

#ifndef DIZIN_COMMON_TEXT_WORD_SCANNER_H_
#define DIZIN_COMMON_TEXT_WORD_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/text/character_class.h"

namespace dizin {

constexpr std::uint32_t ClassBit(CharClass c) {
  return std::uint32_t{1} << static_cast<unsigned>(c);
}

struct WordSpan {
  std::size_t end = 0;     // behind the last character of the word
  std::size_t resume = 0;  // where to read on; behind ignorable characters
  std::uint32_t seen = 0;  // ClassBits of its letters and digits
};

// REQUIRES: a letter or a digit at `begin`. Linear in the length of the word.
WordSpan ScanWord(const ClassedText& text, std::size_t begin);

// The end of the run of small ASCII letters at `at`, eight at a time.
std::size_t SmallLettersEnd(std::string_view text, std::size_t at);

// The end of the dotted capitals that begin at `begin` (U.S. and U.S.A, with
// the last dot), or 0 if there are not at least two.
std::size_t DottedCapitalsEnd(const ClassedText& text, std::size_t begin);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_WORD_SCANNER_H_
