#include "indexer/readers/json.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/input/json_values.h"
#include "tests/indexer/read_records.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

// "id" of each article, "line: reason" of each record that is none.
std::vector<std::string> Read(const std::string& json,
                              const ReaderOptions& options = {}) {
  std::vector<std::string> told;
  for (const Record& record : ReadRecords(Format::kJson, json, options)) {
    told.push_back(record.rejection.empty()
                       ? record.article.id
                       : std::to_string(record.line) + ": " + record.rejection);
  }
  return told;
}

TEST(JsonTest, ReadsListsAndObjectsInARow) {
  static constexpr const char* kTwo[] = {
      R"([{"id": "a", "text": "1"}, {"id": "b", "text": "2"}])",
      R"([{"id":"a","text":"1"},{"id":"b","text":"2"}])",
      "[\n  {\n    \"id\": \"a\",\n    \"text\": \"1\"\n  },\n"
      "  {\n    \"id\": \"b\",\n    \"text\": \"2\"\n  }\n]\n",
      "{\n \"id\": \"a\", \"text\": \"1\"\n}\n{\n\"id\": \"b\", \"text\": "
      "\"2\"}",
      R"({"id": "a", "text": "1"} {"id": "b", "text": "2"})",
      R"([{"id": "a", "text": "} ] \" \\"},{"id": "b", "o": [{"p": [1]}],
          "title": "x"}])",
  };
  for (const char* const json : kTwo) {
    EXPECT_THAT(Read(json), ElementsAre("a", "b")) << json;
  }
  EXPECT_THAT(Read("[]"), SizeIs(0));
  EXPECT_THAT(Read(" \n"), SizeIs(0));
}

TEST(JsonTest, ReadsFieldsAsJsonLinesDo) {
  const std::vector<Record> all = ReadRecords(
      Format::kJson, R"([{"id": 7, "title": "Kalın", "text": ["bir", "iki"],
                          "date": "2021-02-11"}])");
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].article.id, "7");
  EXPECT_EQ(all[0].article.text, "bir\n\niki");
  EXPECT_EQ(all[0].article.date, ParseDate("2021-02-11"));
}

TEST(JsonTest, DamageCostsWhatIsDamaged) {
  struct Row {
    const char* why;
    const char* json;
    std::vector<std::string> want;
  };
  const std::string bad =
      "bad JSON: a comma, colon, brace or quote is missing or too many";
  const Row rows[] = {
      {"no object",
       "[5,\n {\"id\": \"a\", \"text\": \"1\"},\n \"s\"]",
       {"1: is not a JSON object", "a", "3: is not a JSON object"}},
      {"a list within",
       "[[1],\n{\"id\": \"a\", \"text\": \"1\"}]",
       {"1: is a JSON list, not an object", "a"}},
      {"a brace too few",
       "[\n  {\n    \"id\": \"x\",\n  {\n    \"id\": \"a\",\n    \"text\": "
       "\"1\"\n  },\n  {\"id\": \"b\", \"text\": \"2\"}\n]",
       {"2: " + bad, "a", "b"}},
      {"a brace too many",
       "[{\"id\": \"a\", \"text\": \"1\"}},\n{\"id\": \"b\", \"text\": \"2\"}]",
       {"a", "1: " + bad, "b"}},
      {"a quote too few",
       "[{\"id\": \"x, \"text\": \"1\"},\n{\"id\": \"b\", \"text\": \"2\"}]",
       {"1: bad JSON: a string has no end", "b"}},
      {"no end",
       "[{\"id\": \"a\", \"text\": \"1\"},\n{\"id\": \"b\"",
       {"a", "2: " + bad}},
      {"no JSON",
       "hello\n{\"id\": \"a\", \"text\": \"1\"}",
       {"1: " + bad, "a"}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Read(row.json), row.want) << row.why;
  }
}

TEST(JsonTest, RejectsWhatIsTooLong) {
  ReaderOptions options;
  options.max_article_bytes = 100'000;
  const std::string text(1'000'000, 'x');
  const std::vector<std::string> told =
      Read("[{\"id\": \"x\", \"text\": \"" + text + "\"},\n" + text +
               "{\"id\": \"b\", \"text\": \"2\"}]",
           options);
  ASSERT_THAT(told, SizeIs(3));
  EXPECT_THAT(told[0], HasSubstr("1: is longer than"));
  EXPECT_THAT(told[1], HasSubstr("2: is longer than"));
  EXPECT_EQ(told[2], "b");
}

// Each byte more than the buffer takes is as good as the ones before.
TEST(JsonTest, ReadsAcrossBlocks) {
  std::string json = "[";
  for (int i = 0; i < 3000; ++i) {
    json += "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"" +
            std::string(static_cast<std::size_t>(i % 997), 'y') + "\\\\\"},\n";
  }
  json += "]";
  EXPECT_THAT(Read(json), SizeIs(3000));
  const std::string blanks(300'000, ' ');
  EXPECT_THAT(Read("[" + blanks + "\n{\"id\": \"a\", \"text\": \"1\"}," +
                   blanks + "\n5]"),
              ElementsAre("a", "3: is not a JSON object"));
}

TEST(JsonTest, GivesEachOfManyBrokenOnes) {
  std::string json;
  for (int i = 0; i < 50'000; ++i) json += "{\"id\": \"x\"\n";
  EXPECT_THAT(Read(json), SizeIs(50'000));
}

}  // namespace
}  // namespace dizin::indexer
