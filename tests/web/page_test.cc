#include "searcher/serve/page/page.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searcher/sample_answer.h"

namespace dizin::serve {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Render(const SearchAnswer& answer, PageRequest request = {}) {
  request.query = answer.query;
  return RenderPage({request, &answer, "", 9});
}

// Names that take whatever is written into them.
constexpr const char* kHostile[] = {
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",   "</title><script>alert(1)</script>",
    "<svg/onload=alert(1)>",     "&lt;b&gt; &amp; <b>",
    "{{7*7}}${7*7}<%= 7*7 %>",   "\u202E<iframe srcdoc='<script>'>",
};

TEST(PageTest, EscapesWhateverArticlesAndQueriesHold) {
  for (const char* text : kHostile) {
    SCOPED_TRACE(text);
    SearchAnswer answer = FullAnswer();
    answer.query = text;
    answer.notes = {text};
    answer.did_you_mean->query = text;
    answer.words[0].typed = text;
    answer.words[1].variants[0].terms = {text};
    answer.facets[0].values[0].value = text;
    answer.facets[1].values[0].value = text;
    AnsweredHit& hit = answer.hits[0];
    hit.id = hit.source = hit.language = hit.url = text;
    hit.title = {"title", 0, text, false, false, {}};
    hit.passages = {{"text", 0, text, true, true, {}}};
    hit.others = {{text, 0, text, false, false, {}}};
    PageRequest request;
    request.language = request.source = request.from = text;
    for (const std::string& page :
         {Render(answer, request), RenderPage({request, nullptr, text, 0}),
          RenderArticlePage(request, hit, answer.words)}) {
      EXPECT_THAT(page, Not(HasSubstr("<script>")));
      EXPECT_THAT(page, Not(HasSubstr("<img")));
      EXPECT_THAT(page, Not(HasSubstr("<svg/")));
      EXPECT_THAT(page, Not(HasSubstr("<iframe")));
      EXPECT_THAT(page, Not(HasSubstr("' onmouseover")));
      EXPECT_THAT(page, Not(HasSubstr("<b> &amp;")));
    }
  }
}

TEST(PageTest, LinksOnlyToWebAddresses) {
  struct Row {
    const char* why;
    const char* url;
    bool want;
  };
  constexpr Row kRows[] = {
      {"the web", "https://example.org/a?b=1&c=2", true},
      {"without encryption", "http://example.org", true},
      {"a script", "javascript:alert(1)", false},
      {"a script in capitals", "JavaScript:alert(1)", false},
      {"data", "data:text/html,<script>alert(1)</script>", false},
      {"a file", "file:///etc/passwd", false},
      {"a space before it", " javascript:alert(1)", false},
      {"relative", "//example.org", false},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    SearchAnswer answer = SampleAnswer();
    for (AnsweredHit& hit : answer.hits) hit.url = row.url;
    const std::string page = Render(answer);
    EXPECT_EQ(page.find(">original</a>") != std::string::npos, row.want);
    EXPECT_EQ(page.find("javascript:"), std::string::npos);
  }
}

TEST(PageTest, SaysWhyAPlaceIsMarked) {
  const std::string page = Render(SampleAnswer());
  EXPECT_THAT(page, HasSubstr("<mark class=\"alike\" title=\"another spelling "
                              "of kalin\">Kalın<span class=\"unseen\">"));
  EXPECT_THAT(page, HasSubstr("title=\"sounds like kalin (93 %)\""));
}

TEST(PageTest, ShowsTheSpellingsThatWereSearched) {
  const std::string page = Render(SampleAnswer());
  EXPECT_THAT(page, HasSubstr("<dt dir=\"auto\">kalin</dt>"));
  EXPECT_THAT(page, HasSubstr("title=\"near, sounds like it, in 1 article\""));
  EXPECT_THAT(page, HasSubstr("match=exact\">Search only what was typed"));
}

TEST(PageTest, NarrowsByFacetsAndTakesItBack) {
  PageRequest request;
  request.source = "Anadolu";
  request.offset = 10;
  const std::string page = Render(FullAnswer(), request);
  const std::string asked = "/?q=ibrahim%20kalin%20AND&amp;";
  EXPECT_THAT(page, HasSubstr(asked + "lang=tr&amp;source=Anadolu\"><bdi>tr"));
  EXPECT_THAT(page, HasSubstr("href=\"/?q=ibrahim%20kalin%20AND\"><bdi>source: "
                              "Anadolu</bdi>"));
  EXPECT_THAT(page, HasSubstr("name=\"source\" value=\"Anadolu\""));
  PageRequest similar;
  similar.like = "tr/42";
  similar.language = "tr";
  EXPECT_THAT(Render(FullAnswer(), similar),
              HasSubstr("lang=tr\"><bdi>similar to: tr/42</bdi>"));
}

TEST(PageTest, TurnsPages) {
  SearchAnswer answer = SampleAnswer();
  EXPECT_THAT(Render(answer), Not(HasSubstr("class=\"pager\"")));
  answer.matches_upper = answer.matches_estimated = answer.matches_lower = 25;
  answer.offset = 10;
  answer.next = "AQID";
  PageRequest request;
  request.after = "AAAA";
  const std::string page = Render(answer, request);
  EXPECT_THAT(page, HasSubstr("AND\">Previous</a>"));
  EXPECT_THAT(page, HasSubstr("after=AQID\">Next</a>"));
  EXPECT_THAT(page, Not(HasSubstr("AAAA"))) << "other links begin at the top";
  answer.offset = 20;
  answer.next.clear();
  EXPECT_THAT(Render(answer, request), HasSubstr("offset=10\">Previous</a>"));
  EXPECT_THAT(Render(answer, request), Not(HasSubstr("Next</a>")));
}

TEST(PageTest, HasNoInlineScriptOrStyle) {
  const std::string page = Render(FullAnswer());
  EXPECT_THAT(page, Not(HasSubstr(" style=")));
  EXPECT_THAT(page, Not(HasSubstr("<style")));
  EXPECT_THAT(page, Not(HasSubstr(" onclick")));
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
}

TEST(PageTest, RefersToItsAssets) {
  const std::string page = RenderPage({{}, nullptr, "", 1});
  ASSERT_EQ(Assets().size(), 3U);
  for (const Asset& asset : Assets()) {
    EXPECT_THAT(page, HasSubstr("\"" + std::string(asset.path) + "\""));
    EXPECT_FALSE(asset.bytes.empty());
  }
  EXPECT_THAT(page, HasSubstr("1 article to search"));
}

TEST(PageTest, AnArticleIsShownWhole) {
  const SearchAnswer answer = SampleAnswer();
  const std::string page = RenderArticlePage({}, answer.hits[0], answer.words);
  EXPECT_THAT(page, HasSubstr("<article class=\"whole\" lang=\"tr\">"));
  EXPECT_THAT(page, HasSubstr("&lt;S-400&gt; &amp; F-35&#39;i konuştu."));
  EXPECT_THAT(page, HasSubstr("/?like=tr%2F42"));
}

}  // namespace
}  // namespace dizin::serve
