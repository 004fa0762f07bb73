#include "common/text/name_letters.h"

#include <string_view>

#include <gtest/gtest.h>

namespace dizin {
namespace {

TEST(NameLettersTest, NamesHaveOtherLettersThanWords) {
  const struct {
    std::string_view why;
    std::string_view name;
    std::string_view word;
  } kRows[] = {
      {"Arabic: Casey, and judge", "كيسي", "قاضٍ"},
      {"Arabic: Scott, and fall", "سكوت", "سقوط"},
      {"Hebrew: Tracey, and program", "טרייסי", "תוכנית"},
      {"Persian: Jack, and cause", "جک", "علت"},
      {"Thai: Clinton, and study", "คลินตัน", "ศึกษา"},
      {"Japanese: Tom, and particles", "トム", "なければ"},
      {"Chinese: Clark, and meeting", "克拉克", "会议"},
      {"Hindi: Washington, and condition", "वाशिंगटन", "स्थिति"},
      {"Amharic: Paris, and is", "ፓሪስ", "ነው"},
      {"Georgian: Paris, and this", "პარიზი", "ამის"},
  };
  for (const auto& row : kRows) {
    EXPECT_GT(LettersOfName(row.name), LettersOfName(row.word)) << row.why;
  }
}

TEST(NameLettersTest, NothingIsSaidOfOtherScripts) {
  for (const std::string_view word : {"", "casey", "калын", "s400", "\xFF"}) {
    EXPECT_EQ(LettersOfName(word), 0) << word;
  }
}

TEST(NameLettersTest, LongWordsSayNoMore) {
  EXPECT_EQ(LettersOfName("كككككككككككككككك"), 1);
  EXPECT_EQ(LettersOfName("قققققققققققققققق"), -3);
}

}  // namespace
}  // namespace dizin
