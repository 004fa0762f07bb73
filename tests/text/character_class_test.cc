#include "common/text/character_class.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace dizin {
namespace {

// They are not asked for one by one.
TEST(CharacterClassTest, IcuHasWholeBlocksOfOneClass) {
  struct Row {
    UChar32 first, last;
    int8_t type;
    UScriptCode script;
    CharClass want;
  };
  constexpr Row kRows[] = {
      {0x3400, 0x4DBF, U_OTHER_LETTER, USCRIPT_HAN, CharClass::kHan},
      {0x4E00, 0x9FFF, U_OTHER_LETTER, USCRIPT_HAN, CharClass::kHan},
      {0xAC00, 0xD7A3, U_OTHER_LETTER, USCRIPT_HANGUL, CharClass::kHangul},
      {0xD800, 0xDFFF, U_SURROGATE, USCRIPT_UNKNOWN, CharClass::kOther},
      {0xE000, 0xF8FF, U_PRIVATE_USE_CHAR, USCRIPT_UNKNOWN, CharClass::kOther},
  };
  for (const Row& row : kRows) {
    for (UChar32 c = row.first; c <= row.last; ++c) {
      UErrorCode status = U_ZERO_ERROR;
      ASSERT_EQ(u_charType(c), row.type) << std::hex << c;
      ASSERT_EQ(uscript_getScript(c, &status), row.script) << std::hex << c;
      ASSERT_EQ(ClassOf(static_cast<char32_t>(c)), row.want) << std::hex << c;
    }
  }
}

}  // namespace
}  // namespace dizin
