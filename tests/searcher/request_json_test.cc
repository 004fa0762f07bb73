#include "searcher/request_json.h"

#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/thrown.h"

namespace dizin {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Thrown;

Request Parse(Operation operation, std::string_view json) {
  return ParseRequest(operation, json, {});
}

TEST(RequestJsonTest, ReadsEveryFieldOfASearch) {
  const SearchRequest r = Parse(Operation::kSearch, R"({
      "query": "ibrahim kalın", "limit": 3, "offset": 20, "sort": "date",
      "match": "alike", "match_all": true, "strict": true, "explain": true,
      "from": "2020", "to": "2021-02", "recency": "30d", "collapse": true,
      "facets": ["lang", "names"], "facet_values": 7, "passages": 0,
      "timeout": 1.5, "after": "AQID"})")
                              .search;
  EXPECT_EQ(r.query, "ibrahim kalın");
  EXPECT_EQ(r.limit, 3u);
  EXPECT_EQ(r.offset, 20u);
  EXPECT_EQ(r.after, "AQID");
  EXPECT_EQ(r.sort, index::Sort::kDateDescending);
  EXPECT_EQ(r.match, Match::kAlike);
  EXPECT_TRUE(r.match_all && r.strict && r.explain && r.collapse);
  EXPECT_EQ(r.from, "2020");
  EXPECT_EQ(r.to, "2021-02");
  EXPECT_EQ(r.half_life_seconds, 30 * 86400);
  EXPECT_THAT(r.facets, ElementsAre(index::FacetKind::kLanguage,
                                    index::FacetKind::kNames));
  EXPECT_EQ(r.facet_values, 7u);
  EXPECT_EQ(r.snippet.passages, 0u);
  EXPECT_EQ(r.max_seconds, 1.5);
}

TEST(RequestJsonTest, TakesTheSameFromTheParametersOfAUrl) {
  RequestBuilder builder(Operation::kSearch, {});
  builder.Add("query", "kalin");
  builder.Add("limit", "3");
  builder.Add("match", "exact");
  builder.Add("match_all", "");
  builder.Add("collapse", "true");
  builder.Add("strict", "0");
  builder.Add("facets", "year,lang,year");
  builder.Add("timeout", "0.25");
  const SearchRequest r = builder.Finish().search;
  EXPECT_EQ(r.query, "kalin");
  EXPECT_EQ(r.limit, 3u);
  EXPECT_EQ(r.match, Match::kExact);
  EXPECT_TRUE(r.match_all && r.collapse && !r.strict);
  EXPECT_THAT(r.facets, ElementsAre(index::FacetKind::kYear,
                                    index::FacetKind::kLanguage));
  EXPECT_EQ(r.max_seconds, .25);
}

TEST(RequestJsonTest, KeepsTheDefaultsOfWhatIsNotSaid) {
  SearchRequest defaults;
  defaults.limit = 7;
  defaults.max_seconds = 2;
  defaults.now_seconds = 12345;
  const SearchRequest r =
      ParseRequest(Operation::kSearch, R"({"query":""})", defaults).search;
  EXPECT_EQ(r.limit, 7u);
  EXPECT_EQ(r.max_seconds, 2);
  EXPECT_EQ(r.now_seconds, 12345);
  EXPECT_FALSE(r.explain);
}

TEST(RequestJsonTest, ReadsTheOtherOperations) {
  const Request names =
      Parse(Operation::kNames, R"({"word": "kalin", "match": "sounds"})");
  EXPECT_EQ(names.subject, "kalin");
  EXPECT_EQ(names.search.match, Match::kSounds);
  const Request complete =
      Parse(Operation::kComplete, R"({"text": "ibrahim k", "limit": 5})");
  EXPECT_EQ(complete.subject, "ibrahim k");
  EXPECT_EQ(complete.search.limit, 5u);
  const Request all = Parse(Operation::kAbbreviations, "{}");
  EXPECT_EQ(all.search.limit, Searcher::kMaxLimit);
  const Request some =
      Parse(Operation::kAbbreviations, R"({"limit": 5, "offset": 2})");
  EXPECT_EQ(some.search.limit, 5u);
  EXPECT_EQ(some.search.offset, 2u);
  EXPECT_EQ(Parse(Operation::kArticle, R"({"id": "tr/42"})").subject, "tr/42");
  EXPECT_EQ(Parse(Operation::kSimilar, R"({"id": "tr/42"})").search.like,
            "tr/42");
  EXPECT_EQ(Parse(Operation::kSimilar, R"({"id": "tr/42", "query": "lang:tr"})")
                .search.query,
            "lang:tr");
  EXPECT_TRUE(
      Parse(Operation::kExplain, R"({"query": "kalin"})").search.explain);
}

