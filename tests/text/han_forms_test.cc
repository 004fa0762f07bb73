#include "common/text/han_forms.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

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

TEST(HanFormsTest, AreWhatIcuMakesOfACharacter) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  ASSERT_TRUE(U_SUCCESS(status));
  int others = 0;
  for (char32_t c = U'\u3400'; c <= U'\u9FFF'; ++c) {
    icu::UnicodeString text(static_cast<UChar32>(c));
    simplify->transliterate(text);
    const auto simple = static_cast<char32_t>(text.char32At(0));
    ASSERT_NE(HanForms(c).find(simple), std::u32string::npos)
        << ToUtf8({&c, 1});
    others += simple != c;
  }
  EXPECT_GT(others, 2'000);
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
