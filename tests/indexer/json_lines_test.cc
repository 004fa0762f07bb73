#include "indexer/readers/json_lines.h"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "indexer/readers/article_builder.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::vector<Record> ReadAll(std::string bytes, ReaderOptions options = {},
                            std::string name = "a.jsonl") {
  Input input(std::move(name), std::move(bytes));
  const auto reader = MakeReader(Format::kJsonLines, &input, options);
  std::vector<Record> all;
  for (Record record; reader->Next(&record);) all.push_back(record);
  return all;
}

Article ReadOne(std::string line, ReaderOptions options = {}) {
  const std::vector<Record> all = ReadAll(std::move(line), std::move(options));
  EXPECT_THAT(all, SizeIs(1));
  if (all.empty()) return {};
  EXPECT_EQ(all[0].rejection, "");
  return all[0].article;
}

TEST(JsonLinesTest, ReadsEveryField) {
  const Article a = ReadOne(
      R"({"id": 7, "title": " Kalın\nAnkara'da ", "text": ["bir", "iki\r\nüç"],)"
      R"( "date": "2021-02-11", "language": "tur", "url": "http://x/1",)"
      R"( "source": "AA", "authors": ["Ayşe", {"name": "Ali"}], "Page Count": 3,)"
      R"( "score": 1.5, "ok": true, "none": null, "empty": " ",)"
      R"( "tags": ["a", "b"], "geo": {"city": "Ankara"}})");
  EXPECT_EQ(a.id, "7");
  EXPECT_EQ(a.title, "Kalın Ankara'da");
  EXPECT_EQ(a.text, "bir\n\niki\nüç");
  EXPECT_EQ(a.date, ParseDate("2021-02-11"));
  EXPECT_EQ(a.language, "tur");
  EXPECT_EQ(a.url, "http://x/1");
  EXPECT_EQ(a.source, "AA");
  EXPECT_THAT(a.authors, ElementsAre("Ayşe", "Ali"));
  EXPECT_THAT(a.extra,
              ElementsAre(Pair("page_count", "3"), Pair("score", "1.5"),
                          Pair("ok", "true"), Pair("tags", "a"),
                          Pair("tags", "b"), Pair("geo_city", "Ankara")));
}

TEST(JsonLinesTest, ReadsDatesInNumbers) {
  struct Row {
    const char* date;
    const char* want;
  };
  constexpr Row kRows[] = {{"2021", "2021"},
                           {"20210211", "2021-02-11"},
                           {"1613028600", "2021-02-11T07:30:00Z"},
                           {"1613028600000", "2021-02-11T07:30:00Z"},
                           {"\"2021-02\"", "2021-02"}};
  for (const Row& row : kRows) {
    const Article a =
        ReadOne(std::string(R"({"text":"x","date":)") + row.date + "}");
    ASSERT_TRUE(a.date) << row.date;
    EXPECT_EQ(a.date->ToString(), row.want);
  }
}

TEST(JsonLinesTest, MapsFields) {
  ReaderOptions options;
  options.map = FieldMap(
      {"title=headline", "text=content.body", "date=", "section=Category"});
  const Article a = ReadOne(
      R"({"title": "no", "headline": "yes", "content": {"body": "text"},)"
      R"( "date": "11th of May", "Category": "news"})",
      options);
  EXPECT_EQ(a.title, "yes");
  EXPECT_EQ(a.text, "text");
  EXPECT_FALSE(a.date);
  EXPECT_THAT(a.extra, ElementsAre(Pair("section", "news")));
  EXPECT_THROW(FieldMap({"title"}), Error);
  EXPECT_THROW(FieldMap({"=x"}), Error);
}

TEST(JsonLinesTest, GivesIdsWhereThereAreNone) {
  const std::string two = "\n{\"text\": \"a\"}\n{\"text\": \"b\"}\n";
  const auto file = ReadAll(two);
  EXPECT_EQ(file[0].article.id, "a.jsonl:2");
  EXPECT_EQ(file[1].article.id, "a.jsonl:3");
  const auto in = ReadAll(two, {}, "-");
  EXPECT_THAT(in[0].article.id, StartsWith("stdin:"));
  EXPECT_NE(in[0].article.id, in[1].article.id);
  EXPECT_EQ(in[1].article.id, ReadAll(two, {}, "-")[1].article.id);
}

// What it has: "id|title|text|date|lang|url|source|author", empty ones too.
std::string Fields(const Article& a) {
  return a.id + "|" + a.title + "|" + a.text + "|" +
         (a.date ? std::to_string(a.date->seconds) : "") + "|" + a.language +
         "|" + a.url + "|" + a.source + "|" +
         (a.authors.empty() ? "" : a.authors[0]);
}

