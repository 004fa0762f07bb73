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

// The words of a run and their ids.
class RunOfWords {
 public:
  explicit RunOfWords(Vocabulary* vocabulary) : vocabulary_(vocabulary) {}

  void Add(std::uint32_t begin, std::uint32_t end, const std::string& term) {
    const auto at = std::find(terms_.begin(), terms_.end(), term);
    const auto id = static_cast<std::uint32_t>(at - terms_.begin());
    if (at == terms_.end()) terms_.push_back(term);
    vocabulary_->CountRunWord(
        {begin, end, UnitKind::kSoutheastAsian}, id, kThai,
        [this](std::uint32_t term_id) { return terms_.at(term_id); });
    end_ = end;
  }
  // Behind the last one.
  void Add(const std::string& term) { Add(end_, end_ + 3, term); }

  Rows rows() const { return RowsOf(*vocabulary_, terms_); }

 private:
  Vocabulary* vocabulary_;
  std::vector<std::string> terms_;
  std::uint32_t end_ = 0;
};

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
  RunOfWords run(&vocabulary);
  vocabulary.BeginText("", kThai);
  run.Add(0, 3, "aa");
  run.Add(3, 6, "bb");
  run.Add(6, 9, "cc");
  run.Add(9, 12, "dd");
  run.Add(20, 23, "ee");  // after a space
  vocabulary.BeginText("", kThai);
  run.Add(23, 26, "ff");  // of another text
  const Rows rows = run.rows();
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
    RunOfWords run(&vocabulary);
    for (const char* term : {row.first[0], row.first[1], row.grammar,
                             row.second[0], row.second[1]}) {
      run.Add(term);
    }
    const auto join = [](const char* const(&words)[2]) {
      return std::string("\x01") + words[0] + "\x1F" + words[1];
    };
    std::vector<std::string> keys;
    for (const auto& [key, stats] : run.rows()) keys.push_back(key);
    std::vector<std::string> want = {join(row.first), join(row.second)};
    std::sort(want.begin(), want.end());
    EXPECT_EQ(keys, want);
  }
}

// One of them must be a letter alone or have a mute one: of a foreign name.
TEST(VocabularyTest, FourWordsAreJoinedOfScrapsAlone) {
  Vocabulary vocabulary;
  RunOfWords run(&vocabulary);
  for (const char* term : {"aa", "bb", "c", "dd", "ee", "ff"}) run.Add(term);
  const Rows rows = run.rows();
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
  RunOfWords run(&vocabulary);
  run.Add("abcdefgh");
  run.Add("abcdef");
  run.Add("a");
  const Rows rows = run.rows();
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

TEST(VocabularyTest, CountsRunsOfHan) {
  Vocabulary vocabulary;
  for (const LanguageId language : {kChinese, kEnglish, kChinese}) {
    vocabulary.BeginText("", language);
    vocabulary.CountHan({0, 6, UnitKind::kHan}, "卡林", language);
  }
  const Rows want = {
      {"\x01卡林", {3, 0, false, {{kEnglish, 1}, {kChinese, 2}}}}};
  EXPECT_EQ(RowsOf(vocabulary, {}), want);
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
