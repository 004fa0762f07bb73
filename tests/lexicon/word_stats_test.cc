#include "common/lexicon/word_stats.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "common/error.h"

namespace dizin::lexicon {
namespace {

TEST(WordStatsTest, PackedAndParsedIsTheSame) {
  struct Row {
    const char* why;
    WordStats stats;
    std::size_t bytes;
  };
  const Row kRows[] = {
      {"nothing", {}, 1},
      {"seen once", {1, 0, false, {{1, 1}}}, 3},
      {"a name", {0, 12, false, {{2, 12}}}, 3},
      {"untold alone", {0, 0, true, {{3, 4}}}, 3},
      {"both", {7, 5, true, {{1, 10}, {2, 200}}}, 8},
      {"a rare language", {1, 0, false, {{20000, 1}}}, 5},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    std::string packed;
    AppendWordStats(row.stats, &packed);
    EXPECT_EQ(packed.size(), row.bytes);
    EXPECT_EQ(ParseWordStats(packed), row.stats);
  }
}

TEST(WordStatsTest, DamageIsAnError) {
  for (const std::string& packed :
       {std::string(), std::string("\x08\x01"), std::string("\x08\x01\x01\x01"),
        std::string("\x0B")}) {
    EXPECT_THROW(ParseWordStats(packed), Error);
  }
}

TEST(WordStatsTest, MergingIsASum) {
  constexpr unsigned kSeed = 7;
  std::mt19937 random(kSeed);
  const auto any = [&random] {
    WordStats stats;
    for (LanguageId l = 1; l < 6; ++l) {
      if (random() % 2 == 0) stats.languages.push_back({l, 1 + random() % 9});
    }
    stats.lower = random() % 5;
    stats.capitals = random() % 5;
    stats.untold_capital = random() % 2 == 0;
    return stats;
  };
  for (int i = 0; i < 200; ++i) {
    const WordStats a = any();
    const WordStats b = any();
    const WordStats c = any();
    WordStats ab = a;
    ab.Merge(b);
    WordStats ba = b;
    ba.Merge(a);
    EXPECT_EQ(ab, ba);
    EXPECT_EQ(ab.Total(), a.Total() + b.Total());
    WordStats ab_c = ab;
    ab_c.Merge(c);
    WordStats a_bc = b;
    a_bc.Merge(c);
    a_bc.Merge(a);
    EXPECT_EQ(ab_c, a_bc);
  }
}

TEST(WordStatsTest, CapitalsTellNamesFromWords) {
  struct Row {
    const char* why;
    const char* word;
    WordStats stats;
    CapitalClass want;
    bool name;
  };
  const Row kRows[] = {
      {"never", "peace", {9, 0, false, {}}, CapitalClass::kNever, false},
      {"one in twenty",
       "peace",
       {19, 1, false, {}},
       CapitalClass::kSeldom,
       false},
      {"a third", "peace", {2, 1, false, {}}, CapitalClass::kSome, false},
      {"half", "rose", {1, 1, false, {}}, CapitalClass::kMost, true},
      {"always", "kalın", {0, 3, false, {}}, CapitalClass::kNearly, true},
      {"a German noun", "zeit", {0, 0, true, {}}, CapitalClass::kUntold, true},
      {"a word that began a sentence, too",
       "however",
       {1, 0, true, {}},
       CapitalClass::kNever,
       false},
      {"Arabic", "كالين", {4, 0, false, {}}, CapitalClass::kCaseless, true},
      {"Georgian", "ანკარა", {4, 0, false, {}}, CapitalClass::kCaseless, true},
      {"Armenian has capitals",
       "անկարա",
       {4, 0, false, {}},
       CapitalClass::kNever,
       false},
      {"Cyrillic", "калын", {0, 4, false, {}}, CapitalClass::kNearly, true},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(CapitalsOf(row.word, row.stats), row.want);
    EXPECT_EQ(MayBeName(row.want), row.name);
  }
}

}  // namespace
}  // namespace dizin::lexicon
