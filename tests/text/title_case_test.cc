#include "common/text/title_case.h"

#include <gtest/gtest.h>

#include "common/text/fold.h"

namespace dizin {
namespace {

TEST(TitleCaseTest, WritesTheFirstLetterLarge) {
  struct Row {
    const char* why;
    const char* word;
    const char* want;
  };
  static constexpr Row kRows[] = {
      {"a name", "kalın", "Kalın"},
      {"a dotted i", "i\u0307brahim", "İbrahim"},
      {"a plain i is I", "ibrahim", "Ibrahim"},
      {"a dotless i is I too", "ığdır", "Iğdır"},
      {"Cyrillic", "калын", "Калын"},
      {"a mark apart", "e\u0301cole", "École"},
      {"a ligature has a title case", "ǆemal", "ǅemal"},
      {"no case", "安卡拉", "安卡拉"},
      {"Arabic", "كالين", "كالين"},
      {"a digit", "400", "400"},
      {"nothing", "", ""},
      {"ill-formed", "\xFFz", "\uFFFDz"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(TitleCase(row.word), row.want);
    EXPECT_EQ(TitleCase(row.want), row.want);
  }
  EXPECT_EQ(Casefold(TitleCase("i\u0307brahim")), "i\u0307brahim");
}

}  // namespace
}  // namespace dizin
