#include "indexer/readers/plain_text.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/readers/guess_format.h"
#include "indexer/readers/title.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

Record Read(std::string bytes, ReaderOptions options = {}) {
  Input input("news/a.txt", std::move(bytes));
  const auto reader = MakeReader(Format::kPlainText, &input, options);
  Record record;
  EXPECT_TRUE(reader->Next(&record));
  Record second;
  EXPECT_FALSE(reader->Next(&second)) << "one article a file";
  return record;
}

TEST(PlainTextTest, ReadsHeaderLines) {
  const Record r = Read(
      "title: Savunma\r\n  Sanayii\r\nlang: tr\r\nAuthor: Ayşe\r\nauthor: "
      "Ali\r\n"
      "date: 2021-02-11\r\nX-Desk: world\r\n\r\nBir.\r\nİki.\r\n");
  EXPECT_EQ(r.rejection, "");
  EXPECT_EQ(r.article.id, "news/a.txt");
  EXPECT_EQ(r.article.title, "Savunma  Sanayii");
  EXPECT_EQ(r.article.language, "tr");
  EXPECT_THAT(r.article.authors, ElementsAre("Ayşe", "Ali"));
  EXPECT_EQ(r.article.date, ParseDate("2021-02-11"));
  EXPECT_THAT(r.article.extra, ElementsAre(Pair("x_desk", "world")));
  EXPECT_EQ(r.article.text, "Bir.\nİki.");
}

TEST(PlainTextTest, TellsHeadersAndWireDatesFromText) {
  struct Row {
    const char* why;
    const char* file;
    const char* title;
    const char* date;
    const char* text;
  };
  constexpr Row kRows[] = {
      {"the wire line", " date 2021-02-11 Text goes on here. More.",
       "Text goes on here.", "2021-02-11", "Text goes on here. More."},
      {"no blank before", "date 2021-02-11 Text.\nTwo.", "Text.", "2021-02-11",
       "Text.\nTwo."},
      {"a compact date", "date 20210211 Text.", "Text.", "2021-02-11", "Text."},
      {"a month", "date 2021-02 Text.", "Text.", "2021-02", "Text."},
      {"a word", "date nights are back. Text.", "date nights are back.", "",
       "date nights are back. Text."},
      {"a year is part of a sentence", "date 2021 was. Text.", "date 2021 was.",
       "", "date 2021 was. Text."},
      {"a place is no header", "Ankara: it rains\n\nText.", "Ankara: it rains",
       "", "Ankara: it rains\n\nText."},
      {"a line that is none", "title: x\nhello\n\nText.", "title: x", "",
       "title: x\nhello\n\nText."},
      {"headers alone", "title: x", "x", "", ""},
      {"a URL", "http://x.org/title: a\n\nText.", "http://x.org/title: a", "",
       "http://x.org/title: a\n\nText."},
      {"empty value", "title:\nlang: tr\n\nText here.", "Text here.", "",
       "Text here."},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const Record r = Read(row.file);
    EXPECT_EQ(r.rejection, "");
    EXPECT_EQ(r.article.title, row.title);
    EXPECT_EQ(r.article.date ? r.article.date->ToString() : "", row.date);
    EXPECT_EQ(r.article.text, row.text);
  }
}

TEST(PlainTextTest, RejectsWhatIsNoArticle) {
  using namespace std::string_literals;
  struct Row {
    const char* why;
    std::string file;
    const char* want;
  };
  const Row kRows[] = {
      {"empty", "", "is empty"},
      {"blank", " \r\n\t\n"s, "is empty"},
      {"NULs", "\0\0 \0"s, "is empty"},
      {"blanks and NULs", "\v\0\0"s, "has neither a title nor a text"},
      {"no such day", "date 2021-13-45 Text", "the date '2021-13-45' is not"},
      {"bad header", "title: x\ndate: May\n\nText", "the date 'May' is not"},
      {"too long", std::string(101, 'x'), "is longer than 100 bytes"},
  };
  ReaderOptions options;
  options.max_article_bytes = 100;
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_THAT(Read(row.file, options).rejection, HasSubstr(row.want));
  }
}

TEST(PlainTextTest, MendsWhatIsNotText) {
  const Record r = Read(std::string("a\0b \xFF", 5));
  EXPECT_EQ(r.article.text, "a b \uFFFD");
  EXPECT_EQ(r.mended, 2U);
}

