#include "common/text/display_width.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace dizin {
namespace {

bool TakesNoColumn(UChar32 c) {
  constexpr uint32_t kNone = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK |
                             U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  if ((U_GET_GC_MASK(c) & kNone) != 0) return true;
  const int syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  return syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO;
}

}  // namespace

int CodePointWidth(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  const auto code_point = static_cast<UChar32>(c);
  if (TakesNoColumn(code_point)) return 0;
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t DisplayWidth(std::string_view utf8) {
  std::size_t columns = 0;
  for (Utf8Reader reader(utf8); !reader.AtEnd();) {
    columns += static_cast<std::size_t>(CodePointWidth(reader.Next()));
  }
  return columns;
}

bool HasRightToLeft(std::string_view utf8) {
  for (Utf8Reader reader(utf8); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    if (c < 0x590) continue;  // Hebrew is the first such block
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) {
      return true;
    }
  }
  return false;
}

}  // namespace dizin