TEST(RequestJsonTest, NamesTheFieldThatIsWrong) {
  const std::string long_text(2049, 'k');
  const struct {
    const char* why;
    Operation operation;
    std::string json;
    const char* want;
  } rows[] = {
      // JSON
      {"nothing", Operation::kSearch, "", "the request is not JSON: "},
      {"text", Operation::kSearch, "kalin", "the request is not JSON: "},
      {"list", Operation::kSearch, "[]", "is not a JSON object"},
      {"ill-formed UTF-8", Operation::kSearch, "{\"query\":\"k\xff\"}",
       "the request is not JSON: "},
      {"a NUL", Operation::kSearch, std::string("{\"query\":\"\0\"}", 13),
       "the request is not JSON: "},
      {"half a surrogate", Operation::kSearch, R"({"query":"\ud800"})",
       "the request is not JSON: "},
      {"deep", Operation::kSearch,
       R"({"query":)" + std::string(5000, '[') + std::string(5000, ']') + "}",
       "the request is not JSON: "},
      {"long", Operation::kSearch,
       "{\"query\":\"" + std::string(kMaxRequestBytes, 'k') + "\"}",
       "at most 65536 bytes"},
      {"two values", Operation::kSearch, "{} {}", "the request is not JSON: "},
      // fields
      {"unknown", Operation::kSearch, R"({"query":"a","limitt":1})",
       "'limitt' is no field of search, which has: query, limit,"},
      {"unknown and odd", Operation::kSearch, "{\"a\\nb\":1}", "'a b' is no"},
      {"another's", Operation::kNames, R"({"word":"a","offset":1})",
       "'offset' is no field of names, which has: word, match"},
      {"missing", Operation::kSearch, "{}", "query: is missing"},
      {"missing id", Operation::kSimilar, R"({"limit":1})", "id: is missing"},
      {"empty id", Operation::kArticle, R"({"id":""})", "id: is empty"},
      {"twice", Operation::kSearch, R"({"query":"a","query":"b"})",
       "query: is given twice"},
      // values
      {"text", Operation::kSearch, R"({"query":1})", "query: want a string"},
      {"null", Operation::kSearch, R"({"query":null})", "query: want a string"},
      {"long text", Operation::kNames, "{\"word\":\"" + long_text + "\"}",
       "word: is longer than 2048 bytes"},
      {"too many", Operation::kSearch, R"({"query":"a","limit":10001})",
       "limit: want a whole number from 0 to 10000"},
      {"negative", Operation::kSearch, R"({"query":"a","offset":-1})",
       "offset: want a whole number from 0 to 1000000"},
      {"fraction", Operation::kSearch, R"({"query":"a","limit":1.5})",
       "limit: want a whole number"},
      {"number as text", Operation::kSearch, R"({"query":"a","limit":"3"})",
       "limit: want a whole number"},
      {"huge", Operation::kSearch,
       R"({"query":"a","limit":18446744073709551615})",
       "limit: want a whole number"},
      {"flag", Operation::kSearch, R"({"query":"a","strict":1})",
       "strict: want true or false"},
      {"match", Operation::kSearch, R"({"query":"a","match":"fuzzy"})",
       "match: 'fuzzy' is none of default, exact, alike, sounds"},
      {"sort", Operation::kSearch, R"({"query":"a","sort":"up"})",
       "sort: 'up' is neither relevance nor date"},
      {"recency", Operation::kSearch, R"({"query":"a","recency":"30"})",
       "recency: '30' is no time"},
      {"recency of a far unit", Operation::kSearch,
       R"({"query":"a","recency":"3x"})", "recency: 'x' is no time"},
      {"facet", Operation::kSearch, R"({"query":"a","facets":["colour"]})",
       "facets: 'colour' is none of lang,"},
      {"facet number", Operation::kSearch, R"({"query":"a","facets":[1]})",
       "facets: want a list of strings"},
      {"facet text", Operation::kSearch, R"({"query":"a","facets":"lang"})",
       "facets: want a list of strings"},
      {"timeout", Operation::kSearch, R"({"query":"a","timeout":3601})",
       "timeout: want seconds, from 0 to 3600"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_THAT(
        Thrown(ErrorKind::kUsage, [&] { Parse(row.operation, row.json); }),
        HasSubstr(row.want));
  }
}

TEST(RequestJsonTest, NamesTheParameterThatIsWrong) {
  const struct {
    const char* name;
    const char* text;
    const char* want;
  } rows[] = {
      {"limit", "ten", "limit: want a whole number"},
      {"limit", "", "limit: want a whole number"},
      {"limit", "3 ", "limit: want a whole number"},
      {"strict", "yes", "strict: want true or false"},
      {"timeout", "nan", "timeout: want seconds"},
      {"timeout", "-1", "timeout: want seconds"},
      {"facets", "lang,", ""},
      {"facets", ",lang", "facets: '' is none of"},
      {"like", "a", "'like' is no field of search"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(std::string(row.name) + "=" + row.text);
    RequestBuilder builder(Operation::kSearch, {});
    if (*row.want == '\0') {
      builder.Add(row.name, row.text);
      continue;
    }
    EXPECT_THAT(
        Thrown(ErrorKind::kUsage, [&] { builder.Add(row.name, row.text); }),
        HasSubstr(row.want));
  }
}

TEST(RequestJsonTest, ReadsWhatASearcherIsOpenedWith) {
  const SearcherOptions none = ParseSearcherOptions("{}");
  EXPECT_EQ(none.aliases, "");
  EXPECT_FALSE(none.no_abbreviations);
  const SearcherOptions both = ParseSearcherOptions(
      R"({"no_abbreviations": true, "aliases": "names.tsv"})");
  EXPECT_EQ(both.aliases, "names.tsv");
  EXPECT_TRUE(both.no_abbreviations);
  const struct {
    const char* json;
    const char* want;
  } rows[] = {
      {"", "the request is not JSON"},
      {R"({"alias": "a"})", "'alias': is no option, which are: aliases, no_"},
      {R"({"aliases": 3})", "'aliases': want a string"},
      {R"({"no_abbreviations": 1})", "'no_abbreviations': want true or false"},
  };
  for (const auto& row : rows) {
    EXPECT_THAT(
        Thrown(ErrorKind::kUsage, [&] { ParseSearcherOptions(row.json); }),
        HasSubstr(row.want));
  }
}

TEST(RequestJsonTest, ReadsALine) {
  std::string id;
  const Request request =
      ParseRequestLine(R"({"id": 7, "names": {"word": "kalin"}})", {}, &id);
  EXPECT_EQ(id, "7");
  EXPECT_EQ(request.operation, Operation::kNames);
  EXPECT_EQ(request.subject, "kalin");
  ParseRequestLine(R"({"article": {"id": "a"}, "id": "x\n1"})", {}, &id);
  EXPECT_EQ(id, R"("x\n1")");
  ParseRequestLine(R"({"article": {"id": "a"}})", {}, &id);
  EXPECT_EQ(id, "null");
}

TEST(RequestJsonTest, KnowsTheIdOfALineThatIsWrong) {
  const struct {
    std::string line;
    const char* id;
    const char* want;
  } rows[] = {
      {R"({"id": 7})", "7", "the line asks nothing"},
      {R"({"serach": {}, "id": 7})", "7", "'serach' is none of search,"},
      {R"({"id": 7, "search": "kalin"})", "7", "search: want an object"},
      {R"({"id": 7, "search": {"query": 3}})", "7", "query: want a string"},
      {R"({"id":1,"names":{"word":"a"},"names":{"word":"b"}})", "1",
       "a line asks one thing"},
      {R"({"id": 1, "id": 2, "names": {"word": "a"}})", "1", "'id' is none"},
      {R"({"id": [7], "names": {"word": "a"}})", "null",
       "id: want a string or a number"},
      {R"({"id": ")" + std::string(1025, 'x') + R"(", "names": {}})", "null",
       "id: is longer than 1024 bytes"},
      {R"({"id": 7, )", "null", "the request is not JSON"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.line);
    std::string id;
    EXPECT_THAT(
        Thrown(ErrorKind::kUsage, [&] { ParseRequestLine(row.line, {}, &id); }),
        HasSubstr(row.want));
    EXPECT_EQ(id, row.id);
  }
}

// The fields that a row of the table in docs/json.md lists.
std::string DocumentedFields(const std::string& operation) {
  std::ifstream page(DIZIN_SOURCE_DIR "/docs/json.md");
  std::string line;
  while (std::getline(page, line) && !line.starts_with("| `" + operation)) {
  }
  const std::size_t second = line.find('|', 1);
  std::string fields;
  for (std::size_t at = line.find('`', second); at != line.npos;
       at = line.find('`', at + 1)) {
    const std::size_t end = line.find('`', at + 1);
    fields += (fields.empty() ? "" : ", ") + line.substr(at + 1, end - at - 1);
    at = end;
  }
  return fields;
}

TEST(RequestJsonTest, HasTheFieldsThatAreDocumented) {
  for (const Operation operation :
       {Operation::kSearch, Operation::kSimilar, Operation::kNames,
        Operation::kComplete, Operation::kAbbreviations, Operation::kArticle}) {
    const std::string name(ToString(operation));
    EXPECT_EQ(ParseOperation(name), operation);
    const std::string said =
        Thrown(ErrorKind::kUsage, [&] { Parse(operation, R"({"?":0})"); });
    EXPECT_EQ(said, "'?' is no field of " + name +
                        ", which has: " + DocumentedFields(name));
  }
}

}  // namespace
}  // namespace dizin
