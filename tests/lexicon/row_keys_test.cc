#include "common/lexicon/row_keys.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dizin::lexicon {
namespace {

TEST(RowKeysTest, FormsAreTermsOrPhrases) {
  struct Row {
    const char* why;
    std::string form;
    std::vector<std::string> terms;
    std::string sound;
    bool join;
  };
  const Row kRows[] = {
      {"a word", "kalın", {"kalın"}, "kalın", false},
      {"katakana is a word", "カリン", {"カリン"}, "カリン", false},
      {"two Han characters are a term", "卡林", {"卡林"}, "卡林", true},
      {"three are a phrase", "安卡拉", {"安卡", "卡拉"}, "安卡拉", true},
      {"one is a term", "安", {"安"}, "安", true},
      {"Thai words", "อัง\x1Fการา", {"อัง", "การา"}, "อังการา", true},
      {"Tibetan syllables are read one by one",
       "ཨང\x1Fཀ",
       {"ཨང", "ཀ"},
       "ཨང་ཀ",
       true},
      {"three words",
       "a\x1F"
       "b\x1F"
       "c",
       {"a", "b", "c"},
       "abc",
       true},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(TermsOf(row.form), row.terms);
    EXPECT_EQ(SoundForm(row.form), row.sound);
    EXPECT_EQ(IsJoin(row.form), row.join);
  }
}

TEST(RowKeysTest, WordsAreToldFromOtherRows) {
  EXPECT_TRUE(IsWordRow("ankara"));
  EXPECT_TRUE(IsWordRow("XA:US"));
  EXPECT_FALSE(IsWordRow(std::string{kJoinRow} + "卡林"));
  EXPECT_FALSE(IsWordRow(""));
}

}  // namespace
}  // namespace dizin::lexicon
