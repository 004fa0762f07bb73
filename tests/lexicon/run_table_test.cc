#include "common/lexicon/run_table.h"

#include <cstdint>
#include <map>
#include <random>
#include <span>
#include <string>

#include <gtest/gtest.h>

namespace dizin::lexicon {
namespace {

TEST(RunTableTest, NumbersAsAMapDoes) {
  constexpr std::size_t kMaxRun = 6;
  RunTable<char32_t, kMaxRun> runs;
  std::map<std::u32string, std::uint32_t> want;
  std::mt19937 random(5);
  for (int i = 0; i < 50000; ++i) {
    std::u32string run;
    for (auto size = 1 + random() % kMaxRun; size > 0; --size) {
      // From all planes, and few.
      run.push_back(random() % 4 == 0
                        ? U'\U0010FFFF'
                        : static_cast<char32_t>(0x4E00 + random() % 9));
    }
    const auto next = static_cast<std::uint32_t>(want.size());
    ASSERT_EQ(runs.IdOf(run), want.try_emplace(run, next).first->second);
  }
  EXPECT_EQ(runs.size(), want.size());
  std::map<std::u32string, std::uint32_t> got;
  runs.Visit([&got](std::span<const char32_t> run, std::uint32_t id) {
    EXPECT_TRUE(got.emplace(std::u32string(run.begin(), run.end()), id).second);
  });
  EXPECT_EQ(got, want);
}

}  // namespace
}  // namespace dizin::lexicon