TEST(JsonLinesTest, TakesFieldsByOtherNames) {
  struct Row {
    const char* why;
    const char* line;
    std::vector<std::string> map;
    const char* want;
  };
  const Row kRows[] = {
      {"a feed",
       R"({"guid":"1","headline":"T","body":"B","pubDate":"1970-01-02",
           "language":"tr","link":"u","publisher":"p","byline":"w"})",
       {},
       "1|T|B|86400|tr|u|p|w"},
      {"an answer",
       R"({"source":{"id":null,"name":"BBC"},"author":"w","title":"T",
           "description":"d","content":"B","url":"u",
           "publishedAt":"1970-01-01T00:00:01Z"})",
       {},
       "a.jsonl:1|T|B|1||u|BBC|w"},
      {"of several the best",
       R"({"summary":"s","body":"B","_id":"1"})",
       {},
       "1||B|||||"},
      {"every value", R"({"body":["a","b"],"_id":"1"})", {}, "1||a\n\nb|||||"},
      {"not where there is one",
       R"({"id":"1","uuid":"2","title":"T","headline":"H","text":"x"})",
       {},
       "1|T|x|||||"},
      {"no date",
       R"({"_id":"1","text":"x","created":"?","timestamp":5})",
       {},
       "1||x|5||||"},
      {"no id",
       "{\"_id\":\"a\\u0001\",\"uuid\":\"u\",\"text\":\"x\"}",
       {},
       "u||x|||||"},
      {"a rule",
       R"({"_id":"1","headline":"H","heading":"G","text":"x"})",
       {"title=heading"},
       "1|G|x|||||"},
      {"left out",
       R"({"_id":"1","headline":"H","text":"x"})",
       {"title="},
       "1||x|||||"},
      {"MongoDB",
       R"({"_id":{"$oid":"5f"},"date":{"$date":"1970-01-02"},"text":"x"})",
       {},
       "5f||x|86400||||"},
      {"Elasticsearch",
       R"({"_index":"n","_id":"7","_source":{"title":"T","text":"x"}})",
       {},
       "7|T|x|||||"},
      {"an id within",
       R"({"_id":"7","_source":{"id":"8","title":"T"}})",
       {},
       "8|T||||||"},
      {"Solr",
       R"({"add":{"overwrite":true,"doc":{"id":"1","text":"x"}}})",
       {},
       "1||x|||||"},
      {"an update", R"({"doc":{"id":"1","text":"x"}})", {}, "1||x|||||"},
      {"a field doc",
       R"({"doc":{"a":"b"},"text":"x","id":"1"})",
       {},
       "1||x|||||"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    std::string line = row.line;
    std::erase(line, '\n');
    ReaderOptions options;
    options.map = FieldMap(row.map);
    const auto all = ReadAll(line, options, "a.jsonl");
    EXPECT_EQ(all[0].rejection, "");
    EXPECT_EQ(Fields(all[0].article), row.want);
  }
}

TEST(JsonLinesTest, PassesActionsOver) {
  const auto all = ReadAll(
      R"({"index":{"_index":"n","_id":"1"}}
{"text":"a"}
{"create":{}}
{"text":"b"}
{"delete":{"_id":"3"}}
{"update":{"_id":"4","routing":"r"}}
{"doc":{"text":"d"},"doc_as_upsert":true}
{"index":{"title":"no action","id":"5"},"text":"e"})",
      {}, "a.jsonl");
  std::vector<std::string> ids;
  for (const Record& record : all) {
    EXPECT_EQ(record.rejection, "");
    ids.push_back(record.passed_over ? "-" : record.article.id);
  }
  EXPECT_THAT(
      ids, ElementsAre("-", "1", "-", "a.jsonl:4", "-", "-", "4", "a.jsonl:8"));
}

