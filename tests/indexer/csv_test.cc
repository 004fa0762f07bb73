#include "indexer/readers/csv.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/article_builder.h"
#include "indexer/readers/csv_row.h"
#include "tests/indexer/read_records.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

TEST(CsvTest, ReadsRowsByTheirHeader) {
  const auto all = ReadRecords(
      Format::kCsv,
      "\xEF\xBB\xBFid;Title;text;date;Author;Pages;\r\n"
      "a1;\"Kalın; Akar\";\"Ankara'da \"\"görüştü\"\"\r\nve gitti\";"
      "2021-02-11;Ayşe;12;left out\r\n"
      "\r\n"
      "a2;B;two;;;;\r\n");
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].rejection, "");
  const Article& a = all[0].article;
  EXPECT_EQ(a.id, "a1");
  EXPECT_EQ(a.title, "Kalın; Akar");
  EXPECT_EQ(a.text, "Ankara'da \"görüştü\"\nve gitti");
  EXPECT_EQ(a.date, ParseDate("2021-02-11"));
  EXPECT_THAT(a.authors, ElementsAre("Ayşe"));
  EXPECT_THAT(a.extra, ElementsAre(Pair("pages", "12")));
  EXPECT_EQ(all[0].line, 2U);
  EXPECT_EQ(all[1].article.id, "a2");
  EXPECT_EQ(all[1].line, 5U);
}

TEST(CsvTest, GuessesTheSeparator) {
  struct Row {
    const char* header;
    char want;
  };
  constexpr Row kRows[] = {
      {"id,title,text", ','},     {"id;title,with;text", ';'},
      {"id\ttitle\ttext", '\t'},  {"id|title|text", '|'},
      {"\"a;b;c;d\",title", ','}, {"text", ','}};
  for (const Row& row : kRows) {
    EXPECT_EQ(GuessSeparator(row.header), row.want) << row.header;
  }
}

// Each table is one article, "t" and "x, y".
TEST(CsvTest, ReadsTheTablesOfSpreadsheets) {
  struct Row {
    const char* why;
    const char* table;
  };
  constexpr Row kRows[] = {
      {"names with blanks", "id, Title ,text\n1,t,\"x, y\"\n"},
      {"blanks before quotes", "id, title, text\n1, \"t\", \"x, y\"\n"},
      {"blanks behind quotes", "id,title,text\n1,\"t\" ,\"x, y\" \n"},
      {"a name of two lines",
       "id,\"page\r\nof it\",title,text\r\n1,7,t,\"x, y\"\r\n"},
      {"a line for Excel", "sep=;\r\nid;title;text\r\n1;t;x, y\r\n"},
      {"the same in quotes", "\"sep=|\"\nid|title|text\n1|t|x, y\n"},
      {"empty cells", "id,title,text\n1,t,\"x, y\",, \n"},
      {"no cells in columns without a name", "id,title,text,,\n1,t,\"x, y\"\n"},
      {"lines of an old Macintosh", "id,title,text\r1,t,\"x, y\"\r"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto all = ReadRecords(Format::kCsv, row.table);
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all[0].rejection, "");
    EXPECT_EQ(all[0].article.title, "t");
    EXPECT_EQ(all[0].article.text, "x, y");
  }
}

TEST(CsvTest, AQuoteWithinAFieldIsNone) {
  const auto all =
      ReadRecords(Format::kCsv, "title,text\n 5\" disk, \"so\" said\n");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].article.title, "5\" disk");
  EXPECT_EQ(all[0].article.text, "\"so\" said");
}

TEST(CsvTest, RejectsAHeader) {
  struct Row {
    const char* table;
    const char* want;
  };
  constexpr Row kRows[] = {
      {"id,\"text\n1,x\n", "the header: a quote does not close"},
      {"id,\"text\"x\n1,x\n", "the header: something stands behind"},
      {"id,text,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n1,x\n",
       "the header: is longer than 30 bytes"},
  };
  ReaderOptions options;
  options.max_article_bytes = 30;
  for (const Row& row : kRows) {
    const auto all = ReadRecords(Format::kCsv, row.table, options);
    ASSERT_THAT(all, SizeIs(2)) << row.table;
    EXPECT_THAT(all[0].rejection, HasSubstr(row.want));
    EXPECT_EQ(all[0].line, 1U);
    EXPECT_THAT(all[1].rejection, HasSubstr("2 fields, the header 1"));
  }
}

