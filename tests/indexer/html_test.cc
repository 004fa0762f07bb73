#include "indexer/readers/html.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/entities.h"
#include "indexer/readers/main_text.h"
#include "tests/indexer/read_records.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

Article Read(const std::string& html) {
  const auto all = ReadRecords(Format::kHtml, html, {}, "a.html");
  EXPECT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].rejection, "");
  return all[0].article;
}

constexpr char kPage[] = R"(<!DOCTYPE html>
<html lang="tr-TR"><head><meta charset="utf-8">
<title>Kalın Ankara'da | Haber Sitesi</title>
<meta property="og:title" content="Kalın Ankara&#39;da">
<meta property="og:site_name" content="Haber Sitesi">
<meta property="article:published_time" content="2021-02-11T08:30:00+03:00">
<meta name="author" content="Ayşe Yılmaz">
<link rel="canonical" href="https://example.org/kalin">
<style>p { color: red }</style><script>var x = "<p>no</p>";</script></head>
<body class="has-sidebar"><header><a href="/">Haber Sitesi</a></header>
<nav><ul><li><a href="/a">Gündem</a></li><li><a href="/b">Spor</a></li></ul></nav>
<div class="breadcrumb">Ana sayfa / Gündem</div>
<main><article><h1>Kalın Ankara'da</h1>
<p>İbrahim <b>Kalın</b>, Ankara'da <a href="/x">S-400</a> üzerine konuştu.
Konuşma bir saat sürdü.</p>
<h2>Arka plan</h2>
<p>İkinci paragraf &amp; daha fazlası: uzun bir metin, çünkü ana metin yeterince uzun olmalı.</p>
<ul><li>bir</li><li>iki<br>üç</li></ul>
<p><a href="/t1">etiket bir</a>, <a href="/t2">etiket iki</a></p>
<h3>İlgili haberler</h3>
</article></main>
<aside>Reklam</aside><div hidden>gizli</div>
<footer>© 2021</footer></body></html>)";

TEST(HtmlTest, ReadsAPageOfNews) {
  const Article a = Read(kPage);
  EXPECT_EQ(a.id, "a.html");
  EXPECT_EQ(a.title, "Kalın Ankara'da");
  EXPECT_EQ(a.language, "tr-TR");
  EXPECT_EQ(a.date, ParseDate("2021-02-11T08:30:00+03:00"));
  EXPECT_EQ(a.source, "Haber Sitesi");
  EXPECT_THAT(a.authors, ElementsAre("Ayşe Yılmaz"));
  EXPECT_EQ(a.url, "https://example.org/kalin");
  EXPECT_EQ(a.text,
            "İbrahim Kalın, Ankara'da S-400 üzerine konuştu. Konuşma bir saat "
            "sürdü.\n\nArka plan\n\nİkinci paragraf & daha fazlası: uzun bir "
            "metin, çünkü ana metin yeterince uzun olmalı.\n\nbir\n\niki üç");
}

// Each of them took a time that grew with the square of its length.
TEST(HtmlTest, ReadsWhatIsTooManyOrTooDeep) {
  constexpr int kMany = 200'000;
  const auto times = [](int count, const char* piece) {
    std::string all;
    for (int i = 0; i < count; ++i) all += piece;
    return all;
  };
  std::string attributes;
  for (int i = 0; i < kMany; ++i) attributes += " a" + std::to_string(i);
  std::string quoted;
  for (int i = 0; i < kMany; ++i) quoted += "a" + std::to_string(i) + "='>'";
  struct Row {
    const char* why;
    std::string html;
    const char* want;
  };
  const Row rows[] = {
      {"attributes", "<p>One<p hidden" + attributes + ">two<p>three",
       "One\n\nthree"},
      {"quoted attributes", "<p>One<p " + quoted + ">two<p>three",
       "One\n\ntwo\n\nthree"},
      {"attributes without end", "<p>One<p" + attributes, "One"},
      {"a long one", "<p>One<img src='" + times(kMany, "> ") + "'>two",
       "Onetwo"},
      {"elements", times(kMany, "<div>") + "text" + times(kMany, "</div>"),
       "text"},
      {"other ends", times(kMany, "<b>") + "text" + times(kMany, "</i>"),
       "text"},
      {"hidden ones that close",
       "<div hidden>" + times(2000, "<b>no") + "</div>text", "text"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Read(row.html).text, row.want);
  }
}

TEST(HtmlTest, ReadsWhatSchemaOrgSays) {
  const Article a = Read(
      R"(<html><title>Site</title><script type="application/ld+json">
      {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"S"},
      {"@type":["NewsArticle"],"headline":"Kalın speaks","inLanguage":"en",
       "datePublished":"2021-02-11","author":[{"name":"A"},"B"],
       "publisher":{"name":"AA"}}]}</script>
      <script type="application/ld+json">{broken</script><p>Text.)");
  EXPECT_EQ(a.title, "Kalın speaks");
  EXPECT_EQ(a.language, "en");
  EXPECT_EQ(a.date, ParseDate("2021-02-11"));
  EXPECT_THAT(a.authors, ElementsAre("A", "B"));
  EXPECT_EQ(a.source, "AA");
  EXPECT_EQ(a.text, "Text.");
}

