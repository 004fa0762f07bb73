#include "common/lexicon/han_joins.h"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace dizin::lexicon {
namespace {

struct Count {
  int count = 0;
};

TEST(HanJoinsTest, CountsAsAMapDoes) {
  HanJoins<Count> joins;
  std::map<std::u32string, int> want;
  std::mt19937 random(5);
  for (int i = 0; i < 50000; ++i) {
    std::u32string run;
    for (auto size = 1 + random() % HanJoins<Count>::kMaxRun; size > 0;
         --size) {
      // From all planes, and few.
      run.push_back(random() % 4 == 0
                        ? U'\U0010FFFF'
                        : static_cast<char32_t>(0x4E00 + random() % 9));
    }
    ++joins.At(run)->count;
    ++want[run];
  }
  EXPECT_EQ(joins.size(), want.size());
  std::map<std::u32string, int> got;
  joins.Visit([&got](std::u32string_view run, const Count& word) {
    EXPECT_TRUE(got.emplace(run, word.count).second);
  });
  EXPECT_EQ(got, want);
}

}  // namespace
}  // namespace dizin::lexicon