TEST(CsvTest, RejectsARowAndGoesOnBehindItsFirstLine) {
  struct Row {
    const char* why;
    const char* line;
    const char* want;
  };
  constexpr Row kRows[] = {
      {"too few", "x", "has 1 fields, the header 2"},
      {"too many", "x,y,z", "has 3 fields, the header 2"},
      {"behind a quote", "x,\"y\"z", "something stands behind a closing quote"},
      {"no closing quote", "x,\"y", "a quote does not close"},
      {"empty", ",\"\"", "has neither a title nor a text"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto all = ReadRecords(
        Format::kCsv, std::string("id,text\n1,a\n") + row.line + "\n2,b\n3,c");
    ASSERT_THAT(all, SizeIs(4));
    EXPECT_THAT(all[1].rejection, HasSubstr(row.want));
    EXPECT_EQ(all[1].line, 3U);
    EXPECT_EQ(all[2].article.text, "b");
    EXPECT_EQ(all[3].article.text, "c");
  }
}

TEST(CsvTest, AnOpenQuoteIsLookedForWithinTheLimitOnly) {
  ReaderOptions options;
  options.max_article_bytes = 100;
  std::string rows = "id,text\n0,\"open\n";
  for (int i = 1; i < 50; ++i) rows += std::to_string(i) + ",text\n";
  const auto all = ReadRecords(Format::kCsv, rows, options);
  ASSERT_THAT(all, SizeIs(50));
  EXPECT_THAT(all[0].rejection, HasSubstr("does not close"));
  for (std::size_t i = 1; i < 50; ++i) EXPECT_EQ(all[i].rejection, "") << i;
  const auto long_row = ReadRecords(
      Format::kCsv, "text\n" + std::string(101, 'x') + "\ny\n", options);
  EXPECT_THAT(long_row[0].rejection, HasSubstr("is longer than 100 bytes"));
  EXPECT_EQ(long_row[1].article.text, "y");
}

TEST(CsvTest, WhatIsReadInVainIsNotReadForEver) {
  const auto row = [](const char* id, int lines) {
    std::string text = std::string(id) + ",\"";
    for (int i = 0; i < lines; ++i) text += std::string(99, 'x') + "\n";
    return text + "\"\n";
  };
  std::string table = "id,text\nopen,\"…\n";
  for (int i = 0; i < 500; ++i) table += "plain," + std::string(99, 'x') + "\n";
  table += row("too far", 200) + row("near", 100) + row("not too far", 200);
  ReaderOptions options;
  options.max_article_bytes = 40'000;
  std::vector<std::string> found;
  for (const Record& record : ReadRecords(Format::kCsv, table, options)) {
    const std::string& id = record.article.id;
    if (record.rejection.empty() && id != "plain") found.push_back(id);
  }
  EXPECT_THAT(found, ElementsAre("near", "not too far"));
}

TEST(CsvTest, RejectsTooManyFields) {
  constexpr std::size_t kMost = ArticleBuilder::kMaxFields;
  struct Row {
    const char* why;
    Format format;
    char separator;
  };
  for (const Row& row :
       {Row{"commas", Format::kCsv, ','}, Row{"tabs", Format::kTsv, '\t'}}) {
    SCOPED_TRACE(row.why);
    const std::string text = std::string("text") + row.separator + "x\n";
    const auto fields = [&row](std::size_t count) {
      std::string all = "a";
      for (std::size_t i = 1; i < count; ++i) all += {row.separator, 'a'};
      return all + "\n";
    };
    const auto long_row =
        ReadRecords(row.format, text + fields(1'000'000) + text);
    ASSERT_THAT(long_row, SizeIs(2));
    EXPECT_THAT(long_row[0].rejection,
                HasSubstr("has 10001 fields, the header 2"));
    EXPECT_EQ(long_row[1].article.text, "text");
    EXPECT_THAT(ReadRecords(row.format, fields(kMost + 1) + text)[0].rejection,
                "the header: has more than 10000 fields");
    EXPECT_THAT(
        ReadRecords(row.format, fields(kMost) + fields(kMost))[0].rejection,
        HasSubstr("has neither a title nor a text"));
  }
}

TEST(CsvTest, ReadsTabs) {
  const auto all =
      ReadRecords(Format::kTsv, "id\ttext\n1\t5\" disk\\n\\\\two\\tthree\\x\n");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].article.text, "5\" disk\n\\two\tthree\\x");
}

TEST(CsvTest, ReadsTabsWithQuotesAsSpreadsheetsWriteThem) {
  struct Row {
    const char* why;
    const char* rows;
    std::vector<std::string> want;  // "id|text", or the reason
  };
  const Row rows[] = {
      {"a line end", "1\t\"a\nb\tc\"\tx\n2\td\tx\n", {"1|a\nb\tc", "2|d"}},
      {"in the last column",
       "1\ta\t\"x\n\ny\"\n2\tb\t\"x\n3\tc\tx\"\n",
       {"1|a", "2|b", "3|c"}},
      {"doubled quotes", "1\t\"a \"\"b\"\"\"\tx\n", {"1|a \"b\""}},
      {"quotes that are none",
       "1\t\"Weird Al\" Yankovic\tx\n2\tb\tx\n",
       {"1|\"Weird Al\" Yankovic", "2|b"}},
      {"an inch", "1\t5\" disk\tx\n2\t\"b\tx\n", {"1|5\" disk", "2|\"b"}},
      {"too few and no end",
       "1\t\"a\n2\tb\tx\n3\t\"c\n4\te\tx\n",
       {"has 2 fields, the header 3", "2|b", "has 2 fields, the header 3",
        "4|e"}},
      {"commas", "1,a,x\n", {"has 1 fields, the header 3 (is it separated"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const auto all = ReadRecords(
        Format::kTsv, std::string("\"id\"\ttext\t\"x\"\n") + row.rows);
    ASSERT_THAT(all, SizeIs(row.want.size()));
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Record& record = all[i];
      EXPECT_THAT(record.rejection.empty()
                      ? record.article.id + "|" + record.article.text
                      : record.rejection,
                  ::testing::StartsWith(row.want[i]));
    }
  }
}

TEST(CsvTest, IsEmptyWithoutRows) {
  EXPECT_THAT(ReadRecords(Format::kCsv, ""), IsEmpty());
  EXPECT_THAT(ReadRecords(Format::kCsv, "id,text\n"), IsEmpty());
  EXPECT_THAT(ReadRecords(Format::kTsv, "\n\n"), IsEmpty());
}

}  // namespace
}  // namespace dizin::indexer
