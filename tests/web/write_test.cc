// Articles written and deleted over HTTP.

#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"
#include "tests/web/http_client.h"
#include "tests/web/test_server.h"

namespace dizin {
namespace {

using testing::Get;
using testing::HttpClient;
using testing::HttpReply;
using testing::TempDir;
using testing::TestServer;

constexpr char kToken[] = "correct-horse-battery";
const std::string kBearer =
    "Authorization: Bearer " + std::string(kToken) + "\r\n";
const std::string kLines = "Content-Type: application/x-ndjson\r\n";

class ServeWriteTest : public ::testing::Test {
 protected:
  TestServer Start() {
    return TestServer({"--db", dir_ / "db", "--writable"},
                      {.environment = {"DIZIN_TOKEN=" + std::string(kToken)}});
  }

  static HttpReply Upload(const TestServer& server, const std::string& body) {
    return HttpClient(server.port())
        .Ask("POST", "/v1/articles", kBearer + kLines, body);
  }

  // How many articles have the word.
  static std::string Count(const TestServer& server, const std::string& word) {
    const std::string json =
        Get(server.port(), "/v1/search?limit=0&query==" + word).body;
    const std::size_t at = json.find("\"count\": ");
    return json.substr(at + 9, json.find(',', at) - at - 9);
  }

  const TempDir dir_;
};

TEST_F(ServeWriteTest, TakesReplacesAndDeletes) {
  TestServer server = Start();
  EXPECT_EQ(Count(server, "zebra"), "0");
  const std::string articles =
      "{\"id\": \"a/1\", \"text\": \"zebra\"}\n"
      "{\"id\": \"a/2\", \"text\": \"zebra\"}\n";
  HttpReply reply = Upload(server, articles);
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.body.find("\"added\": 2"), std::string::npos) << reply.body;
  EXPECT_EQ(Count(server, "zebra"), "2");
  reply = Upload(server, articles);
  EXPECT_NE(reply.body.find("\"unchanged\": 2"), std::string::npos);
  reply = Upload(server, "{\"id\": \"a/2\", \"text\": \"okapi\"}");
  EXPECT_NE(reply.body.find("\"replaced\": 1"), std::string::npos);
  EXPECT_EQ(Count(server, "zebra"), "1");
  EXPECT_EQ(Count(server, "okapi"), "1");
  HttpClient client(server.port());
  EXPECT_EQ(client.Ask("DELETE", "/v1/articles/a%2F1", kBearer).status, 204);
  EXPECT_EQ(client.Ask("DELETE", "/v1/articles/a%2F1", kBearer).status, 404);
  EXPECT_EQ(Count(server, "zebra"), "0");
  EXPECT_EQ(Get(server.port(), "/v1/articles/a%2F2").status, 200);
  EXPECT_EQ(server.Stop().status, 0);
}

// The ids that stand in an answer as JSON, and its cursor.
std::string NextOf(const std::string& json, std::vector<std::string>* ids) {
  const auto value_at = [&json](std::size_t at) {
    const std::size_t begin = json.find("\": \"", at) + 4;
    return json.substr(begin, json.find('"', begin) - begin);
  };
  for (std::size_t at = 0; (at = json.find("\"id\": ", at)) != json.npos;
       ++at) {
    ids->push_back(value_at(at));
  }
  const std::size_t next = json.find("\"next\": ");
  return next == json.npos ? "" : value_at(next);
}

TEST_F(ServeWriteTest, PagesStayAsTheyAreWhileArticlesAreWritten) {
  TestServer server = Start();
  const auto article = [](int number) {
    std::string text = "zebra";
    for (int i = 0; i < number; ++i) text += " word";
    return R"({"id": ")" + std::to_string(number) + R"(", "text": ")" + text +
           "\"}\n";
  };
  std::string articles;
  for (int i = 10; i < 22; ++i) articles += article(i);
  EXPECT_EQ(Upload(server, articles).status, 200);

