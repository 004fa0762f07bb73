#include "searcher/word_finder.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace dizin {
namespace {

using Terms = std::vector<std::string>;

Expansion Word(std::string typed, const std::vector<Terms>& variants) {
  Expansion word;
  word.typed = std::move(typed);
  for (const Terms& terms : variants) {
    word.variants.push_back({terms, Grade::kAlike, Relation::kSpelling, 1, 1});
  }
  return word;
}

std::vector<std::string> Surfaces(std::string_view text,
                                  const FoundWords& found) {
  std::vector<std::string> surfaces;
  for (const Mark& mark : found.marks) {
    surfaces.emplace_back(text.substr(mark.begin, mark.end - mark.begin));
  }
  return surfaces;
}

TEST(WordFinderTest, MarksWhateverIsWritten) {
  struct Row {
    const char* why;
    const char* text;
    std::vector<Terms> variants;
    std::vector<std::string> want;
  };
  const Row rows[] = {
      {"any case of ASCII",
       "Kalin, KALIN; kalins",
       {{"kalin"}},
       {"Kalin", "KALIN"}},
      {"a dotless i", "Kalın Kalin", {{"kalın"}}, {"Kalın"}},
      {"a suffix after an apostrophe is not marked",
       "Kalın'ın, Kalın’a",
       {{"kalın"}},
       {"Kalın", "Kalın"}},
      {"decomposed", "Mu\u0308ller", {{"müller"}}, {"Mu\u0308ller"}},
      {"full-width", "ＫＡＬＩＮ", {{"kalin"}}, {"ＫＡＬＩＮ"}},
      {"Cyrillic", "Ибрагим Калын", {{"калын"}}, {"Калын"}},
      {"two bigrams are one mark",
       "在安卡拉。",
       {{"安卡", "卡拉"}},
       {"安卡拉"}},
      {"no more of a run than matched",
       "安卡拉市长",
       {{"安卡", "卡拉"}},
       {"安卡拉"}},
      {"bigrams that do not follow each other",
       "安卡市卡拉",
       {{"安卡", "卡拉"}},
       {}},
      {"every way to write S-400",
       "S-400 S400 S\u2011"
       "400 С-400 S 400",
       {{"s400"}},
       {"S-400", "S400",
        "S\u2011"
        "400",
        "С-400"}},
      {"its parts as a phrase",
       "an S-400, S 400",
       {{"s", "400"}},
       {"S-400", "S 400"}},
      {"capitals and dots, not the pronoun",
       "U.S. and US, not us",
       {{"XA:US"}},
       {"U.S.", "US"}},
      {"a phrase of words",
       "Countering the Act, Countering Act",
       {{"countering", "the", "act"}},
       {"Countering the Act"}},
      {"a phrase that begins again inside itself",
       "a a a b",
       {{"a", "a", "b"}},
       {"a a b"}},
      {"nothing to find", "Kalin", {}, {}},
      {"nothing to read", "", {{"kalin"}}, {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const std::vector<Expansion> words = {Word("typed", row.variants)};
    UnitMemo memo;
    WordFinder finder(words, {{}}, &memo);
    FoundWords found;
    finder.Find(row.text, "text", &found);
    EXPECT_EQ(Surfaces(row.text, found), row.want);
    finder.Find(row.text, "text", &found);
    EXPECT_EQ(Surfaces(row.text, found), row.want) << "when asked again";
  }
}

TEST(WordFinderTest, SettlesWhatOverlaps) {
  std::vector<Expansion> words = {Word("s", {{"s"}}), Word("S-400", {{"s400"}}),
                                  Word("400", {{"400"}})};
  words[1].variants[0].grade = Grade::kExact;
  UnitMemo memo;
  WordFinder finder(words, {{}, {}, {}}, &memo);
  FoundWords found;
  finder.Find("400 S-400 s", "text", &found);
  const std::vector<Mark> want = {
      {0, 3, 2, Grade::kAlike, Relation::kSpelling},
      {4, 9, 1, Grade::kExact, Relation::kSpelling},
      {10, 11, 0, Grade::kAlike, Relation::kSpelling}};
  EXPECT_EQ(found.marks, want);
}

TEST(WordFinderTest, MakesOneMarkOfOneWordsOverlap) {
  std::vector<Expansion> words = {Word("安卡拉", {{"安卡"}, {"卡拉"}})};
  words[0].variants[1].grade = Grade::kExact;
  UnitMemo memo;
  WordFinder finder(words, {{}}, &memo);
  FoundWords found;
  finder.Find("安卡拉", "text", &found);
  const std::vector<Mark> want = {
      {0, 9, 0, Grade::kExact, Relation::kSpelling}};
  EXPECT_EQ(found.marks, want);
}

TEST(WordFinderTest, KeepsTheCloserOfTwoThatHoldEachOther) {
  struct Row {
    const char* why;
    Grade longer;
    float longer_similarity;
    const char* want;
  };
  static constexpr Row kRows[] = {
      {"the shorter is closer", Grade::kNear, .92F, "安卡拉"},
      {"the longer is closer", Grade::kNear, .99F, "安卡拉会"},
      {"the longer has the better grade", Grade::kAlike, .9F, "安卡拉会"},
      {"the longer has the worse grade", Grade::kFar, .99F, "安卡拉"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const Variant longer = {{"安卡", "卡拉", "拉会"},
                            row.longer,
                            Relation::kSound,
                            row.longer_similarity,
                            1};
    const Variant shorter = {
        {"安卡", "卡拉"}, Grade::kNear, Relation::kSound, .95F, 1};
    const std::vector<Expansion> words = {{"Ankara", true, {longer, shorter}}};
    UnitMemo memo;
    WordFinder finder(words, {{}}, &memo);
    FoundWords found;
    const std::string text = "在安卡拉会见";
    finder.Find(text, "text", &found);
    EXPECT_EQ(Surfaces(text, found), std::vector<std::string>{row.want});
  }
}

TEST(WordFinderTest, LooksWhereItWasAsked) {
  struct Row {
    const char* why;
    WordFields fields;
    const char* field;
    bool want;
  };
  const Row rows[] = {
      {"any word in the text", {}, "text", true},
      {"and in the title", {""}, "title", true},
      {"but not among the authors", {}, "author", false},
      {"title: in the title", {"title"}, "title", true},
      {"and not in the text", {"title"}, "text", false},
      {"a field of its own", {"byline"}, "byline", true},
      {"two fields", {"author", ""}, "text", true},
  };
  const std::vector<Expansion> words = {Word("kalin", {{"kalin"}})};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    UnitMemo memo;
    WordFinder finder(words, {row.fields}, &memo);
    FoundWords found;
    finder.Find("Kalin", row.field, &found);
    EXPECT_EQ(!found.marks.empty(), row.want);
  }
}

TEST(WordFinderTest, StopsReadingWhenItHasSeenEnough) {
  std::string filler;
  while (filler.size() < WordFinder::kMaxBytes + 1000) filler += "filler ";
  struct Row {
    const char* why;
    std::string text;
    std::size_t at_most;
    std::size_t at_least;
  };
  const Row rows[] = {
      {"nothing found: to the limit", filler, WordFinder::kMaxBytes,
       WordFinder::kMaxBytes - 10},
      {"both found at once", "kalin akar " + filler,
       WordFinder::kEnoughBytes + 4096, WordFinder::kEnoughBytes},
      {"one found", "kalin " + filler, WordFinder::kPlentyBytes + 4096,
       WordFinder::kPlentyBytes},
  };
  const std::vector<Expansion> words = {Word("kalin", {{"kalin"}}),
                                        Word("akar", {{"akar"}})};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    UnitMemo memo;
    WordFinder finder(words, {{}, {}}, &memo);
    FoundWords found;
    finder.Find(row.text, "text", &found);
    EXPECT_LE(found.bytes_read, row.at_most);
    EXPECT_GE(found.bytes_read, row.at_least);
  }
}

// Marks by Tokenize() alone: tokens with the term, those that overlap as one.
std::vector<std::pair<std::uint32_t, std::uint32_t>> SlowMarks(
    const std::string& text, const std::string& term) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;
  for (const Token& token : tokens) {
    if (token.term != term) continue;
    if (!marks.empty() && token.begin < marks.back().second) {
      marks.back().second = std::max(marks.back().second, token.end);
    } else {
      marks.emplace_back(token.begin, token.end);
    }
  }
  return marks;
}

TEST(WordFinderTest, FindsWhatTheTokenizerFinds) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::string pieces[] = {
      "Kalin", "KALIN", "kalin", "Kalın",   "S-400", "s400", "US",      "U.S.",
      "us",    "安",    "卡",    "拉",      "アン",  "かな", "Ибрагим", "كالين",
      "don't", "l'",    "O'",    "-",       ".",     " ",    " ",       "\n",
      ",",     "3.14",  "é",     "e\u0301", "ไทย",   "한국", "😀",       "\xFF",
      "พูด",    "เขา",   "ว่า",    "น้ำ"};
  const std::string terms[] = {"kalin", "kalın",   "s",     "400",   "s400",
                               "XA:US", "us",      "安卡",  "卡拉",  "拉",
                               "アン",  "كالين",   "don't", "brien", "한국",
                               "พูด",    "น้\u0E4Dา"};
  UnitMemo memo;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 20; i > 0; --i) {
      text += pieces[random() % std::size(pieces)];
    }
    const std::string& term = terms[random() % std::size(terms)];
    const std::vector<Expansion> words = {Word(term, {{term}})};
    WordFinder finder(words, {{}}, &memo);
    FoundWords found;
    finder.Find(text, "text", &found);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> got;
    for (const Mark& mark : found.marks) got.emplace_back(mark.begin, mark.end);
    ASSERT_EQ(got, SlowMarks(text, term)) << term << " in: " << text;
  }
}

}  // namespace
}  // namespace dizin
