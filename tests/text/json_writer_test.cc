#include "common/text/json_writer.h"

#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace dizin {
namespace {

using namespace std::string_literals;

TEST(JsonWriterTest, EscapesWhatItMust) {
  struct Row {
    const char* why;
    std::string text;
    std::string want;
  };
  const Row rows[] = {
      {"nothing", "", R"("")"},
      {"letters of any script stand for themselves", "Kalın 安 😀",
       R"("Kalın 安 😀")"},
      {"quotes and backslashes", R"(a"b\c/)", R"("a\"b\\c/")"},
      {"short escapes", "\n\r\t", R"("\n\r\t")"},
      {"other controls", "\0\x1b\x7f"s, R"("\u0000\u001b\u007f")"},
      {"line ends of JavaScript", "\u2028\u2029", R"("\u2028\u2029")"},
      {"an ill-formed byte", "a\xFFz", "\"a\uFFFDz\""},
      {"a surrogate as bytes", "\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    std::string out;
    AppendJsonString(row.text, &out);
    EXPECT_EQ(out, row.want);
  }
}

TEST(JsonWriterTest, WritesTheShortestNumbers) {
  struct Row {
    double value;
    const char* want;
  };
  const Row rows[] = {
      {0, "0"},
      {.1, "0.1"},
      {7.25, "7.25"},
      {-1.5, "-1.5"},
      {1e300, "1e+300"},
      {1.0 / 3, "0.3333333333333333"},
      {std::numeric_limits<double>::quiet_NaN(), "null"},
      {std::numeric_limits<double>::infinity(), "null"},
  };
  for (const Row& row : rows) {
    std::string out;
    JsonWriter(&out).Number(row.value);
    EXPECT_EQ(out, row.want);
  }
  std::string out;
  JsonWriter(&out).Number(std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(out, "18446744073709551615");
}

void WriteSample(JsonWriter* json) {
  json->BeginObject().Key("a").BeginArray().Number(1).Null().EndArray();
  json->Key("b").BeginObject().EndObject().Key("c").BeginArray();
  json->BeginObject().Key("d").Bool(true).EndObject().EndArray().EndObject();
}

TEST(JsonWriterTest, LaysOutOnOneLineOrMany) {
  std::string line;
  JsonWriter compact(&line);
  WriteSample(&compact);
  EXPECT_EQ(line, R"({"a":[1,null],"b":{},"c":[{"d":true}]})");

  std::string page;
  JsonWriter indented(&page, 2);
  WriteSample(&indented);
  EXPECT_EQ(page, R"({
  "a": [
    1,
    null
  ],
  "b": {},
  "c": [
    {
      "d": true
    }
  ]
})");
}

}  // namespace
}  // namespace dizin