  std::vector<std::string> shown;
  const std::string first =
      Get(server.port(), "/v1/search?query=zebra&limit=4").body;
  std::string next = NextOf(first, &shown);
  EXPECT_EQ(shown, (std::vector<std::string>{"10", "11", "12", "13"}));
  // One above them, one of them gone, one of them other than it was.
  EXPECT_EQ(Upload(server, article(1)).status, 200);
  HttpClient client(server.port());
  EXPECT_EQ(client.Ask("DELETE", "/v1/articles/11", kBearer).status, 204);
  EXPECT_EQ(Upload(server, R"({"id": "12", "text": "a zebra in a zoo of many)"
                           R"( other beasts, far from here and all alone"})")
                .status,
            200);
  while (!next.empty()) {
    const HttpReply reply =
        Get(server.port(), "/v1/search?query=zebra&limit=4&after=" + next);
    EXPECT_EQ(reply.status, 200) << reply.body;
    next = NextOf(reply.body, &shown);
    EXPECT_EQ(Upload(server, article(2)).status, 200);
  }
  EXPECT_EQ(shown,
            (std::vector<std::string>{"10", "11", "12", "13", "14", "15", "16",
                                      "17", "18", "19", "20", "21"}));
  EXPECT_EQ(Get(server.port(),
                "/v1/search?query=okapi&after=" + NextOf(first, &shown))
                .status,
            400);
  // The page for people.
  const std::string page = Get(server.port(), "/?q=zebra").body;
  const std::size_t link = page.find("after=");
  ASSERT_NE(link, page.npos);
  const std::string address =
      "/?q=zebra&" + page.substr(link, page.find('"', link) - link);
  EXPECT_EQ(Upload(server, article(3)).status, 200);
  const std::string second = Get(server.port(), address).body;
  EXPECT_NE(second.find("start=\"11\""), second.npos);
  EXPECT_EQ(second.find("article?id=3&"), second.npos) << "came too late";
  EXPECT_EQ(Get(server.port(), "/?q=okapi&after=AAAA").status, 400);
}

TEST_F(ServeWriteTest, SaysWhichLinesCannotBeUsed) {
  TestServer server = Start();
  const HttpReply reply = Upload(server,
                                 "{\"id\": \"1\", \"text\": \"zebra\"}\n"
                                 "{\"text\": \"zebra\"}\n"
                                 "zebra\n"
                                 "\n"
                                 "{\"id\": \"\", \"title\": \"zebra\"}\n"
                                 "{\"id\": \"2\"}\n");
  EXPECT_EQ(reply.status, 200);
  for (const char* part :
       {"\"added\": 1", "\"rejected\": 4", "\"line\": 2", "\"line\": 3",
        "\"line\": 5", "\"line\": 6", "\"it has no id\"", "bad JSON"}) {
    EXPECT_NE(reply.body.find(part), std::string::npos) << part << reply.body;
  }
  EXPECT_EQ(Count(server, "zebra"), "1");
}

