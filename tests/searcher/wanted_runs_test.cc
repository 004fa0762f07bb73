#include "searcher/wanted_runs.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/character_class.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

TEST(WantedRunsTest, WantsWhatMayHoldATerm) {
  struct Row {
    const char* why;
    const char* term;
    const char* run;
    bool want;
  };
  const Row rows[] = {
      {"the word", "พูด", "พูด", true},
      {"among others", "พูด", "เขาพูดว่า", true},
      {"not there", "พูด", "เขากล่าวว่า", false},
      {"its letters apart", "พูด", "พูเขาด", false},
      {"sara am is two in a term", "น้\u0E4Dา", "ดื่มน้\u0E33เย็น", true},
      {"marks in another order", "ก\u0E38\u0E48", "ก\u0E48\u0E38", true},
      {"a single letter", "ณ", "บ้านณโคก", true},
      {"a single letter that is not there", "ณ", "บ้าน", false},
      {"Lao", "\u0EAB\u0E99\u0EB2", "\u0EDC\u0EB2", true},
      {"Burmese", "ဦး", "\u1025\u102Eး", true},
      {"Khmer", "ភ្នំ", "រាជធានីភ្នំពេញ", true},
      {"a term of another script", "kalin", "พูด", false},
      {"letters of other scripts in the run", "พูด", "ก\u0301", true},
      {"a term of two scripts", "ก\u0301x", "พูด", true},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    WantedRuns runs;
    runs.Add(row.term);
    EXPECT_EQ(runs.Wants(row.run), row.want);
  }
  std::string run;
  while (run.size() <= WantedRuns::kLongRunBytes) run += "ก";
  EXPECT_TRUE(WantedRuns().Wants(run)) << "too long to stay whole";
}

// Whatever a part of a run is analysed to, the run is wanted for it.
TEST(WantedRunsTest, NoTermIsLost) {
  constexpr std::pair<char32_t, char32_t> kBlocks[] = {
      {0x0E00, 0x0E7F}, {0x0E80, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}};
  std::mt19937 random(1);
  const auto pick = [&random](std::size_t below) { return random() % below; };
  std::size_t terms = 0;
  for (const auto& [first, last] : kBlocks) {
    std::vector<char32_t> letters;
    for (char32_t c = first; c <= last; ++c) {
      const CharClass cls = ClassOf(c);
      const bool inside = cls == CharClass::kSoutheastAsian ||
                          cls == CharClass::kMark ||
                          cls == CharClass::kIgnorable;
      if (inside) letters.push_back(c);
    }
    for (int i = 0; i < 5000; ++i) {
      std::u32string run;
      while (run.size() < 8) run += letters[pick(letters.size())];
      const std::size_t begin = pick(run.size());
      const std::string part =
          ToUtf8(run.substr(begin, 1 + pick(run.size() - begin)));
      for (const Token& token :
           AnalyzeUnit(part, UnitKind::kSoutheastAsian, false).tokens) {
        WantedRuns runs;
        runs.Add(token.term);
        EXPECT_TRUE(runs.Wants(ToUtf8(run))) << ToUtf8(run) << " " << part;
        ++terms;
      }
    }
  }
  EXPECT_GT(terms, 15'000U);
}

}  // namespace
}  // namespace dizin