TEST(TitleTest, IsTheFirstSentence) {
  const std::string kLong(70, 'x');
  struct Row {
    const char* why;
    std::string text;
    std::string want;
  };
  const Row kRows[] = {
      {"one", "Ankara'da konuştu. Sonra.", "Ankara'da konuştu."},
      {"question", "Kim o? Ali.", "Kim o?"},
      {"quotes", "\"Gel.\" Dedi.", "\"Gel.\""},
      {"several stops", "Well...! Then.", "Well...!"},
      {"initials", "The U.S. and Mr. Kalın met. Then.",
       "The U.S. and Mr. Kalın met."},
      {"a German day", "Am 11. Februar kam er. Dann.",
       "Am 11. Februar kam er."},
      {"inside a word", "Version 3.5 of x.org is out. Yes.",
       "Version 3.5 of x.org is out."},
      {"Han", "埃尔多安访问安卡拉。然后。", "埃尔多安访问安卡拉。"},
      {"Arabic", "من هو؟ علي.", "من هو؟"},
      {"Hindi", "वह आया। फिर।", "वह आया।"},
      {"a headline", "Kalın speaks\nANKARA - He said", "Kalın speaks"},
      {"a broken line", kLong + "\nand on. Then", kLong + " and on."},
      {"a blank line", kLong + "\n \nand on.", kLong},
      {"blanks", "\n\n  a \t b\u00A0cd. e", "a b cd."},
      {"nothing", " \n ", ""},
      {"no stop", "just words", "just words"},
      {"one long word", std::string(300, 'w'), std::string(119, 'w') + "…"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(TitleFromText(row.text), row.want);
  }
  std::string words;
  for (int i = 0; i < 100; ++i) words += "kelime ";
  EXPECT_THAT(TitleFromText(words), ::testing::EndsWith("kelime…"));
  EXPECT_LE(TitleFromText(words).size(), 120U + 3);
}

TEST(GuessFormatTest, SaysWhatToDoWithOtherFiles) {
  struct Row {
    std::string head;
    const char* want;
  };
  const Row rows[] = {
      {"%PDF-1.4 …", "is a PDF; make text of it first, with 'pdftotext'"},
      {"PK\3\4xl/",
       "is a zip archive or an office document; unpack it, or save "
       "it as text or HTML, first"},
      {std::string(257, 'x') + "ustar", "is a tar archive; unpack it first"},
      {std::string(256, 'x') + "ustar", ""},
      {"SQLite format", ""},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(WhatItIs(row.head), row.want);
}

TEST(GuessFormatTest, ByNameThenByContent) {
  using namespace std::string_view_literals;
  struct Row {
    const char* why;
    std::string_view name;
    std::string_view head;
    std::optional<Format> want;
  };
  constexpr Row kRows[] = {
      {"name", "a.JSONL"sv, "x"sv, Format::kJsonLines},
      {"packed", "a.ndjson.gz"sv, "x"sv, Format::kJsonLines},
      {"text by name", "a.txt"sv, "{"sv, Format::kPlainText},
      {"brace", "-"sv, " \n{\"a\":1}"sv, Format::kJsonLines},
      {"an object that goes on", "-"sv, "{ \"a\": [1, 2"sv, Format::kJsonLines},
      {"other JSON", "x.json"sv, "{\n  \"a\": 1\n}\n"sv, Format::kJson},
      {"lines in it", "x.json.gz"sv, "{\"a\": 1}\n"sv, Format::kJsonLines},
      {"a list", "-"sv, "[\n  {\n \"a\": 1"sv, Format::kJson},
      {"a link", "x.md"sv, "[{x}](y)"sv, Format::kPlainText},
      {"Pascal", "x.pas"sv, "{ a comment }\nprogram"sv, Format::kPlainText},
      {"a list of TREC", "x.xml"sv, "<R>\n<DOC>\n<DocNo>1"sv, Format::kTrec},
      {"TREC with attributes", "-"sv, "<DOC id=\"1\">"sv, Format::kTrec},
      {"other XML", "x.xml"sv, "<docs><doc>"sv, Format::kPlainText},
      {"prose", "README"sv, "Read {me}"sv, Format::kPlainText},
      {"empty", "x"sv, ""sv, Format::kPlainText},
      {"binary", "x.jpg"sv, "\xff\xd8\0\x10"sv, std::nullopt},
      {"a list in an object", "-"sv, "{\"docs\":[{\"a\":1"sv, Format::kJson},
      {"JSON Lines by name", "x.jsonl"sv, "{\"docs\":[{\"a\":1"sv,
       Format::kJsonLines},
      {"a PDF", "x.txt"sv, "%PDF-1.4"sv, std::nullopt},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(GuessFormat(row.name, row.head), row.want);
  }
}

}  // namespace
}  // namespace dizin::indexer
