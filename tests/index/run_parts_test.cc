#include "common/index/run_parts.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dizin::index {
namespace {

std::vector<std::string> TextsOf(const std::vector<RunPart>& parts) {
  std::vector<std::string> texts;
  for (const RunPart& part : parts) texts.push_back(part.text);
  return texts;
}

TEST(RunPartsTest, CutsWhatIsLongerThanAWord) {
  struct Row {
    const char* why;
    const char* typed;
    std::vector<std::string> want;
  };
  const Row rows[] = {
      {"a question",
       "北京的大学在哪里",
       {"北京", "京的", "的大", "大学", "学在", "在哪", "哪里"}},
      {"a name of four characters", "埃尔多安", {}},
      {"one character", "水", {}},
      {"Japanese: bigrams, grammar of one character, a lone one",
       "東京都知事は誰",
       {"東京", "京都", "都知", "知事", "誰"}},
      {"Japanese: katakana whole, short runs whole",
       "データベースの設定です",
       {"データベース", "設定", "です"}},
      {"katakana alone", "エルドアン", {}},
      {"numbers and Latin within", "2019年のGDP", {"2019", "年", "GDP"}},
      {"Thai of four words", "วิธีติดตั้งโปรแกรม", {"วิธี", "ติด", "ตั้ง", "โปรแกรม"}},
      {"Thai that may be one name", "คาลิน", {}},
      {"an alphabet", "S-400", {}},
      {"Hangul is spaced", "대통령이누구입니까", {}},
      {"nothing", "", {}},
      {"no word", "、。", {}},
      {"ill-formed", "\xE5\x8C", {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(TextsOf(RunParts(row.typed)), row.want);
  }
}

TEST(RunPartsTest, BigramsAreNoNames) {
  EXPECT_TRUE(RunParts("東京都知事は誰").front().is_scrap);
  EXPECT_FALSE(RunParts("安倍首相の訪問").front().is_scrap);
}

TEST(RunPartsTest, AreBounded) {
  std::string typed;
  for (int i = 0; i < 1000; ++i) typed += "大学";
  EXPECT_EQ(RunParts(typed).size(), kMaxRunParts);
}

}  // namespace
}  // namespace dizin::index
