// What dizin-serve answers, beside what dizin-search does.

#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/process.h"
#include "tests/web/http_client.h"
#include "tests/web/test_server.h"

namespace dizin {
namespace {

using testing::Get;
using testing::HttpClient;
using testing::HttpReply;
using testing::NewsDatabase;
using testing::RunProcess;
using testing::TestServer;

// Only the times that were taken differ.
std::string WithoutTimes(const std::string& json) {
  static const std::regex kTime(
      R"re("(parse|search|snippets|total)": [-+0-9.e]+)re");
  return std::regex_replace(json, kTime, "\"$1\": 0");
}

std::string AtThePrompt(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(),
                   {DIZIN_SEARCH, "--db", NewsDatabase(), "--format", "json"});
  return RunProcess(arguments,
                    {.environment = {"XDG_CONFIG_HOME=/nonexistent"}})
      .out;
}

TEST(ServeSearchTest, AnswersAsTheProgramDoes) {
  TestServer server({"--db", NewsDatabase()});
  struct Row {
    const char* why;
    const char* target;
    std::vector<std::string> arguments;
  };
  const Row rows[] = {
      {"a name", "/v1/search?query=kalin", {"kalin"}},
      {"escaped UTF-8, and a space",
       "/v1/search?query=%D9%83%D8%A7%D9%84+x",
       {"كال x"}},
      {"a part of the answer",
       "/v1/search?query=ankara&limit=2&offset=1",
       {"ankara", "-n", "2", "--offset", "1"}},
      {"nothing is found", "/v1/search?query=zzzqqq", {"zzzqqq"}},
      {"options with a hyphen, and lists",
       "/v1/search?query=kalin+ankara&match-all=1&facets=lang,names&to=2021"
       "&facet-values=1&passages=0",
       {"kalin", "ankara", "--match-all", "--facets", "lang,names", "--to",
        "2021", "--facet-values", "1", "--passages", "0"}},
      {"why",
       "/v1/explain?query=kalin&limit=2",
       {"kalin", "--explain", "-n", "2"}},
      {"names",
       "/v1/names?word=Kalin&match=alike",
       {"--names", "Kalin", "--match", "alike"}},
      {"completions",
       "/v1/complete?text=ibrahim+kal&limit=3",
       {"--complete", "ibrahim kal", "-n", "3"}},
      {"abbreviations", "/v1/abbreviations", {"--abbreviations"}},
      {"similar articles, by an id with an escaped slash",
       "/v1/similar/corpus%2Fnews%2Fen%2Fkalin-visits-brussels.txt?limit=3",
       {"--like", "corpus/news/en/kalin-visits-brussels.txt", "-n", "3"}},
      {"similar articles, those that a query finds",
       "/v1/similar/corpus%2Fnews%2Fen%2Fkalin-visits-brussels.txt"
       "?query=lang:tr&from=2021",
       {"--like", "corpus/news/en/kalin-visits-brussels.txt", "--from", "2021",
        "lang:tr"}},
      {"slashes of an id as they are",
       "/v1/similar/corpus/news/en/kalin-visits-brussels.txt?limit=3",
       {"--like", "corpus/news/en/kalin-visits-brussels.txt", "-n", "3"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const HttpReply reply = Get(server.port(), row.target);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.Header("Content-Type"), "application/json");
    EXPECT_EQ(WithoutTimes(reply.body),
              WithoutTimes(AtThePrompt(row.arguments)));
  }
  EXPECT_EQ(Get(server.port(), "/healthz").body, "ok\n");
  EXPECT_EQ(server.Stop().status, 0);
}

TEST(ServeSearchTest, TakesARequestAsJson) {
  TestServer server({"--db", NewsDatabase()});
  HttpClient client(server.port());
  const HttpReply reply = client.Ask(
      "POST", "/v1/search", "Content-Type: application/json; charset=utf-8\r\n",
      R"({"query": "ankara", "limit": 2, "explain": true})");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(WithoutTimes(reply.body),
            WithoutTimes(AtThePrompt({"ankara", "-n", "2", "--explain"})));
}

}  // namespace
}  // namespace dizin
