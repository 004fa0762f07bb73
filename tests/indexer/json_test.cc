#include "indexer/readers/json.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/input/json_values.h"
#include "indexer/readers/guess_format.h"
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

TEST(JsonTest, ReadsAListWithinAnObject) {
  struct Row {
    const char* why;
    std::string json;
    std::vector<std::string> want;
  };
  const std::string two = R"({"id":"a","text":"}1]"},{"id":"b","text":"2"})";
  const std::string long_value = R"("x":")" + std::string(5000, 'x') + "\",";
  const Row rows[] = {
      {"one", R"({"articles":[)" + two + "]}", {"a", "b"}},
      {"behind others",
       R"({"status":"o]k","n":[1,[{"a":2}]],"o":{"data":1},"data":[)" + two +
           R"(],"next":[{"id":"x","text":"x"}]})",
       {"a", "b"}},
      {"two deep",
       R"({"took":5,"hits":{"total":{"value":2},"hits":[)"
       R"({"_id":"a","_source":{"text":"1"}},{"_id":"b","_source":{"text":"2"}})"
       R"(]},"aggregations":{}})",
       {"a", "b"}},
      {"pages of it",
       R"({"docs":[)" + two + "]}\n{ \"docs\" : [ " + two + " ] }\n",
       {"a", "b", "a", "b"}},
      {"a title before",
       R"({"title":"My feed","version":"1","items":[)" + two + "]}",
       {"a", "b"}},
      {"an article with a list",
       R"({"id":"a","text":"t","data":[{"n":1}]})",
       {"a"}},
      {"no list of objects",
       R"({"title":"t","data":[1,{"n":1}],"_id":"a"})",
       {"a"}},
      {"no name of ours",
       R"({"chapters":[{"n":1}],"id":"a","text":"t"})",
       {"a"}},
      {"too far behind",
       "{" + long_value + R"("data":[{}],"title":"t"})",
       {"in.file:1"}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(
        GuessFormat("a.json", row.json.substr(0, kGuessBytes)) == Format::kJson,
        row.want.size() > 1)
        << row.why;
    EXPECT_EQ(Read(row.json), row.want) << row.why;
  }
}

TEST(JsonTest, NamesThoseWithoutIdsByTheirPlaces) {
  EXPECT_THAT(
      Read(R"([{"text":"1"},{"text":"2"},{"id":"a","text":"3"},
{"text":"4"},{"text":"5"}])"),
      ElementsAre("in.file:1", "in.file:1:2", "a", "in.file:2", "in.file:2:2"));
}

// In whatever blocks it comes, and however its lines end.
TEST(JsonTest, LosesNothingAroundAList) {
  std::string json = "{\"n\": 1,\r\n \"articles\": [";
  for (int i = 0; i < 3000; ++i) {
    json += std::string(i == 0 ? "" : ",") + "\r\n  {\"id\": \"" +
            std::to_string(i) + "\", \"text\": \"x\"}";
  }
  const std::string broken = json + ",\r\n  {\"id\": \"y\"\r\n";
  json += "\r\n]}";
  EXPECT_THAT(Read(json), SizeIs(3000));
  EXPECT_THAT(Read(broken), SizeIs(3001));
  EXPECT_THAT(Read(json + "\n" + json), SizeIs(6000));
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

TEST(JsonTest, PassesOverWhatIsTooLongBehindAList) {
  ReaderOptions options;
  options.max_article_bytes = 100'000;
  for (const char* end : {"\"}", "\"", "\\"}) {
    SCOPED_TRACE(end);
    EXPECT_THAT(Read("{\"docs\":[{\"id\":\"a\",\"text\":\"1\"}],\"x\":\"" +
                         std::string(1'000'000, 'x') + end,
                     options),
                ElementsAre("a"));
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
