// A search that does not stop: the client is answered, others are served.

#include <chrono>
#include <csignal>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/serve/keeper_routes.h"
#include "searcher/serve/metrics.h"
#include "searcher/serve/router.h"
#include "searcher/serve/server.h"
#include "tests/web/http_client.h"
#include "tests/web/test_server.h"

namespace dizin::serve {
namespace {

using testing::Get;
using testing::HttpReply;
using testing::NewsDatabase;

Route At(std::string path, std::function<Response(const Call&)> answer) {
  return {.name = path,
          .path = path,
          .methods = {Method::kGet},
          .answer = std::move(answer)};
}

int StatusOf(std::uint16_t port, const char* path) {
  return Get(port, path).status;
}

bool Contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// One thread, which is lost, and the one in its place; then there is no other.
TEST(StuckTest, AnswersTheClientAndServesOthers) {
  std::promise<void> release;
  const std::shared_future<void> released(release.get_future());
  ServeOptions options;
  options.listen = "127.0.0.1:0";
  options.threads = 1;
  options.query_seconds = 1;
  options.log = LogFormat::kNone;
  Metrics metrics;
  Router router;
  router.Add(KeeperRoutes(&metrics));
  router.Add(At("/quick", [](const Call&) { return Response(); }));
  router.Add(At("/stuck", [&](const Call&) {
    released.wait();
    return Response();
  }));
  const std::vector<std::string> databases = {NewsDatabase()};
  const auto open = [&databases] {
    return std::make_unique<Searcher>(databases);
  };
  Server server(options, router, open, &metrics);
  std::thread client([&release, port = server.port()] {
    EXPECT_EQ(StatusOf(port, "/quick"), 200);
    const HttpReply reply = Get(port, "/stuck");
    EXPECT_EQ(reply.status, 503);
    EXPECT_NE(reply.Header("Retry-After"), "");
    EXPECT_EQ(StatusOf(port, "/quick"), 200);
    EXPECT_EQ(StatusOf(port, "/stuck"), 503);
    EXPECT_EQ(StatusOf(port, "/quick"), 503);
    EXPECT_TRUE(
        Contains(Get(port, "/metrics").body, "\ndizin_stuck_threads 2\n"));
    release.set_value();
    // Else the server would leave without its threads, and with this process.
    while (!Contains(Get(port, "/metrics").body, "\ndizin_stuck_threads 0\n")) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_EQ(StatusOf(port, "/quick"), 200);
    std::raise(SIGTERM);
  });
  server.Run();
  client.join();
}

}  // namespace
}  // namespace dizin::serve
