#include "indexer/readers/trec.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/input/chunk_reader.h"
#include "tests/indexer/read_records.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::SizeIs;

TEST(TrecTest, ReadsDocuments) {
  const auto all = ReadRecords(
      Format::kTrec,
      "<DOC>\n<DOCNO> FT911-3 </DOCNO>\n<PROFILE>_AN-BEOA7AAIFT</PROFILE>\n"
      "<DATE>910514\n</DATE>\n<HEADLINE>\nFT  14 MAY 91 / Contigas &amp; CSFR"
      "\n</HEADLINE>\n<BYLINE>By RICHARD</BYLINE>\n<TEXT>\n<P>One &lt; two.</P>"
      "<P>Two.\n</TEXT>\n<TEXT>More.</TEXT>\n<PUB>The FT\n</PUB>\n</DOC>\n"
      "<doc><docno>2</docno><date>2001-02-03</date>bare &#8217;text</doc>\n");
  ASSERT_THAT(all, SizeIs(2));
  const Article& a = all[0].article;
  EXPECT_EQ(all[0].rejection, "");
  EXPECT_EQ(a.id, "FT911-3");
  EXPECT_EQ(a.title, "FT  14 MAY 91 / Contigas & CSFR");
  EXPECT_EQ(a.text, "One < two.\nTwo.\n\nMore.");
  EXPECT_THAT(a.authors, ElementsAre("By RICHARD"));
  EXPECT_THAT(a.extra, ElementsAre(Pair("date_text", "910514")));
  EXPECT_EQ(all[1].article.date, ParseDate("2001-02-03"));
  EXPECT_EQ(all[1].article.text, "bare ’text");
  EXPECT_EQ(all[1].line, 17U);
}

TEST(TrecTest, ReadsTheSgmlOfOthers) {
  struct Row {
    const char* why;
    const char* file;
  };
  constexpr Row kRows[] = {
      {"attributes", "<DOC n=3>\n<DOCNO> 1 </DOCNO><TEXT>x & y</TEXT></DOC >"},
      {"an id in the tag",
       "<DOC type=\"story\" id=\"1\"><TEXT>x & y</TEXT></DOC>"},
      {"in single quotes",
       "<doc docid='0' id='1' ><text>x &amp; y</text></doc>"},
      {"within another element",
       "<?xml version=\"1.0\"?><DOCS><DOC><DOCNO>1</DOCNO>x & y</DOC></DOCS>"},
      {"DOCNO counts more", "<DOC id=\"2\"><DOCNO>1</DOCNO>x & y</DOC>"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto all = ReadRecords(Format::kTrec, row.file);
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all[0].rejection, "");
    EXPECT_EQ(all[0].article.id, "1");
    EXPECT_EQ(all[0].article.text, "x & y");
  }
}

TEST(TrecTest, RejectsAFileWithoutDocuments) {
  const auto all = ReadRecords(Format::kTrec, "\n<DOCNO>1</DOCNO> text\n");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].rejection, "has no <DOC>");
  EXPECT_EQ(all[0].line, 1U);
  EXPECT_THAT(ReadRecords(Format::kTrec, " \n\n"), SizeIs(0));
  EXPECT_THAT(ReadRecords(Format::kMediaWiki, "<mediawiki></mediawiki>"),
              SizeIs(1));
}

TEST(TrecTest, RejectsARecordAndGoesOn) {
  struct Row {
    const char* why;
    std::string record;
    const char* want;
  };
  const Row kRows[] = {
      {"no number", "<DOC><TEXT>x</TEXT></DOC>", "has no <DOCNO>"},
      {"no end", "<DOC><DOCNO>2</DOCNO><TEXT>x", "<DOC> without </DOC>"},
      {"no text", "<DOC><DOCNO>2</DOCNO></DOC>", "neither a title nor a text"},
      {"long", "<DOC><DOCNO>2</DOCNO>" + std::string(3000, 'x') + "</DOC>",
       "is longer than 2000 bytes"},
      {"long without an end", "<DOC><DOCNO>2</DOCNO>" + std::string(3000, 'x'),
       "is longer than 2000 bytes"},
  };
  ReaderOptions options;
  options.max_article_bytes = 2000;
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto all = ReadRecords(Format::kTrec,
                                 "<DOC><DOCNO>1</DOCNO>a</DOC>\n" + row.record +
                                     "\n<DOC>\n<DOCNO>3</DOCNO>c</DOC> behind",
                                 options);
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_EQ(all[0].article.text, "a");
    EXPECT_THAT(all[1].rejection, HasSubstr(row.want));
    EXPECT_EQ(all[1].line, 2U);
    EXPECT_EQ(all[2].article.id, "3");
    EXPECT_EQ(all[2].line, 3U);
  }
}

TEST(ChunkReaderTest, FindsPiecesWhereverBlocksEnd) {
  // Marks lie across the ends of blocks of 128 KiB.
  for (std::size_t shift = 0; shift < 12; ++shift) {
    SCOPED_TRACE(shift);
    const std::string fill((1 << 17) - shift, 'x');
    Input input("a", fill + "<doc>1</doc>" + fill + "<DOC>2</Doc>" + fill);
    ChunkReader chunks(&input, "DOC", 1000);
    EXPECT_TRUE(chunks.Next());
    EXPECT_EQ(chunks.piece(), "<doc>1</doc>");
    EXPECT_TRUE(chunks.Next());
    EXPECT_EQ(chunks.piece(), "<DOC>2</Doc>");
    EXPECT_FALSE(chunks.Next());
    EXPECT_FALSE(chunks.Next());
  }
}

TEST(ChunkReaderTest, ShowsWhatComesBefore) {
  Input input("a", "<x>head</x>\n<page>1</page>");
  ChunkReader chunks(&input, "page", 1000);
  EXPECT_EQ(chunks.Preamble(), "<x>head</x>\n");
  EXPECT_TRUE(chunks.Next());
  EXPECT_EQ(chunks.line(), 2U);
  Input empty("a", "");
  ChunkReader none(&empty, "page", 1000);
  EXPECT_EQ(none.Preamble(), "");
  EXPECT_FALSE(none.Next());
}

}  // namespace
}  // namespace dizin::indexer