TEST_F(ServeWriteTest, TakesNothingWithoutTheToken) {
  TestServer server = Start();
  struct Row {
    const char* why;
    std::string fields;
  };
  const Row rows[] = {
      {"none", ""},
      {"empty", "Authorization: Bearer \r\n"},
      {"another", "Authorization: Bearer correct-horse-batterx\r\n"},
      {"a part of it", "Authorization: Bearer correct-horse\r\n"},
      {"it and more", "Authorization: Bearer correct-horse-battery1\r\n"},
      {"it twice",
       "Authorization: Bearer correct-horse-batterycorrect-horse-battery\r\n"},
      {"another scheme", "Authorization: Basic correct-horse-battery\r\n"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const HttpReply put = HttpClient(server.port())
                              .Ask("POST", "/v1/articles", row.fields + kLines,
                                   "{\"id\": \"1\", \"text\": \"zebra\"}");
    EXPECT_EQ(put.status, 401);
    EXPECT_EQ(put.Header("WWW-Authenticate"), "Bearer");
    EXPECT_EQ(HttpClient(server.port())
                  .Ask("DELETE", "/v1/articles/1", row.fields)
                  .status,
              401);
  }
  EXPECT_EQ(Count(server, "zebra"), "0");
  EXPECT_EQ(HttpClient(server.port())
                .Ask("POST", "/v1/articles",
                     "authorization: bearer correct-horse-battery\r\n" + kLines,
                     "{\"id\": \"1\", \"text\": \"zebra\"}")
                .status,
            200);
  EXPECT_EQ(server.Stop().err.find("horse"), std::string::npos);
}

TEST_F(ServeWriteTest, DropsABodyThatBreaksOff) {
  TestServer server = Start();
  {
    HttpClient client(server.port());
    client.Send("POST /v1/articles HTTP/1.1\r\nHost: t\r\n" + kBearer + kLines +
                "Content-Length: 1000\r\n\r\n"
                "{\"id\": \"1\", \"text\": \"zebra\"}\n");
  }
  // Written one after another: this one comes behind it.
  EXPECT_EQ(Upload(server, "{\"id\": \"2\", \"text\": \"okapi\"}").status, 200);
  EXPECT_EQ(Count(server, "zebra"), "0");
  EXPECT_EQ(Count(server, "okapi"), "1");
}

TEST_F(ServeWriteTest, TakesChunksOfManyClientsAtOnce) {
  TestServer server = Start();
  constexpr int kClients = 8;
  constexpr int kArticles = 40;
  std::vector<std::thread> threads;
  std::vector<int> status(kClients);
  for (int client = 0; client < kClients; ++client) {
    threads.emplace_back([&, client] {
      HttpClient http(server.port());
      http.Send("POST /v1/articles HTTP/1.1\r\nHost: t\r\n" + kBearer + kLines +
                "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < kArticles; ++i) {
        const std::string line = "{\"id\": \"" + std::to_string(client) + "/" +
                                 std::to_string(i) +
                                 "\", \"text\": \"zebra\"}\n";
        char size[16];
        std::snprintf(size, sizeof size, "%zx\r\n", line.size());
        http.Send(size + line + "\r\n");
      }
      http.Send("0\r\n\r\n");
      status[static_cast<std::size_t>(client)] = http.Read().status;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(status, std::vector<int>(kClients, 200));
  EXPECT_EQ(Count(server, "zebra"), std::to_string(kClients * kArticles));
}

TEST_F(ServeWriteTest, IsToBeTriedAgainWhileAnotherWrites) {
  TestServer server = Start();
  ASSERT_EQ(Upload(server, "{\"id\": \"1\", \"text\": \"okapi\"}").status, 200);
  // As Xapian locks a shard.
  const int lock = open((dir_ / "db/shard-0/flintlock").c_str(), O_RDWR);
  struct flock whole {};
  whole.l_type = F_WRLCK;
  ASSERT_EQ(fcntl(lock, F_OFD_SETLK, &whole), 0);
  const HttpReply reply =
      Upload(server, "{\"id\": \"2\", \"text\": \"okapi\"}");
  EXPECT_EQ(reply.status, 503);
  EXPECT_NE(reply.Header("Retry-After"), "");
  EXPECT_EQ(Get(server.port(), "/v1/articles/1").status, 200);
  close(lock);
  EXPECT_EQ(Upload(server, "{\"id\": \"3\", \"text\": \"okapi\"}").status, 200);
}

TEST_F(ServeWriteTest, RefusesAnAddressForReadersAlone) {
  TestServer server({"--db", testing::NewsDatabase()});
  HttpClient client(server.port());
  EXPECT_EQ(client.Ask("POST", "/v1/articles", kBearer + kLines, "{}").status,
            404);
  EXPECT_EQ(
      HttpClient(server.port()).Ask("DELETE", "/v1/articles/1", kBearer).status,
      405);
}

TEST_F(ServeWriteTest, DoesNotStartWithoutAToken) {
  struct Row {
    const char* why;
    std::vector<std::string> arguments;
    const char* message;
  };
  const Row rows[] = {
      {"none", {}, "needs a token of 16 characters"},
      {"short",
       {"--token-file", dir_.Write("short", "secret\n")},
       "needs a token of 16 characters"},
      {"no file", {"--token-file", dir_ / "none"}, "cannot read"},
      {"two databases", {"--db", dir_ / "other"}, "goes with one --db"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    std::vector<std::string> command = {DIZIN_SERVE, "--db", dir_ / "db",
                                        "--writable"};
    command.insert(command.end(), row.arguments.begin(), row.arguments.end());
    const testing::ProcessResult result = testing::RunProcess(
        command, {.environment = {"XDG_CONFIG_HOME=/nonexistent"}});
    EXPECT_EQ(result.status, 2);
    EXPECT_NE(result.err.find(row.message), std::string::npos) << result.err;
  }
}

}  // namespace
}  // namespace dizin
