#include "common/lexicon/vocabulary.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace dizin::lexicon {
namespace {

using Rows = std::map<std::string, WordStats>;

const LanguageId kEnglish = LanguageIdOf("en");
const LanguageId kTurkish = LanguageIdOf("tr");
const LanguageId kThai = LanguageIdOf("th");
const LanguageId kChinese = LanguageIdOf("zh");

Rows RowsOf(const Vocabulary& vocabulary,
            const std::vector<std::string>& terms) {
  Rows rows;
  std::string last;
  vocabulary.VisitRows(
      [&terms](std::uint32_t id) -> std::string_view { return terms.at(id); },
      [&](std::string_view key, std::string_view packed) {
        EXPECT_TRUE(last.empty() || last < key) << "not in order";
        last = key;
        rows[std::string(key)] = ParseWordStats(packed);
      });
  return rows;
}

TEST(VocabularyTest, CountsByLanguageAndCapital) {
  Vocabulary vocabulary;
  vocabulary.Count(1, kTurkish, Evidence::kCapital);
  vocabulary.Count(1, kEnglish, Evidence::kCapital);
  vocabulary.Count(1, kTurkish, Evidence::kLower);
  vocabulary.Count(3, kEnglish, Evidence::kUntoldCapital);
  vocabulary.Count(1, kTurkish, Evidence::kLower);
  const Rows rows = RowsOf(vocabulary, {"never", "kalın", "not", "ankara"});
  const Rows want = {
      {"kalın", {2, 2, false, {{kEnglish, 1}, {kTurkish, 3}}}},
      {"ankara", {0, 0, true, {{kEnglish, 1}}}},
  };
  EXPECT_EQ(rows, want);
}

TEST(VocabularyTest, BigramsHaveOneRow) {
  Vocabulary vocabulary;
  vocabulary.Count(0, kChinese, Evidence::kLower);
  vocabulary.Count(1, kChinese, Evidence::kLower);
  const Rows want = {{"\x03", {2, 0, false, {{kChinese, 2}}}}};
  EXPECT_EQ(RowsOf(vocabulary, {"卡林", "です"}), want);
}

TEST(VocabularyTest, JoinsAdjacentThaiWordsOfOneRun) {
  Vocabulary vocabulary;
  const auto word = [&](std::uint32_t begin, std::uint32_t end,
                        const char* term) {
    vocabulary.CountInRun({begin, end, UnitKind::kSoutheastAsian}, term, kThai);
  };
  vocabulary.BeginText("", kThai);
  word(0, 3, "aa");
  word(3, 6, "bb");
  word(6, 9, "cc");
  word(9, 12, "dd");
  word(20, 23, "ee");  // after a space
  vocabulary.BeginText("", kThai);
  word(23, 26, "ff");  // of another text
  const Rows rows = RowsOf(vocabulary, {});
  std::vector<std::string> keys;
  for (const auto& [key, stats] : rows) keys.push_back(key);
  const std::vector<std::string> want = {
      "\x01"
      "aa\x1F"
      "bb",
      "\x01"
      "aa\x1F"
      "bb\x1F"
      "cc",
      "\x01"
      "bb\x1F"
      "cc",
      "\x01"
      "bb\x1F"
      "cc\x1F"
      "dd",
      "\x01"
      "cc\x1F"
      "dd"};
  EXPECT_EQ(keys, want);
}

TEST(VocabularyTest, NothingIsJoinedAcrossGrammar) {
  struct Row {
    const char* first[2];
    const char* grammar;
    const char* second[2];
  };
  for (const Row& row : {Row{{"པ", "རིས"}, "ཀྱི", {"ལོན", "དོན"}},
                         Row{{"ปา", "รีส"}, "และ", {"ลอน", "ดอน"}},
                         Row{{"ប៉ា", "រីស"}, "និង", {"ឡុង", "ដុន"}}}) {
    Vocabulary vocabulary;
    std::uint32_t at = 0;
    for (const char* term : {row.first[0], row.first[1], row.grammar,
                             row.second[0], row.second[1]}) {
      vocabulary.CountInRun({at, at + 3, UnitKind::kSoutheastAsian}, term,
                            kThai);
      at += 3;
    }
    const auto join = [](const char* const(&words)[2]) {
      return std::string("\x01") + words[0] + "\x1F" + words[1];
    };
    std::vector<std::string> keys;
    for (const auto& [key, stats] : RowsOf(vocabulary, {})) keys.push_back(key);
    std::vector<std::string> want = {join(row.first), join(row.second)};
    std::sort(want.begin(), want.end());
    EXPECT_EQ(keys, want);
  }
}

// One of them must be a letter alone or have a mute one: of a foreign name.
TEST(VocabularyTest, FourWordsAreJoinedOfScrapsAlone) {
  Vocabulary vocabulary;
  std::uint32_t at = 0;
  for (const char* term : {"aa", "bb", "c", "dd", "ee", "ff"}) {
    vocabulary.CountInRun({at, at + 3, UnitKind::kSoutheastAsian}, term, kThai);
    at += 3;
  }
  const Rows rows = RowsOf(vocabulary, {});
  EXPECT_EQ(rows.size(), 5U + 4U + 3U + 2U);
  EXPECT_TRUE(
      rows.contains("\x01"
                    "aa\x1F"
                    "bb\x1F"
                    "c\x1F"
                    "dd\x1F"
                    "ee"));
}

TEST(VocabularyTest, LongJoinsAreLeftOut) {
  Vocabulary vocabulary;
  vocabulary.CountInRun({0, 8, UnitKind::kSoutheastAsian}, "abcdefgh", kThai);
  vocabulary.CountInRun({8, 14, UnitKind::kSoutheastAsian}, "abcdef", kThai);
  vocabulary.CountInRun({14, 15, UnitKind::kSoutheastAsian}, "a", kThai);
  const Rows rows = RowsOf(vocabulary, {});
  EXPECT_EQ(rows.size(), 2U);
  EXPECT_TRUE(
      rows.contains("\x01"
                    "abcdefgh\x1F"
                    "abcdef"));
  EXPECT_TRUE(
      rows.contains("\x01"
                    "abcdef\x1F"
                    "a"));
}

TEST(VocabularyTest, MergedIsAsCountedTogether) {
  const std::vector<std::string> terms = {"ankara", "kalın", "file"};
  const std::vector<std::string> others = {"file", "paris", "ankara"};
  Vocabulary together;
  Vocabulary first;
  Vocabulary second;
  const auto count = [&](Vocabulary* own, std::uint32_t id, std::uint32_t same,
                         LanguageId language, Evidence evidence) {
    own->Count(id, language, evidence);
    together.Count(same, language, evidence);
  };
  count(&first, 0, 0, kTurkish, Evidence::kCapital);
  count(&first, 0, 0, kEnglish, Evidence::kCapital);
  count(&first, 2, 2, kEnglish, Evidence::kLower);
  count(&second, 0, 2, kTurkish, Evidence::kLower);
  count(&second, 0, 2, kEnglish, Evidence::kUntoldCapital);
  count(&second, 1, 3, kEnglish, Evidence::kCapital);
  count(&second, 2, 0, kTurkish, Evidence::kCapital);
  for (Vocabulary* v : {&first, &second, &together}) {
    v->CountInRun({0, 6, UnitKind::kHan}, "卡林", kChinese);
    if (v == &together) {
      v->BeginText("", kChinese);
      v->CountInRun({0, 6, UnitKind::kHan}, "卡林", kChinese);
    }
  }
  const std::uint32_t kOwnIds[] = {2, 3, 0};
  first.Merge(second, [&kOwnIds](std::uint32_t id) { return kOwnIds[id]; });
  const std::vector<std::string> all = {"ankara", "kalın", "file", "paris"};
  EXPECT_EQ(RowsOf(first, all), RowsOf(together, all));
}

TEST(VocabularyTest, RowsMerge) {
  std::string a;
  std::string b;
  AppendWordStats({1, 0, false, {{1, 1}}}, &a);
  AppendWordStats({0, 2, true, {{1, 1}, {2, 1}}}, &b);
  EXPECT_EQ(ParseWordStats(MergeRows(a, b)),
            (WordStats{1, 2, true, {{1, 2}, {2, 1}}}));
}

TEST(VocabularyTest, CapitalsTellNothingInGerman) {
  EXPECT_FALSE(CapitalsTell(LanguageIdOf("de")));
  EXPECT_TRUE(CapitalsTell(LanguageIdOf("tr")));
  EXPECT_TRUE(CapitalsTell(kUnknownLanguage));
}

}  // namespace
}  // namespace dizin::lexicon
