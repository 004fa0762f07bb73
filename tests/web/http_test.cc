// What a server makes of clients that err, and of those that mean harm: each is
// answered or cut off, and the next one is served as ever.

#include <cerrno>
#include <chrono>
#include <csignal>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/process.h"
#include "tests/web/http_client.h"
#include "tests/web/test_server.h"

namespace dizin {
namespace {

using testing::Get;
using testing::HttpClient;
using testing::HttpReply;
using testing::NewsDatabase;
using testing::TestServer;

std::string Head(std::string_view line, std::string_view fields = "") {
  return std::string(line) + " HTTP/1.1\r\nHost: test\r\n" +
         std::string(fields) + "\r\n";
}

std::string Post(std::string_view fields, std::string_view body) {
  return Head("POST /v1/search",
              "Content-Type: application/json\r\n" + std::string(fields)) +
         std::string(body);
}

TEST(HttpTest, AnswersWhatIsNoGoodRequest) {
  TestServer server({"--db", NewsDatabase()});
  const std::string body = R"({"query":"kalin"})";  // 17 bytes
  struct Row {
    const char* why;
    std::string bytes;
    int status;
    bool closes;
  };
  const Row rows[] = {
      // What a proxy before us could read in another way.
      {"length and coding",
       Post("Content-Length: 17\r\nTransfer-Encoding: chunked\r\n", body), 400,
       true},
      {"coding and length",
       Post("Transfer-Encoding: chunked\r\nContent-Length: 17\r\n", body), 400,
       true},
      {"two lengths", Post("Content-Length: 17\r\nContent-Length: 4\r\n", body),
       400, true},
      {"the same length twice",
       Post("Content-Length: 17\r\nContent-Length: 17\r\n", body), 400, true},
      {"a list of lengths", Post("Content-Length: 17, 17\r\n", body), 400,
       true},
      {"a sign", Post("Content-Length: +17\r\n", body), 400, true},
      {"less than nothing", Post("Content-Length: -1\r\n", body), 400, true},
      {"hexadecimal", Post("Content-Length: 0x11\r\n", body), 400, true},
      {"more than 64 bits",
       Post("Content-Length: 99999999999999999999\r\n", body), 400, true},
      {"a blank before the colon", Post("Content-Length : 17\r\n", body), 400,
       true},
      {"a coding that is not spoken", Post("Transfer-Encoding: gzip\r\n", ""),
       400, true},
      {"a coding that only looks like it",
       Post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 400, true},
      {"two codings", Post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
       400, true},
      {"chunked twice",
       Post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "0\r\n\r\n"),
       400, true},
      {"chunks in HTTP/1.0",
       "POST /v1/search HTTP/1.0\r\nHost: t\r\nContent-Type: "
       "application/json\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400, true},
      {"no size of a chunk",
       Post("Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n"), 400,
       true},
      {"a chunk of more than 64 bits",
       Post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"), 400,
       true},
      {"a chunk of more than a body may have",
       Post("Transfer-Encoding: chunked\r\n", "10001\r\n"), 413, true},
      {"no host", "GET /healthz HTTP/1.1\r\n\r\n", 400, true},
      {"two hosts", Head("GET /healthz", "Host: other\r\n"), 400, true},
      // Not HTTP/1.1.
      {"a bare line feed", "GET /healthz HTTP/1.1\nHost: t\n\n", 400, true},
      {"a NUL in a field", Head("GET /healthz", std::string("A: \0b\r\n", 7)),
       400, true},
      {"no version", "GET /healthz\r\n\r\n", 400, true},
      {"another version", "GET /healthz HTTP/2.0\r\n\r\n", 400, true},
      {"TLS",
       std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 13), 400,
       true},
      {"a blank line only", "\r\n\r\n\r\n\r\n", 400, true},
      // Methods and paths.
      {"a method for other paths", Head("DELETE /v1/search"), 405, false},
      {"a method nobody knows", Head("BREW /v1/search"), 405, false},
      {"no path of ours", Head("GET /v1/nothing"), 404, false},
      {"a slash too many", Head("GET /v1/search/"), 404, false},
      {"no id", Head("GET /v1/articles/"), 404, false},
      {"a broken escape", Head("GET /v1/articles/%zz"), 400, false},
      {"half an escape", Head("GET /v1/articles/a%4"), 400, false},
      {"a NUL in an id", Head("GET /v1/articles/a%00b"), 404, false},
      {"up the tree", Head("GET /v1/articles/..%2F..%2Fetc%2Fpasswd"), 404,
       false},
      {"overlong UTF-8 in an id", Head("GET /v1/articles/%C0%AF"), 404, false},
      {"an id of any bytes", Head("GET /v1/articles/%FF%FE%0A%0D%22"), 404,
       false},
      {"to another host, as to a proxy", Head("GET http://test/healthz"), 200,
       false},
      {"a tunnel", Head("CONNECT example.org:443"), 400, false},
      {"all of the server", Head("OPTIONS *"), 204, false},
      // Bodies.
      {"a body of what has none",
       Head("GET /healthz", "Content-Length: 3\r\n") + "abc", 400, true},
      {"a body of another type",
       Head("POST /v1/search", "Content-Length: 1\r\n") + "x", 415, true},
      {"a body for nothing",
       Head("POST /v1/nothing", "Content-Length: 1\r\n") + "x", 404, true},
      {"a body that is too large", Post("Content-Length: 65537\r\n", ""), 413,
       true},
      {"too many chunks",
       Post("Transfer-Encoding: chunked\r\n",
            "10001\r\n" + std::string(65537, ' ') + "\r\n0\r\n\r\n"),
       413, true},
      {"a body that is no JSON", Post("Content-Length: 1\r\n", "{"), 400,
       false},
      // Sizes.
      {"a long address", Head("GET /v1/search?query=" + std::string(9000, 'a')),
       414, true},
      {"an endless address", "GET /" + std::string(40'000, 'a'), 414, true},
      {"a long field", Head("GET /healthz", "A: " + std::string(40'000, 'a')),
       431, true},
      // Parameters.
      {"a parameter that there is not", Head("GET /v1/search?qurey=x"), 400,
       false},
      {"one given twice", Head("GET /v1/search?query=x&query=y"), 400, false},
      {"no query", Head("GET /v1/search"), 400, false},
      {"a number that is none", Head("GET /v1/search?query=x&limit=-1"), 400,
       false},
      {"too many hits", Head("GET /v1/search?query=x&limit=1001"), 400, false},
      {"too far down", Head("GET /v1/search?query=x&offset=100001"), 400,
       false},
      {"a long query", Head("GET /v1/search?query=" + std::string(2049, 'a')),
       400, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    HttpClient client(server.port());
    client.Send(row.bytes);
    const HttpReply reply = client.Read();
    EXPECT_EQ(reply.status, row.status) << reply.body;
    EXPECT_EQ(reply.Header("Connection"), row.closes ? "close" : "keep-alive");
    if (reply.status >= 400) {
      EXPECT_EQ(reply.Header("Content-Type"), "application/problem+json");
    }
    if (row.closes) {
      EXPECT_TRUE(client.ReadsEnd());
    } else {
      EXPECT_EQ(client.Get("/healthz").body, "ok\n");
    }
  }
  EXPECT_EQ(server.Stop().status, 0);
}

TEST(HttpTest, SaysWhichMethodsThereAre) {
  TestServer server({"--db", NewsDatabase()});
  HttpClient client(server.port());
  EXPECT_EQ(client.Ask("PUT", "/v1/search").Header("Allow"),
            "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(client.Ask("DELETE", "/v1/articles/1").status, 405);
  const HttpReply options = client.Ask("OPTIONS", "/v1/names");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.Header("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(options.Header("Access-Control-Allow-Origin"), "");
}

TEST(HttpTest, AnswersHeadAsGetWithoutTheBody) {
  TestServer server({"--db", NewsDatabase()});
  HttpClient client(server.port());
  const HttpReply get = client.Get("/v1/names?word=kalin");
  const HttpReply head = client.Ask("HEAD", "/v1/names?word=kalin");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.Header("Content-Length"), std::to_string(get.body.size()));
  EXPECT_EQ(client.Get("/healthz").body, "ok\n");
}

TEST(HttpTest, AnswersOneAfterAnotherOnOneConnection) {
  TestServer server({"--db", NewsDatabase()});
  HttpClient client(server.port());
  client.Send(Head("GET /v1/names?word=kalin") + Head("GET /healthz") +
              Post("Transfer-Encoding: chunked\r\n",
                   "9\r\n{\"query\":\r\n8\r\n\"kalin\"}\r\n0\r\n\r\n") +
              "GET /readyz HTTP/1.0\r\n\r\n");
  EXPECT_NE(client.Read().body.find("\"names\""), std::string::npos);
  EXPECT_EQ(client.Read().body, "ok\n");
  EXPECT_NE(client.Read().body.find("\"hits\""), std::string::npos);
  EXPECT_EQ(client.Read().body, "ready\n");
  EXPECT_TRUE(client.ReadsEnd());
}

TEST(HttpTest, TellsAClientThatWaitsToSendItsBody) {
  TestServer server({"--db", NewsDatabase()});
  HttpClient client(server.port());
  client.Send(Post("Expect: 100-continue\r\nContent-Length: 17\r\n", ""));
  EXPECT_EQ(client.Read().status, 100);
  client.Send(R"({"query":"kalin"})");
  EXPECT_EQ(client.Read().status, 200);
  // A body that would be refused is not asked for.
  client.Send(Post("Expect: 100-continue\r\nContent-Length: 99999\r\n", ""));
  EXPECT_EQ(client.Read().status, 413);
  EXPECT_TRUE(client.ReadsEnd());
}

TEST(HttpTest, CutsOffWhoeverIsSlow) {
  TestServer server({"--db", NewsDatabase(), "--client-timeout", "0.3",
                     "--idle-timeout", "0.3"});
  HttpClient idle(server.port());
  EXPECT_TRUE(idle.ReadsEnd());
  HttpClient half(server.port());
  half.Send("GET /healthz HTTP/1.1\r\nHost:");
  EXPECT_EQ(half.Read().status, 408);
  EXPECT_TRUE(half.ReadsEnd());
  HttpClient body(server.port());
  body.Send(Post("Content-Length: 17\r\n", "{\"query\""));
  EXPECT_EQ(body.Read().status, 408);
  EXPECT_TRUE(body.ReadsEnd());
  // One byte after another does not help.
  HttpClient drop(server.port());
  drop.Send("GET /healthz HTTP/1.1\r\n");
  while (drop.Send("A: b\r\n")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(Get(server.port(), "/healthz").status, 200);
}

TEST(HttpTest, CutsOffWhoeverDoesNotRead) {
  TestServer server({"--db", NewsDatabase(), "--client-timeout", "0.3"});
  HttpClient client(server.port());
  std::string requests;
  for (int i = 0; i < 200; ++i) requests += Head("GET /openapi.json");
  // Until the answers fill all buffers on the way.
  while (client.Send(requests)) {
  }
  EXPECT_EQ(Get(server.port(), "/healthz").status, 200);
}

TEST(HttpTest, MakesRoomAmongIdleConnections) {
  TestServer server({"--db", NewsDatabase(), "--max-connections", "3"});
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 6; ++i) {
    clients.push_back(std::make_unique<HttpClient>(server.port()));
    EXPECT_EQ(clients.back()->Get("/healthz").status, 200) << i;
  }
  EXPECT_TRUE(clients[0]->ReadsEnd());
  EXPECT_EQ(clients[5]->Get("/healthz").status, 200);
}

TEST(HttpTest, RefusesMoreThanItCanHold) {
  TestServer server({"--db", NewsDatabase(), "--max-connections", "3"});
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<HttpClient>(server.port()));
    // The beginning of the next one is read with the first.
    clients.back()->Send(Head("GET /healthz") + "GET /heal");
    EXPECT_EQ(clients.back()->Read().status, 200);
  }
  HttpClient late(server.port());
  const HttpReply reply = late.Read();
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.Header("Retry-After"), "5");
  EXPECT_TRUE(late.ReadsEnd());
  clients[1]->Send("thz HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(clients[1]->Read().body, "ok\n");
}

TEST(HttpTest, AnswersOrRefusesWhenTooManyAskAtOnce) {
  TestServer server(
      {"--db", NewsDatabase(), "--threads", "1", "--max-waiting", "1"});
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 60; ++i) {
    clients.push_back(std::make_unique<HttpClient>(server.port()));
    clients.back()->Send(Head("GET /v1/search?query=kalin+ankara"));
  }
  for (const auto& client : clients) {
    const HttpReply reply = client->Read();
    if (reply.status != 200) {
      EXPECT_EQ(reply.status, 503);
      EXPECT_EQ(reply.Header("Retry-After"), "1");
    }
  }
  const HttpReply after = Get(server.port(), "/v1/search?query=kalin");
  EXPECT_EQ(after.status, 200) << after.body;
}

// Random bytes, and requests with random bytes in them.
TEST(HttpTest, SurvivesAnyBytes) {
  TestServer server({"--db", NewsDatabase(), "--client-timeout", "5"});
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::string parts[] = {
      Head("GET /v1/search?query=kalin&limit=2"),
      Post("Content-Length: 17\r\n", R"({"query":"kalin"})"),
      Post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"),
      "Content-Length: 7\r\n",
      "Transfer-Encoding: chunked\r\n",
      "\r\n",
      "%",
      "0",
      "\n",
      std::string(1, '\0'),
      "HTTP/1.1",
      "/v1/articles/"};
  const auto pick = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (int i = 0; i < 300; ++i) {
    std::string bytes;
    for (std::size_t n = pick(5) + 1; n > 0; --n) {
      bytes += parts[pick(std::size(parts))];
    }
    for (std::size_t n = pick(6); n > 0; --n) {
      const std::size_t at = pick(bytes.size());
      switch (pick(3)) {
        case 0:
          bytes[at] = static_cast<char>(pick(256));
          break;
        case 1:
          bytes.insert(at, parts[pick(std::size(parts))]);
          break;
        default:
          bytes.erase(at, pick(10) + 1);
          if (bytes.empty()) bytes = "x";
      }
    }
    HttpClient client(server.port());
    client.Send(bytes);
    client.FinishSending();
    EXPECT_TRUE(client.ReadsEnd()) << i << ": " << bytes;
  }
  EXPECT_EQ(Get(server.port(), "/healthz").status, 200);
  EXPECT_EQ(server.Stop().status, 0);
}

// True once nobody listens any more.
bool IsClosed(std::uint16_t port) {
  for (int i = 0; i < 2000; ++i) {
    try {
      HttpClient client(port);
    } catch (const std::runtime_error&) {
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

TEST(HttpTest, AnswersWhatHasBegunBeforeItEnds) {
  TestServer server({"--db", NewsDatabase()});
  HttpClient idle(server.port());
  EXPECT_EQ(idle.Get("/healthz").status, 200);
  HttpClient client(server.port());
  client.Send(Post("Content-Length: 17\r\n", "{\"query\""));
  // What follows on a connection of its own is read later than that.
  EXPECT_EQ(Get(server.port(), "/healthz").status, 200);
  server.process().Kill(SIGTERM);
  ASSERT_TRUE(IsClosed(server.port()));
  EXPECT_TRUE(idle.ReadsEnd());
  client.Send(":\"kalin\"}");
  const HttpReply reply = client.Read();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.Header("Connection"), "close");
  client.FinishSending();
  EXPECT_EQ(server.process().Wait().status, 0);
}

TEST(HttpTest, EndsAtOnceAtASecondSignal) {
  TestServer server({"--db", NewsDatabase()});
  HttpClient client(server.port());
  client.Send(Head("GET /healthz") + "GET /heal");
  EXPECT_EQ(client.Read().status, 200);
  server.process().Kill(SIGTERM);
  ASSERT_TRUE(IsClosed(server.port()));
  server.process().Kill(SIGTERM);
  EXPECT_EQ(server.process().Wait().status, 128 + SIGTERM);
}

TEST(HttpTest, RefusesAddressesThatAreNone) {
  for (const char* address : {"127.0.0.1:99999", "127.0.0.1:", "127.0.0.1:x",
                              "127.0.0.1", "nowhere:80"}) {
    SCOPED_TRACE(address);
    testing::Process server(
        {DIZIN_SERVE, "--db", NewsDatabase(), "--listen", address});
    const std::string& error = server.Wait().err;
    EXPECT_NE(error.find("is no address"), std::string::npos) << error;
  }
}

TEST(HttpTest, ListensAtTheSocketThatItInherits) {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  ASSERT_EQ(bind(listener, any, size), 0);
  ASSERT_EQ(listen(listener, 1), 0);
  ASSERT_EQ(getsockname(listener, any, &size), 0);
  // As systemd does it; the process that LISTEN_PID names is the one.
  testing::Process server({"/bin/bash", "-c",
                           "LISTEN_FDS=1 LISTEN_PID=$$ exec \"$0\" \"$@\" 3<&" +
                               std::to_string(listener),
                           DIZIN_SERVE, "--db", NewsDatabase(), "--listen",
                           "127.0.0.1:0"});
  EXPECT_EQ(Get(ntohs(address.sin_port), "/healthz").body, "ok\n");
  server.Kill(SIGTERM);
  EXPECT_EQ(server.Wait().status, 0);
  close(listener);
}

}  // namespace
}  // namespace dizin
