// How a text lies on a terminal: how many columns it takes, and whether any of
// it runs from right to left.
//
//   DisplayWidth("Kalın")  // 5
//   DisplayWidth("安卡拉")  // 6
//   HasRightToLeft("كالين") // true
//
// A code point is two columns if its East_Asian_Width is Wide or Fullwidth
// (UAX #11); none if it is a nonspacing or enclosing mark, a control or format
// character, or a Hangul vowel or final that joins the syllable before it; one
// otherwise. Thread-safe.

#ifndef DIZIN_COMMON_TEXT_DISPLAY_WIDTH_H_
#define DIZIN_COMMON_TEXT_DISPLAY_WIDTH_H_

#include <cstddef>
#include <string_view>

namespace dizin {

// 0, 1 or 2.
int CodePointWidth(char32_t c);

std::size_t DisplayWidth(std::string_view utf8);

// True if a letter of it is Hebrew, Arabic, Syriac, … (Bidi_Class R or AL).
bool HasRightToLeft(std::string_view utf8);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_DISPLAY_WIDTH_H_
