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

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
inline std::size_t SmallLettersEnd(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = 0x80 * kOnes;
  if constexpr (std::endian::native == std::endian::little) {
    for (; at + 8 <= text.size(); at += 8) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + at, 8);
      // The high bit of each sum says whether the low seven reach the bound.
      const std::uint64_t low = bytes & ~kHighs;
      const std::uint64_t from_a = low + (0x80 - 'a') * kOnes;
      const std::uint64_t behind_z = low + (0x80 - 'z' - 1) * kOnes;
      const std::uint64_t others = ~(from_a & ~behind_z & ~bytes) & kHighs;
      if (others != 0) {
        return at + static_cast<std::size_t>(std::countr_zero(others)) / 8;
      }
    }
  }
  while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
  return at;
}

inline bool IsAsciiLetter(char c) {
  return static_cast<unsigned char>((c | 0x20) - 'a') < 26;
}

// Whether a word of so many ASCII letters surely ends at `at`.
bool EndsPlainWord(const ClassedText& text, std::size_t at,
                   std::size_t letters);

// The end of the dotted capitals that begin at `begin` (U.S. and U.S.A, with
// the last dot), or 0 if there are not at least two.
std::size_t DottedCapitalsEnd(const ClassedText& text, std::size_t begin);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_WORD_SCANNER_H_
