#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/display_width.h"
#include "searcher/render/html.h"
#include "searcher/render/json.h"
#include "searcher/render/lists.h"
#include "searcher/render/text.h"
#include "searcher/render/written.h"
#include "tests/searcher/sample_answer.h"

namespace dizin::render {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(RenderTextTest, IsAPage) {
  EXPECT_EQ(RenderText(SampleAnswer(), {}),
            "note: AND at the end was left out\n"
            "\n"
            "1  Kalın Washington'da\n"
            "   2021-02-11 · Anadolu · tr · tr/42\n"
            "   …\u00A0İbrahim Kalın <S-400> & F-35'i konuştu.\n"
            "\n"
            "2  \u2068كالين في أنقرة\u2069\n"
            "   ar · https://example.org/7?a=1&b=2\n"
            "   \u2068وصل إبراهيم كالين\u00A0…\u2069\n"
            "\n"
            "2 articles (1.2 ms)\n");
}

TEST(RenderTextTest, WritesPhrasesAsPeopleDo) {
  struct Row {
    const char* why;
    std::vector<std::string> terms;
    const char* want;
  };
  const Row rows[] = {
      {"one word", {"kalın"}, "kalın"},
      {"words with blanks between", {"savunma", "sanayii"}, "savunma sanayii"},
      {"bigrams of a run", {"安卡", "卡拉"}, "安卡拉"},
      {"of a character that is doubled", {"拉拉", "拉拉"}, "拉拉拉"},
      {"of two runs", {"安卡", "市长"}, "安卡市长"},
      {"katakana and Han", {"トランプ", "大統", "統領"}, "トランプ大統領"},
      {"Thai", {"อ้าง", "ใน", "การ"}, "อ้างในการ"},
      {"Korean has blanks", {"한국", "정부"}, "한국 정부"},
      {"two scripts", {"kalın", "安卡"}, "kalın 安卡"},
      {"an abbreviation", {"XA:NATO"}, "NATO"},
      {"nothing", {}, ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Written(row.terms), row.want);
  }
}

TEST(RenderTextTest, ExplainsInPlainWords) {
  SearchAnswer answer = SampleAnswer();
  answer.explained = true;
  const std::string page = RenderText(answer, {});
  for (const char* line :
       {"read as: ibrahim kalin\n", "ibrahim: found as 1 word, name-like\n",
        "  alike kalın: another spelling, in 2 articles\n",
        "\u2068near كالين: sounds like it (0.93), in 1 article\u2069\n",
        "   score 7.250 = 3.000 ibrahim (alike) + 4.250 kalin (alike)\n",
        "   Kalın found by kalin: another spelling (alike)\n"}) {
    EXPECT_THAT(page, HasSubstr(line));
  }
  const std::string told = "Kalın found by kalin";
  EXPECT_EQ(page.find(told), page.rfind(told)) << "each is told once";
}

TEST(RenderTextTest, ShowsAllThatAnAnswerCanHave) {
  const std::string page = RenderText(FullAnswer(), {});
  for (const char* line :
       {"did you mean: ibrahim Kalın\n",
        "   and 2 near-duplicates: ar/8, ar/9\n",
        "lang: tr\u00A01, ar\u00A01\n",
        "names: Washington\u00A01, 3 more (of the best articles)\n"}) {
    EXPECT_THAT(page, HasSubstr(line));
  }
  SearchAnswer aged = SampleAnswer();
  aged.explained = true;
  aged.hits[0].parts.push_back({"recency", Grade::kExact, -1.5});
  EXPECT_THAT(RenderText(aged, {}),
              HasSubstr("4.250 kalin (alike) - 1.500 recency\n"));
}

TEST(RenderTextTest, ListsCompletions) {
  EXPECT_EQ(RenderText(CompletionAnswer{
                "ibrahim kal",
                "ibrahim ",
                {{"kalın", "Kalın", 9}, {"kalan", "kalan", 2}}}),
            "ibrahim Kalın\t9\nibrahim kalan\t2\n");
}

TEST(RenderTextTest, PaintsByGrade) {
  SearchAnswer answer = SampleAnswer();
  answer.hits[0].title.marks[0].grade = Grade::kExact;
  const std::string color = RenderText(answer, {Paint::kColor, 80});
  EXPECT_THAT(color, HasSubstr("\x1b[1;33mKalın\x1b[0m\x1b[1m Washington"));
  EXPECT_THAT(color, HasSubstr("\x1b[1;32mİbrahim\x1b[0m \x1b[1;32mKalın"));
  EXPECT_THAT(color, HasSubstr("\x1b[1;36mكالين\x1b[0m"));
  const std::string bold = RenderText(answer, {Paint::kBold, 80});
  EXPECT_THAT(bold, HasSubstr("\x1b[1mKalın"));
  EXPECT_THAT(bold, Not(HasSubstr("\x1b[1;3"))) << "no colour";
  EXPECT_THAT(RenderText(answer, {}), Not(HasSubstr("\x1b")));
}

TEST(RenderTextTest, SaysHowManyThereAre) {
  struct Row {
    const char* why;
    std::uint64_t lower, estimated, upper;
    std::uint64_t first_rank;
    bool hits;
    const char* want;
  };
  static constexpr Row kRows[] = {
      {"none", 0, 0, 0, 1, false, "no article found (1.2 ms)\n"},
      {"all shown", 2, 2, 2, 1, true, "2 articles (1.2 ms)\n"},
      {"a part", 9, 9, 9, 3, true,
       "9 articles, shown 3 to 4, go on with --offset 4 (1.2 ms)\n"},
      {"an estimate", 5, 40, 99, 1, true,
       "about 40 articles, shown 1 to 2, go on with --offset 2 (1.2 ms)\n"},
      {"behind the last", 2, 2, 2, 1, false,
       "2 articles, none from 11 on (1.2 ms)\n"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    SearchAnswer answer = SampleAnswer();
    answer.matches_lower = row.lower;
    answer.matches_estimated = row.estimated;
    answer.matches_upper = row.upper;
    answer.hits[0].rank = row.first_rank;
    answer.hits[1].rank = row.first_rank + 1;
    if (!row.hits) {
      answer.hits.clear();
      answer.offset = 10;
    }
    EXPECT_TRUE(RenderText(answer, {}).ends_with(row.want))
        << RenderText(answer, {});
  }
}

TEST(RenderTextTest, ObeysNoArticle) {
  SearchAnswer answer = SampleAnswer();
  answer.hits.resize(1);
  answer.hits[0].passages[0] = {
      "text", 0,     "a\x1b[31m b\x07\r\n\tc \u202Egnp.exe\u2069 d\u009B2J",
      false,  false, {}};
  EXPECT_THAT(RenderText(answer, {}),
              HasSubstr("   a [31m b c gnp.exe d 2J\n"));
}

TEST(RenderTextTest, WrapsAtTheWidth) {
  struct Row {
    const char* why;
    const char* text;
    const char* want;  // width 20, 3 of them for the indent
  };
  static constexpr Row kRows[] = {
      {"at spaces", "aaaa bbbb cccc dddd eeee",
       "   aaaa bbbb cccc\n   dddd eeee\n"},
      {"a word as wide as the line", "aaaaaaaaaaaaaaaaa bb",
       "   aaaaaaaaaaaaaaaaa\n   bb\n"},
      {"a longer word is cut", "aaaaaaaaaaaaaaaaaaaa b",
       "   aaaaaaaaaaaaaaaaa\n   aaa b\n"},
      {"never before a mark", "aaaaaaaaaaaaaaaae\u0301\u0301 b",
       "   aaaaaaaaaaaaaaaae\u0301\u0301\n   b\n"},
      {"Han breaks anywhere", "安卡拉安卡拉安卡拉安卡",
       "   安卡拉安卡拉安卡\n   拉安卡\n"},
      {"but not before a full stop", "安卡拉安卡拉安卡。拉",
       "   安卡拉安卡拉安\n   卡。拉\n"},
      {"Hangul breaks at spaces", "안카라 안카라 안카라 안카라",
       "   안카라 안카라\n   안카라 안카라\n"},
      {"a no-break space holds", "aaaa bbbb cc\u00A0cccccc",
       "   aaaa bbbb\n   cc\u00A0cccccc\n"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    SearchAnswer answer = SampleAnswer();
    answer.hits.resize(1);
    answer.hits[0].passages[0] = {"text", 0, row.text, false, false, {}};
    EXPECT_THAT(RenderText(answer, {Paint::kPlain, 20}), HasSubstr(row.want));
  }
}

TEST(RenderTextTest, NoLineIsTooWide) {
  for (std::size_t width = 0; width < 60; ++width) {
    std::istringstream page(RenderText(SampleAnswer(), {Paint::kPlain, width}));
    for (std::string line; std::getline(page, line);) {
      EXPECT_LE(DisplayWidth(line), std::max<std::size_t>(width, 20)) << line;
    }
  }
}

TEST(RenderTextTest, ListsNames) {
  EXPECT_EQ(RenderText(NamesAnswer{SampleAnswer().words[1], 9}, {}),
            "kalin: found as 2 words, name-like\n"
            "  alike kalın: another spelling, in 2 articles\n"
            "  \u2068near كالين: sounds like it (0.93), in 1 article\u2069\n");
  EXPECT_EQ(RenderText(NamesAnswer{{"zzz", false, {}}, 9}, {}),
            "zzz: no article has it or a word like it\n");
}

std::string ExampleOf(const std::string& page, const std::string& after) {
  std::ifstream file(std::string(DIZIN_SOURCE_DIR) + "/docs/" + page);
  std::stringstream all;
  all << file.rdbuf();
  const std::string text = all.str();
  const std::size_t from = text.find("```json\n", text.find(after)) + 8;
  return text.substr(from, text.find("```", from) - from);
}

TEST(RenderJsonTest, IsAsDocumented) {
  const SearchAnswer answer = FullAnswer();
  EXPECT_EQ(RenderJson(answer), ExampleOf("json.md", "## A search"));
  EXPECT_EQ(RenderJson(NamesAnswer{answer.words[1], 9}),
            ExampleOf("json.md", "## Names"));
  EXPECT_EQ(RenderJson(CompletionAnswer{
                "ibrahim kal", "ibrahim ", {{"kalın", "Kalın", 9}}}),
            ExampleOf("json.md", "## Completions"));
  Article article;
  article.id = "tr/42";
  article.title = "Kalın Washington'da";
  article.date = ParseDate("2021-02-11");
  article.language = "tr";
  article.source = "Anadolu";
  article.authors = {"Ayşe Yılmaz"};
  article.extra = {{"byline", "A. Y."}};
  article.text = "İbrahim Kalın konuştu.";
  EXPECT_EQ(RenderJson(std::optional<Article>(article)),
            ExampleOf("json.md", "The answer to `article`"));
  EXPECT_EQ(RenderJson(std::optional<Article>(), 0),
            "{\"version\":1,\"article\":null}\n");
  EXPECT_EQ(RenderJson(AbbreviationsAnswer{
                1, 0, {{"CAATSA", {"sanctions", "act"}, 2}}}),
            ExampleOf("json.md", "## Abbreviations"));
}

TEST(RenderJsonTest, WritesAHitALine) {
  const std::string lines = RenderJsonLines(SampleAnswer());
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
  EXPECT_THAT(lines, HasSubstr("{\"rank\":1,\"id\":\"tr/42\",\"score\":7.25,"));
  EXPECT_THAT(lines, HasSubstr("{\"rank\":2,\"id\":\"ar/7\""));
  EXPECT_EQ(RenderJsonLines(SearchAnswer()), "");
}

TEST(RenderListsTest, WritesIdsAndRuns) {
  SearchAnswer answer = SampleAnswer();
  answer.hits[1].id = "my notes\t7%.txt";
  EXPECT_EQ(RenderIds(answer), "tr/42\nmy notes\t7%.txt\n");
  EXPECT_EQ(RenderTrec(answer, "301", "dizin"),
            "301 Q0 tr/42 1 7.25 dizin\n"
            "301 Q0 my%20notes%097%.txt 2 2.5 dizin\n");
}

// The inverse of RenderHtml, by hand.
std::string FromHtml(std::string_view html) {
  static constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&amp;", '&'},
      {"&lt;", '<'},
      {"&gt;", '>'},
      {"&quot;", '"'},
      {"&#39;", '\''}};
  std::string text;
  while (!html.empty()) {
    if (html[0] == '<') {
      html.remove_prefix(html.find('>') + 1);
      continue;
    }
    if (html[0] == '&') {
      for (const auto& [entity, c] : kEntities) {
        if (!html.starts_with(entity)) continue;
        text += c;
        html.remove_prefix(entity.size());
        break;
      }
      continue;
    }
    text += html[0];
    html.remove_prefix(1);
  }
  return text;
}

TEST(RenderJsonTest, HasEachFieldOnce) {
  Article article;
  article.id = "a";
  article.extra = {{"tag", "x"}, {"byline", "A"}, {"tag", "y"}, {"tag", "x"}};
  EXPECT_EQ(RenderJson(std::optional<Article>(article), 0),
            R"({"version":1,"article":{"id":"a","fields":)"
            R"({"tag":["x","y","x"],"byline":"A"}}})"
            "\n");
}

TEST(RenderHtmlTest, MarksAndEscapes) {
  EXPECT_EQ(RenderHtml(SampleTurkishHit().passages[0]),
            "<mark class=\"alike\">İbrahim</mark> "
            "<mark class=\"alike\">Kalın</mark> &lt;S-400&gt; &amp; "
            "F-35&#39;i konuştu.");
}

TEST(RenderHtmlTest, LosesNothing) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  constexpr std::string_view kLetters = "ab<>&\"' \n";
  for (int round = 0; round < 2000; ++round) {
    Excerpt excerpt;
    excerpt.begin = static_cast<std::uint32_t>(random() % 1000);
    const std::size_t length = random() % 30;
    for (std::size_t i = 0; i < length; ++i) {
      excerpt.text += kLetters[random() % kLetters.size()];
    }
    for (std::uint32_t at = 0; at < length;) {
      const auto end = std::min<std::uint32_t>(
          static_cast<std::uint32_t>(length),
          at + 1 + static_cast<std::uint32_t>(random() % 4));
      if (random() % 2 == 0) {
        excerpt.marks.push_back({excerpt.begin + at, excerpt.begin + end, 0,
                                 Grade::kFar, Relation::kSound});
      }
      at = end;
    }
    EXPECT_EQ(FromHtml(RenderHtml(excerpt)), excerpt.text);
    std::string joined;
    for (const Segment& segment : Segments(excerpt)) joined += segment.text;
    EXPECT_EQ(joined, excerpt.text);
  }
}

}  // namespace
}  // namespace dizin::render
