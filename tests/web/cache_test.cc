// Tags, compression, and pages of other origins.

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"
#include "tests/web/http_client.h"
#include "tests/web/test_server.h"

namespace dizin {
namespace {

using testing::Get;
using testing::HttpClient;
using testing::HttpReply;
using testing::IndexInto;
using testing::NewsDatabase;
using testing::TempDir;
using testing::TestServer;

TEST(ServeCacheTest, AnswersWhatIsKnownWithoutABody) {
  const TempDir dir;
  const std::string first =
      dir.Write("1.jsonl", "{\"id\": \"1\", \"text\": \"zebra\"}\n");
  const std::string second =
      dir.Write("2.jsonl", "{\"id\": \"2\", \"text\": \"zebra\"}\n");
  IndexInto(dir / "db", {first});
  TestServer server({"--db", dir / "db"});
  const char* target = "/v1/search?query=zebra";
  HttpReply reply = Get(server.port(), target);
  const std::string tag = reply.Header("ETag");
  EXPECT_TRUE(tag.starts_with("W/\"")) << tag;
  const std::string known = "If-None-Match: \"x\", " + tag + "\r\n";
  reply = Get(server.port(), target, known);
  EXPECT_EQ(reply.status, 304);
  EXPECT_EQ(reply.Header("ETag"), tag);
  EXPECT_EQ(Get(server.port(), target, "If-None-Match: *\r\n").status, 304);
  // The same from any thread, and after a restart.
  TestServer other({"--db", dir / "db"});
  EXPECT_EQ(Get(other.port(), target).Header("ETag"), tag);
  // Not for another request, nor for another state.
  EXPECT_EQ(Get(server.port(), "/v1/search?query=okapi", known).status, 200);
  IndexInto(dir / "db", {second});
  reply = Get(server.port(), target, known);
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.Header("ETag"), tag);
}

TEST(ServeCacheTest, KnowsPagesAndWhatTheyReferTo) {
  TestServer server({"--db", NewsDatabase()});
  const std::string page = Get(server.port(), "/?q=kalin").body;
  const std::size_t at = page.find("/assets/");
  const std::string asset = page.substr(at, page.find('"', at) - at);
  for (const std::string& target :
       {std::string("/"), std::string("/?q=kalin"),
        std::string("/article?id=corpus/news/en/kalin-visits-brussels.txt"),
        asset}) {
    SCOPED_TRACE(target);
    HttpReply reply = Get(server.port(), target);
    EXPECT_EQ(reply.status, 200);
    const std::string tag = reply.Header("ETag");
    EXPECT_NE(tag, "");
    reply = Get(server.port(), target, "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(reply.status, 304);
    EXPECT_EQ(reply.Header("ETag"), tag);
    EXPECT_EQ(reply.body, "");
  }
  EXPECT_EQ(Get(server.port(), "/article?id=none").Header("ETag"), "");
}

TEST(ServeCacheTest, FollowsADatabaseThatIsReplaced) {
  const TempDir dir;
  IndexInto(dir / "db",
            {dir.Write("1.jsonl", "{\"id\": \"1\", \"text\": \"zebra\"}\n")});
  IndexInto(dir / "new",
            {dir.Write("2.jsonl", "{\"id\": \"2\", \"text\": \"okapi\"}\n")});
  TestServer server({"--db", dir / "db"});
  EXPECT_EQ(Get(server.port(), "/v1/articles/1").status, 200);
  std::filesystem::rename(dir / "db", dir / "old");
  // Meanwhile there is none.
  EXPECT_EQ(Get(server.port(), "/v1/articles/1").status, 500);
  std::filesystem::rename(dir / "new", dir / "db");
  EXPECT_EQ(Get(server.port(), "/v1/articles/1").status, 404);
  EXPECT_EQ(Get(server.port(), "/v1/articles/2").status, 200);
}

TEST(ServeCacheTest, CompressesForWhoAsks) {
  TestServer server({"--db", NewsDatabase()});
  const char* target = "/v1/search?query=kalin";
  const HttpReply plain = Get(server.port(), target);
  EXPECT_EQ(plain.Header("Content-Encoding"), "");
  EXPECT_EQ(plain.Header("Vary"), "Accept-Encoding");
  const HttpReply small =
      Get(server.port(), target, "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(small.Header("Content-Encoding"), "gzip");
  EXPECT_LT(small.body.size(), plain.body.size() / 2);
  EXPECT_TRUE(small.body.starts_with("\x1f\x8b"));
  EXPECT_EQ(Get(server.port(), "/healthz", "Accept-Encoding: gzip\r\n")
                .Header("Content-Encoding"),
            "");
}

TEST(ServeCacheTest, LetsPagesReadThatItIsToldTo) {
  TestServer server({"--db", NewsDatabase(), "--cors", "https://a.example"});
  const std::string origin = "Origin: https://a.example\r\n";
  HttpClient client(server.port());
  const HttpReply reply = client.Get("/healthz", origin);
  EXPECT_EQ(reply.Header("Access-Control-Allow-Origin"), "https://a.example");
  EXPECT_EQ(reply.Header("Vary"), "Origin");
  EXPECT_EQ(client.Get("/healthz", "Origin: https://b.example\r\n")
                .Header("Access-Control-Allow-Origin"),
            "");
  const HttpReply before =
      client.Ask("OPTIONS", "/v1/search",
                 origin + "Access-Control-Request-Method: POST\r\n");
  EXPECT_EQ(before.status, 204);
  EXPECT_EQ(before.Header("Access-Control-Allow-Methods"),
            "GET, HEAD, POST, OPTIONS");
  TestServer open({"--db", NewsDatabase(), "--cors", "*"});
  EXPECT_EQ(
      Get(open.port(), "/nix", origin).Header("Access-Control-Allow-Origin"),
      "*");
}

}  // namespace
}  // namespace dizin
