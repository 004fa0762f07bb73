#include "common/text/display_width.h"

#include <gtest/gtest.h>

namespace dizin {
namespace {

TEST(DisplayWidthTest, CountsColumns) {
  struct Row {
    const char* why;
    const char* text;
    std::size_t want;
  };
  static constexpr Row kRows[] = {
      {"nothing", "", 0},
      {"ASCII", "Kalin", 5},
      {"precomposed", "Kalın é", 7},
      {"a combining mark", "e\u0301", 1},
      {"Han", "安卡拉", 6},
      {"full-width Latin", "ＡＢ", 4},
      {"half-width kana", "ｱﾝ", 2},
      {"Hangul syllables", "앙카라", 6},
      {"Hangul as letters: vowel and final join", "\u1112\u1161\u11AB", 2},
      {"Arabic with a vowel sign", "كَ", 1},
      {"Thai with a vowel above and a tone", "ที่", 1},
      {"a Devanagari spacing sign is a column", "की", 2},
      {"controls show nothing", "a\tb\x1b", 2},
      {"zero-width joiner", "a\u200Db", 2},
      {"an emoji", "😀", 2},
      {"an ill-formed byte is one sign", "a\xFF", 2},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(DisplayWidth(row.text), row.want);
  }
}

TEST(DisplayWidthTest, TellsWhatRunsFromTheRight) {
  struct Row {
    const char* text;
    bool want;
  };
  static constexpr Row kRows[] = {
      {"", false},      {"Kalın 123", false}, {"Калын 安", false},
      {"كالين", true},  {"a קלין", true},     {"١٢٣", false},
      {"\u200F", true}, {"ܩ", true},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(HasRightToLeft(row.text), row.want) << row.text;
  }
}

}  // namespace
}  // namespace dizin
