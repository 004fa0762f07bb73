#include "searcher/snippet.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/utf8.h"
#include "searcher/word_finder.h"

namespace dizin {
namespace {

// The passages of `text` for words that are looked for as they stand.
std::vector<Excerpt> Passages(const std::string& text,
                              const std::vector<std::string>& words,
                              const SnippetOptions& options = {}) {
  std::vector<Expansion> expansions;
  for (const std::string& word : words) {
    expansions.push_back(
        {word, false, {{{word}, Grade::kExact, Relation::kTyped, 1, 5}}});
  }
  UnitMemo memo;
  WordFinder finder(expansions, std::vector<WordFields>(words.size()), &memo);
  FoundWords found;
  finder.Find(text, "text", &found);
  return BestPassages(text, "text", found, WordWeights(expansions), options);
}

// "… [word] …": a passage with its cuts and marks.
std::string Shown(const std::vector<Excerpt>& passages) {
  std::string shown;
  for (const Excerpt& passage : passages) {
    if (!shown.empty()) shown += " | ";
    if (passage.cut_before) shown += "…";
    for (const Segment& segment : Segments(passage)) {
      if (segment.mark != nullptr) shown += '[';
      shown += segment.text;
      if (segment.mark != nullptr) shown += ']';
    }
    if (passage.cut_after) shown += "…";
  }
  return shown;
}

TEST(SnippetTest, ChoosesTheBestPlaces) {
  struct Row {
    const char* why;
    std::string text;
    std::vector<std::string> words;
    SnippetOptions options;
    const char* want;
  };
  const Row rows[] = {
      {"a short text is shown whole",
       "He met Kalin.",
       {"kalin"},
       {},
       "He met [Kalin]."},
      {"no mark: the beginning",
       "One two three. Four five six seven.",
       {"x"},
       {1, 20},
       "One two three."},
      {"both words beat one word twice",
       "A kalin here and a kalin there for all. Nothing to be seen in this one "
       "at all. Here ibrahim kalin spoke.",
       {"ibrahim", "kalin"},
       {1, 40},
       "Here [ibrahim] [kalin] spoke."},
      {"a full name beats the same words apart",
       "An ibrahim and then a kalin. This is a sentence of no interest to "
       "anyone. The man ibrahim kalin it is.",
       {"ibrahim", "kalin"},
       {1, 30},
       "The man [ibrahim] [kalin] it is."},
      {"the earlier of equals",
       "One kalin. Two words more. Three kalin.",
       {"kalin"},
       {1, 12},
       "One [kalin]."},
      {"a second passage shows the other word",
       "First kalin came in. Many words follow that are of no use to anybody "
       "who looks. Then came ankara. And many more words stand here to the "
       "end of it.",
       {"kalin", "ankara"},
       {2, 22},
       "First [kalin] came in. | Then came [ankara]."},
      {"two that touch are one",
       "First kalin came in. Then came ankara. And then they went.",
       {"kalin", "ankara"},
       {2, 20},
       "First [kalin] came in. Then came [ankara]."},
      {"quotes and brackets come along",
       "Long before. (\"Kalin\") spoke.",
       {"kalin"},
       {1, 12},
       "(\"[Kalin]\")…"},
      {"cut between words",
       "one two three four five six kalin seven eight nine ten eleven",
       {"kalin"},
       {1, 24},
       "…six [kalin] seven eight…"},
      {"a line of wrapped text is no sentence",
       "one two three four\nfive six kalin seven\neight nine ten eleven",
       {"kalin"},
       {1, 24},
       "…six [kalin] seven\neight…"},
      {"a paragraph is one",
       "one two three four\n\nfive six kalin seven",
       {"kalin"},
       {1, 24},
       "five six [kalin] seven"},
      {"Han is cut between characters, two columns each",
       "一二三四五六七八九十安卡拉一二三四五六七八九十",
       {"安卡"},
       {1, 12},
       "…十[安卡]拉一二…"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Shown(Passages(row.text, row.words, row.options)), row.want);
  }
}

TEST(SnippetTest, HasNothingToShowOfNothing) {
  EXPECT_TRUE(Passages("", {"kalin"}).empty());
  EXPECT_TRUE(Passages("kalin", {"kalin"}, {0, 100}).empty());
  EXPECT_EQ(Shown(Passages("...", {"kalin"})), "...");
}

TEST(SnippetTest, RareWordsWeighMore) {
  const auto word = [](std::uint32_t articles) {
    return Expansion{
        "w", false, {{{"w"}, Grade::kExact, Relation::kTyped, 1, articles}}};
  };
  const std::vector<double> weights =
      WordWeights({word(1000), word(2), Expansion{"absent", false, {}}});
  EXPECT_LT(weights[0], weights[1]);
  EXPECT_DOUBLE_EQ(weights[1], 1);
  EXPECT_DOUBLE_EQ(weights[2], 1);
  EXPECT_TRUE(WordWeights({}).empty());
}

void CheckPassages(const std::string& text, const SnippetOptions& options,
                   const std::vector<Excerpt>& passages) {
  std::size_t end = 0;
  EXPECT_LE(passages.size(), options.passages);
  for (const Excerpt& passage : passages) {
    EXPECT_GE(passage.begin, end) << "in order, apart";
    end = passage.begin + passage.text.size();
    ASSERT_LE(end, text.size());
    EXPECT_EQ(passage.text, text.substr(passage.begin, passage.text.size()));
    EXPECT_TRUE(IsWellFormed(passage.text)) << "cut between code points";
    std::string without_marks;
    for (const Segment& segment : Segments(passage)) {
      without_marks += segment.text;
      if (segment.mark != nullptr) {
        EXPECT_TRUE(IsWellFormed(segment.text));
        EXPECT_FALSE(segment.text.empty());
      }
    }
    EXPECT_EQ(without_marks, passage.text);
  }
}

TEST(SnippetTest, TakesNothingFromAnyText) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::string pieces[] = {
      "kalin", "Kalın", "ankara", "安卡拉", "アンカラ", "كالين",
      "S-400", "word",  "don't",  ". ",     "! ",       "\n",
      " ",     " ",     " ",      "(",      ")",        "«",
      "»",     "。",    "😀",      "e\u0301"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random() % 120; i > 0; --i) {
      text += pieces[random() % std::size(pieces)];
    }
    const SnippetOptions options = {random() % 4, 1 + random() % 100};
    CheckPassages(
        text, options,
        Passages(text, {"kalin", "ankara", "安卡", "كالين"}, options));
    if (HasFatalFailure() || HasNonfatalFailure()) {
      FAIL() << text;
    }
  }
}

}  // namespace
}  // namespace dizin