TEST(JsonLinesTest, RejectsTooManyFields) {
  struct Row {
    const char* why;
    const char* begin;
    const char* value;
    const char* end;
  };
  constexpr Row kRows[] = {
      {"one name", R"({"text":"t","a":[)", R"("v")", "]}"},
      {"authors", R"({"text":"t","authors":[)", R"("v")", "]}"},
      {"many names", R"({"text":"t",)", R"("a":"v")", "}"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto with = [&row](std::size_t count) {
      std::string line = std::string(row.begin) + row.value;
      for (std::size_t i = 1; i < count; ++i) line.append(",") += row.value;
      return line + row.end;
    };
    EXPECT_EQ(ReadAll(with(ArticleBuilder::kMaxFields))[0].rejection, "");
    EXPECT_EQ(ReadAll(with(ArticleBuilder::kMaxFields + 1))[0].rejection,
              "has more than 10000 fields");
  }
}

TEST(JsonLinesTest, RejectsARecordAndGoesOn) {
  struct Row {
    const char* why;
    std::string line;
    const char* want;
  };
  const Row kRows[] = {
      {"cut short", R"({"text": "a)", "bad JSON: "},
      {"no comma", R"({"text": "a" "id": 1})", "bad JSON: a comma"},
      {"escape", R"({"text": "\q"})", "bad JSON: a bad escape"},
      {"control", "{\"text\": \"a\tb\"}", "control character"},
      {"number", R"({"text": 01})", "bad JSON"},
      {"numbers", R"({"a": NaN, "text": 01234567890123456789})", "bad JSON"},
      {"two objects", R"({"text": "a"}{"text": "b"})", "bad JSON"},
      {"deep", std::string(3000, '[') + std::string(3000, ']'), "too deep"},
      {"deep enough for us",
       R"({"text":"a","x":)" + std::string(50, '[') + std::string(50, ']') +
           "}",
       "nested too deep"},
      {"list", "[{}]", "is a JSON list, not an object"},
      {"word", "null", "is not a JSON object"},
      {"nothing", "{}", "has neither a title nor a text"},
      {"another name", R"({"stuff": "a", "n": 1})",
       "has neither a title nor a text, but stuff, n (name one with --map"},
      {"Python", R"({'text': 'a'})",
       "bad JSON: JSON has double quotes around strings"},
      {"comment", R"({"text": "a//b" /* c */})",
       "bad JSON: JSON has no comments"},
      {"last comma", R"({"text": "a,}", "b": [1, ]})",
       "bad JSON: a comma before a bracket that closes"},
      {"date", R"({"text": "a", "date": "2021-02-30"})",
       "the date '2021-02-30' is not one"},
      {"date in words", R"({"text": "a", "date": "yesterday"})",
       "the date 'yesterday' is not one"},
      {"id with a line end", R"({"text": "a", "id": "a\nb"})",
       "the id 'a b' has control characters"},
      {"long id", R"({"text": "a", "id": ")" + std::string(2000, 'x') + "\"}",
       "is longer than 1024 bytes"},
      {"long line", R"({"text": ")" + std::string(9000, 'x') + "\"}",
       "is longer than 8000 bytes, the most that is taken"},
  };
  ReaderOptions options;
  options.max_article_bytes = 8000;
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto all = ReadAll(
        "{\"text\":\"1\"}\n" + row.line + "\n{\"text\":\"2\"}\n", options);
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_EQ(all[0].rejection, "");
    EXPECT_THAT(all[1].rejection, HasSubstr(row.want));
    EXPECT_EQ(all[1].line, 2U);
    EXPECT_EQ(all[2].article.text, "2");
  }
}

TEST(JsonLinesTest, MendsWhatIsNotText) {
  struct Row {
    const char* why;
    std::string json;
    const char* want;
    std::size_t mended;
  };
  const Row kRows[] = {
      {"sound", R"("a\u0131\ud83d\ude00\\ud83d")", "aı😀\\ud83d", 0},
      {"ill-formed", "\"ııı\xFF\xC4z\"", "ııı\uFFFD\uFFFDz", 2},
      {"NUL", R"("a\u0000b")", "a b", 1},
      {"first half", R"("\ud83d x")", "\uFFFD x", 1},
      {"second half", R"("\ude00")", "\uFFFD", 1},
      {"two first halves", R"("\ud83d\ud83d\ude00")", "\uFFFD😀", 1},
      {"behind a backslash", R"("\\\ud83d")", "\\\uFFFD", 1},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto all = ReadAll("{\"text\":" + row.json + "}");
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all[0].rejection, "");
    EXPECT_EQ(all[0].article.text, row.want);
    EXPECT_EQ(all[0].mended, row.mended);
  }
}

TEST(JsonLinesTest, TakesNumbersThatOthersWrite) {
  struct Row {
    const char* number;
    std::vector<std::pair<std::string, std::string>> want;
  };
  const Row kRows[] = {
      {"NaN", {}},
      {"-Infinity", {}},
      {"123456789012345678901234567890",
       {{"n", "123456789012345678901234567890"}}},
      {"-12345678901234567890", {{"n", "-12345678901234567890"}}},
      {"18446744073709551615", {{"n", "18446744073709551615"}}},
      {"1e999", {{"n", "1e999"}}},
      {"[1, NaN, 2e-999]", {{"n", "1"}, {"n", "2e-999"}}},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.number);
    const auto all = ReadAll(std::string(R"({"id":10,"n":)") + row.number +
                             R"(,"text":"\"NaN, 1e999"})");
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all[0].rejection, "");
    EXPECT_EQ(all[0].article.id, "10");
    EXPECT_EQ(all[0].article.text, "\"NaN, 1e999");
    EXPECT_EQ(all[0].article.extra, row.want);
    EXPECT_EQ(all[0].mended, 0U);
  }
  EXPECT_EQ(ReadOne(R"({"id":99999999999999999999,"text":"x"})").id,
            "99999999999999999999");
}

TEST(JsonLinesTest, TakesAMegabyteWordAndAByteOrderMark) {
  const std::string word(1 << 20, 'w');
  const auto all = ReadAll("\xEF\xBB\xBF{\"text\":\"" + word + "\"}\r\n  \r\n");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].article.text, word);
}

}  // namespace
}  // namespace dizin::indexer