TEST(HtmlTest, ReadsBrokenAndBarePages) {
  struct Row {
    const char* why;
    const char* html;
    const char* title;
    const char* text;
  };
  constexpr Row kRows[] = {
      {"no head", "<p>One. Two.</p><p>Three.</p>", "One.",
       "One. Two.\n\nThree."},
      {"a heading", "<h1>Head</h1>text", "Head", "text"},
      {"nothing closed", "<title>T</title><ul><li>a<li>b<p>c", "T",
       "a\n\nb\n\nc"},
      {"closed wrongly", "<title>T</title><b>a<p>b</b>c</p></div>d", "T",
       "a\n\nbc\n\nd"},
      {"a table", "<title>T</title><table><tr><td>a<td>b<tr><td>c</table>", "T",
       "a b\n\nc"},
      {"links alone are a text too",
       "<title>T</title><a href=x>one</a> "
       "<a href=y>two</a>",
       "T", "one two"},
      {"a script without an end", "<title>T</title>a<script>b", "T", "a"},
      {"references", "<title>&Ouml;&#287;</title>&lt;p&gt; &euro;", "Öğ",
       "<p> €"},
      {"words side by side", "<title>T</title><span>a</span><span>b</span>",
       "T", "ab"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const Article a = Read(row.html);
    EXPECT_EQ(a.title, row.title);
    EXPECT_EQ(a.text, row.text);
  }
}

TEST(HtmlTest, KnowsItsCharset) {
  struct Row {
    const char* why;
    std::string html;
    const char* want;
    std::size_t mended;
  };
  const Row kRows[] = {
      {"UTF-8", "<p>Kalın", "Kalın", 0},
      {"UTF-8, whatever it says", "<meta charset=iso-8859-9><p>Kalın", "Kalın",
       0},
      {"named", "<meta charset='iso-8859-9'><p>Kal\xFDn", "Kalın", 0},
      {"named as of old",
       "<meta http-equiv=Content-Type content=\"text/html; "
       "charset=windows-1254\"><p>\xDDzmir",
       "İzmir", 0},
      {"not named", "<p>caf\xE9 \x93x\x94", "café “x”", 0},
      {"unknown", "<meta charset=klingon><p>caf\xE9", "café", 0},
      {"UTF-8 with a bad byte", "<meta charset=utf-8><p>Kalın \xFF",
       "Kalın \uFFFD", 1},
      {"NUL", std::string("<p>a\0b", 6), "a b", 1},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto all = ReadRecords(Format::kHtml, row.html);
    EXPECT_EQ(all[0].article.text, row.want);
    EXPECT_EQ(all[0].mended, row.mended);
  }
}

TEST(HtmlTest, RejectsWhatHasNoText) {
  for (const char* html : {"", "<html></html>", "<script>x</script>"}) {
    const auto all = ReadRecords(Format::kHtml, html);
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_THAT(all[0].rejection, HasSubstr("neither a title nor a text"));
  }
}

TEST(HtmlTest, IsNotOverrunByDepth) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  // Each link ends the one before: it must not be looked for from the root.
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_EQ(Read("<title>T</title>" + deep + "x").title, "T");
}

TEST(MainTextTest, PrefersTheArticle) {
  const std::string kLong(250, 'x');
  std::vector<HtmlBlock> blocks(3);
  blocks[0].text = "menu";
  blocks[1] = {.text = kLong, .main = true};
  blocks[2].text = "footer";
  EXPECT_EQ(MainText(blocks, ""), kLong);
  blocks[1].text = "short";
  EXPECT_EQ(MainText(blocks, ""), "menu\n\nshort\n\nfooter");
  blocks[0].link_bytes = 4;
  EXPECT_EQ(MainText(blocks, "short"), "footer");
}

TEST(EntitiesTest, Decodes) {
  struct Row {
    const char* text;
    const char* want;
  };
  constexpr Row kRows[] = {
      {"a &amp; b", "a & b"},
      {"&apos;&quot;", "'\""},
      {"&Ouml;&euro;", "Ö€"},
      {"&#304;&#x131;&#X131;", "İıı"},
      {"&#0;", "\uFFFD"},
      {"&#xD800;", "\uFFFD"},
      {"&#150;", "–"},
      {"&#99999999999;", "&#99999999999;"},
      {"&nosuch;", "&nosuch;"},
      {"R&D", "R&D"},
      {"&;&#;&#x;", "&;&#;&#x;"},
      {"&amp", "&amp"},
  };
  for (const Row& row : kRows) EXPECT_EQ(DecodeEntities(row.text), row.want);
}

}  // namespace
}  // namespace dizin::indexer
