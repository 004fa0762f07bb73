// Many clients at once, bounded in memory.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/web/http_client.h"
#include "tests/web/test_server.h"

namespace dizin {
namespace {

using testing::Get;
using testing::HttpClient;
using testing::NewsDatabase;
using testing::TestServer;

double Metric(const TestServer& server, const std::string& name) {
  const std::string text = "\n" + Get(server.port(), "/metrics").body;
  const std::size_t at = text.find("\n" + name + " ");
  return at == std::string::npos ? -1
                                 : std::stod(text.substr(at + name.size() + 2));
}

// How many sockets this process may open.
std::size_t MayOpen() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  constexpr std::size_t kOthers = 100;
  return std::min<std::size_t>(limit.rlim_cur - kOthers, 10'000);
}

TEST(ServeLoadTest, HoldsTenThousandIdleConnections) {
  constexpr double kBytesEach = 4096;
  const std::size_t count = MayOpen();
  TestServer server(
      {"--db", NewsDatabase(), "--idle-timeout", "600", "--log", "logfmt"});
  EXPECT_EQ(Get(server.port(), "/v1/search?query=kalin").status, 200);
  const double before = Metric(server, "process_resident_memory_bytes");
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (std::size_t i = 0; i < count; ++i) {
    clients.push_back(std::make_unique<HttpClient>(server.port()));
  }
  // Half of them have asked for something and stay.
  for (std::size_t i = 0; i < count; i += 2) {
    ASSERT_EQ(clients[i]->Get("/healthz").status, 200);
  }
  EXPECT_GE(Metric(server, "dizin_http_connections"),
            static_cast<double>(count) - 1);
  const double grown = Metric(server, "process_resident_memory_bytes") - before;
  RecordProperty("bytes_each",
                 static_cast<int>(grown / static_cast<double>(count)));
  EXPECT_LT(grown, kBytesEach * static_cast<double>(count));
  EXPECT_EQ(Get(server.port(), "/v1/search?query=kalin").status, 200);
  EXPECT_EQ(server.Stop().status, 0);
}

TEST(ServeLoadTest, EndsAnEndlessHeader) {
  TestServer server({"--db", NewsDatabase()});
  const double before = Metric(server, "process_resident_memory_bytes");
  for (int i = 0; i < 100; ++i) {
    HttpClient client(server.port());
    client.Send("GET /healthz HTTP/1.1\r\n");
    const std::string field = "A: " + std::string(1000, 'a') + "\r\n";
    // 431, and what is sent after it is read for a while and dropped.
    for (int n = 0; n < 5000 && client.Send(field); ++n) {
    }
    EXPECT_TRUE(client.ReadsEnd());
  }
  constexpr double kMegabyte = 1e6;
  EXPECT_LT(Metric(server, "process_resident_memory_bytes") - before,
            10 * kMegabyte);
}

}  // namespace
}  // namespace dizin
