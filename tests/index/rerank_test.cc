#include "common/index/rerank.h"

#include <vector>

#include <gtest/gtest.h>

namespace dizin::index {
namespace {

constexpr double kDay = 86400;
constexpr double kNow = 1'000 * kDay;

Ranked Match(std::uint32_t document, double score,
             std::optional<double> date = std::nullopt,
             std::uint64_t simhash = 0) {
  Ranked match;
  match.document = document;
  match.score = score;
  match.date_seconds = date;
  match.simhash = simhash;
  return match;
}

std::vector<std::uint32_t> Documents(const std::vector<Ranked>& ranked) {
  std::vector<std::uint32_t> documents;
  for (const Ranked& entry : ranked) documents.push_back(entry.document);
  return documents;
}

TEST(RerankTest, HalvesTheScoreForEachHalfLife) {
  struct Row {
    const char* why;
    std::optional<double> date;
    double want;
  };
  const Row rows[] = {
      {"new", kNow, 8},
      {"one half-life old", kNow - 30 * kDay, 4},
      {"two", kNow - 60 * kDay, 2},
      {"half of one", kNow - 15 * kDay, 8 / 1.4142135623730951},
      {"of tomorrow", kNow + kDay, 8},
      {"older than ten", kNow - 900 * kDay, 8.0 / 1024},
      {"without a date", std::nullopt, 8.0 / 1024},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    std::vector<Ranked> ranked = {Match(1, 8, row.date)};
    PreferRecent(kNow, 30 * kDay, &ranked);
    EXPECT_NEAR(ranked[0].score, row.want, 1e-9);
    EXPECT_NEAR(ranked[0].recency * 8, row.want, 1e-9);
  }
}

TEST(RerankTest, SortsByTheNewScoresAndKeepsEqualOnesInOrder) {
  std::vector<Ranked> ranked = {Match(1, 9, kNow - 60 * kDay),
                                Match(2, 5, kNow), Match(3, 4, kNow),
                                Match(4, 4, kNow)};
  PreferRecent(kNow, 30 * kDay, &ranked);
  EXPECT_EQ(Documents(ranked), (std::vector<std::uint32_t>{2, 3, 4, 1}));
}

TEST(RerankTest, CollapsesWhatDiffersInFewBits) {
  std::vector<Ranked> ranked = {Match(1, 9, {}, 0xFF00),
                                Match(2, 8, {}, 0xFF3F),  // 6 bits from 1
                                Match(3, 7, {}, 0xFF7F),  // 7 from 1
                                Match(4, 6, {}, 0xFF00),
                                Match(5, 5),
                                Match(6, 4)};
  CollapseDuplicates(&ranked);
  EXPECT_EQ(Documents(ranked), (std::vector<std::uint32_t>{1, 3, 5, 6}));
  EXPECT_EQ(ranked[0].duplicates, (std::vector<std::uint32_t>{2, 4}));
  EXPECT_TRUE(ranked[1].duplicates.empty());
}

}  // namespace
}  // namespace dizin::index
