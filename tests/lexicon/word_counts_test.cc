#include "common/lexicon/word_counts.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace dizin::lexicon {
namespace {

using All = std::map<std::uint32_t, WordStats>;

All AllOf(const WordCounts& counts) {
  All all;
  counts.Visit([&all](std::uint32_t id, const WordStats& stats) {
    EXPECT_TRUE(all.empty() || all.rbegin()->first < id);
    all[id] = stats;
  });
  return all;
}

TEST(WordCountsTest, NothingWasSeen) {
  WordCounts counts;
  EXPECT_EQ(AllOf(counts), All());
  counts.AddEvidence(3, Evidence::kCapital);  // its occurrence comes later
  EXPECT_EQ(AllOf(counts), All());
}

// So often that what is written down is added up in between.
TEST(WordCountsTest, CountsAsStatsDo) {
  WordCounts counts;
  All want;
  std::mt19937 generator(7);
  const auto random = [&generator] {
    return static_cast<std::uint32_t>(generator());
  };
  for (int i = 0; i < 1500000; ++i) {
    const std::uint32_t id = random() % 1000 * (random() % 3);
    const auto language = static_cast<LanguageId>(random() % (1 + id % 7));
    const std::uint32_t n = 1 + random() % 3;
    const auto evidence = static_cast<Evidence>(random() % 3);
    counts.AddOccurrences(id, language, n);
    counts.AddEvidence(id, evidence);
    const bool capital = evidence == Evidence::kCapital;
    const bool untold = evidence == Evidence::kUntoldCapital;
    want[id].Merge({n - (capital || untold ? 1U : 0U),
                    capital ? 1U : 0U,
                    untold,
                    {{language, n}}});
  }
  EXPECT_EQ(AllOf(counts), want);
}

}  // namespace
}  // namespace dizin::lexicon
