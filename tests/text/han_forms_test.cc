#include "common/text/han_forms.h"

#include <string>

#include <gtest/gtest.h>

#include "common/text/utf8.h"

namespace dizin {
namespace {

TEST(HanFormsTest, AreOfChinaTaiwanAndJapan) {
  struct Row {
    char32_t typed;
    const char32_t* among;
  };
  static constexpr Row kRows[] = {
      {U'习', U"習"},   {U'習', U"习"},     {U'台', U"臺颱檯"}, {U'臺', U"台"},
      {U'沢', U"澤泽"}, {U'泽', U"澤沢"},   {U'国', U"國"},     {U'後', U"后"},
      {U'総', U"總总"}, {U'邉', U"邊边辺"},
  };
  for (const Row& row : kRows) {
    const std::u32string forms = HanForms(row.typed);
    for (const char32_t c : std::u32string(row.among)) {
      EXPECT_NE(forms.find(c), std::u32string::npos)
          << ToUtf8({&row.typed, 1}) << ' ' << ToUtf8({&c, 1});
    }
  }
}

TEST(HanFormsTest, OfOthersAreThemselves) {
  for (const char32_t c : {U'山', U'a', U'あ', U'\0', U'\U00020000'}) {
    EXPECT_EQ(HanForms(c), std::u32string(1, c));
  }
}

TEST(HanFormsTest, AreMutualAndFew) {
  for (char32_t c = U'\u3400'; c <= U'\u9FFF'; ++c) {
    const std::u32string forms = HanForms(c);
    ASSERT_NE(forms.find(c), std::u32string::npos);
    ASSERT_LE(forms.size(), 8U) << ToUtf8({&c, 1});
    for (const char32_t other : forms) {
      ASSERT_NE(HanForms(other).find(c), std::u32string::npos)
          << ToUtf8({&c, 1}) << ToUtf8({&other, 1});
    }
  }
}

}  // namespace
}  // namespace dizin
