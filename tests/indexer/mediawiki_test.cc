#include "indexer/readers/mediawiki.h"

#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/wikitext.h"
#include "tests/indexer/read_records.h"

namespace dizin::indexer {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

std::string Page(const std::string& title, const std::string& id,
                 const std::string& text, const std::string& more = "") {
  return "  <page>\n    <title>" + title +
         "</title>\n    <ns>0</ns>\n    <id>" + id + "</id>\n" + more +
         "    <revision>\n      <id>99</id>\n      <timestamp>"
         "2021-02-11T08:30:00Z</timestamp>\n      <text bytes=\"5\" "
         "xml:space=\"preserve\">" +
         text + "</text>\n    </revision>\n  </page>\n";
}

std::string Dump(const std::string& pages) {
  return "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.10/\" "
         "version=\"0.10\" xml:lang=\"tr\">\n  <siteinfo>\n"
         "    <sitename>Vikipedi</sitename>\n"
         "    <base>https://tr.wikipedia.org/wiki/Anasayfa</base>\n"
         "    <namespaces>\n"
         "      <namespace key=\"6\" case=\"first-letter\">Dosya</namespace>\n"
         "      <namespace key=\"14\" case=\"first-letter\">Kategori"
         "</namespace>\n"
         "    </namespaces>\n  </siteinfo>\n" +
         pages + "</mediawiki>\n";
}

TEST(MediaWikiTest, ReadsPages) {
  const auto all = ReadRecords(
      Format::kMediaWiki,
      Dump(Page("İbrahim Kalın", "17",
                "'''Kalın''' &amp;amp; [[Ankara]].&lt;ref&gt;x&lt;/ref&gt; "
                "[[Kategori:Kişiler]][[Dosya:a.jpg|x]]") +
           Page("Kalin", "18", "#REDIRECT [[İbrahim Kalın]]",
                "    <redirect title=\"İbrahim Kalın\" />\n")));
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].rejection, "");
  const Article& a = all[0].article;
  EXPECT_EQ(a.id, "wiki:tr:17");
  EXPECT_EQ(a.title, "İbrahim Kalın");
  EXPECT_EQ(a.text, "Kalın & Ankara.");
  EXPECT_EQ(a.language, "tr");
  EXPECT_EQ(a.date, ParseDate("2021-02-11T08:30:00Z"));
  EXPECT_EQ(a.source, "Vikipedi");
  EXPECT_EQ(a.url, "https://tr.wikipedia.org/wiki/İbrahim_Kalın");
  EXPECT_EQ(all[0].line, 10U);
  EXPECT_TRUE(all[1].passed_over);
}

TEST(MediaWikiTest, PassesOtherNamespacesOverAndTakesTheLastRevision) {
  std::string talk = Page("Tartışma:X", "1", "text");
  talk.replace(talk.find("<ns>0"), 5, "<ns>1");
  const std::string revisions =
      "<page><title>A</title><ns>0</ns><id>2</id><revision><text>old</text>"
      "</revision><revision><text>new</text></revision></page>";
  const auto all = ReadRecords(Format::kMediaWiki, Dump(talk + revisions));
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_TRUE(all[0].passed_over);
  EXPECT_EQ(all[1].article.text, "new");
}

TEST(MediaWikiTest, RejectsAPageAndGoesOn) {
  struct Row {
    const char* why;
    std::string page;
    const char* want;
  };
  const Row kRows[] = {
      {"no title", "<page><id>1</id><text>x</text></page>", "without a title"},
      {"no text", "<page><title>A</title><ns>0</ns><id>1</id></page>",
       "without a text"},
      {"cut", "<page><title>A</title><id>1</id><text>x",
       "<page> without </page>"},
      {"a text without an end",
       "<page><title>A</title><id>1</id><revision><text>x</revision></page>",
       "without a text"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto all =
        ReadRecords(Format::kMediaWiki, Dump(row.page + Page("B", "2", "b")));
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_THAT(all[0].rejection, HasSubstr(row.want));
    EXPECT_EQ(all[1].article.title, "B");
  }
}

TEST(WikitextTest, LeavesTheText) {
  struct Row {
    const char* why;
    const char* wikitext;
    const char* want;
  };
  constexpr Row kRows[] = {
      {"nothing", "", ""},
      {"marks of style", "'''Bold''' and ''italic'' it''s",
       "Bold and italic its"},
      {"links", "[[Ankara]] [[Ankara|the capital]] [[a|]]",
       "Ankara the capital a"},
      {"a link's ending", "[[Kalın]]'ın", "Kalın'ın"},
      {"pictures with links in captions",
       "a[[File:x.jpg|thumb|left|A [[b|c]] d]]b", "ab"},
      {"categories", "a [[Category:X]][[category: Y]]", "a"},
      {"a category that is meant to be read", "[[:Category:X]]", "Category:X"},
      {"other languages", "a [[de:Kalın]]", "a"},
      {"outside links", "[http://x.org words here] [http://x.org] [x]",
       "words here  [x]"},
      {"templates", "a{{b|{{c}}|d={{{e|}}}}}f", "af"},
      {"a template without an end", "a {{b c", "a {{b c"},
      {"an end without a template", "a }} c", "a }} c"},
      {"tables", "a\n{| class=x\n|-\n| b\n|}\nc", "a\n\nc"},
      {"notes", "a<ref name=\"x\">b [[c]]</ref>d<ref name=y />e<references />",
       "ade"},
      {"a note without an end", "a<ref>b", "ab"},
      {"comments", "a<!-- b -->c", "ac"},
      {"mathematics", "a<math>x^2</math>b", "ab"},
      {"other tags", "a<small>b</small><br/>c", "ab\nc"},
      {"headings", "== One ==\ntext\n=== Two===\n", "One\ntext\nTwo"},
      {"lists", "* one\n** two\n# three\n: four", "one\ntwo\nthree\nfour"},
      {"magic words", "__NOTOC__\na\n__TOC__", "a"},
      {"references to characters", "a&nbsp;b &ndash; &#304;", "a\u00A0b – İ"},
      {"no more than one blank line", "a\n\n\n\n\nb", "a\n\nb"},
      {"equals", "a = b = c", "a = b = c"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(PlainWikitext(row.wikitext), row.want);
  }
}

TEST(WikitextTest, TakesTimeInProportionToItsLength) {
  for (const char* piece : {"{{", "}}", "[[", "]]", "<ref>", "{|", "<!--", "''",
                            "[http://", "&", "<", "[[a|"}) {
    SCOPED_TRACE(piece);
    std::string text;
    while (text.size() < 400'000) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    PlainWikitext(text);
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took.count(), 5) << "the square of it would be minutes";
  }
}

}  // namespace
}  // namespace dizin::indexer
