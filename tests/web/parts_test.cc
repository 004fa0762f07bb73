// The parts of the server that know no socket.

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/serve/cost.h"
#include "searcher/serve/encoding.h"
#include "searcher/serve/entity_tag.h"
#include "searcher/serve/log.h"
#include "searcher/serve/metrics.h"
#include "searcher/serve/router.h"
#include "searcher/serve/target.h"
#include "searcher/serve/token.h"
#include "searcher/serve/worker_pool.h"

namespace dizin::serve {
namespace {

TEST(TargetTest, TakesAnAddressApart) {
  const auto target =
      ParseTarget("/v1/search?query=a+b%2Bc&flag&x=%00%ff&&=y&z=1=2");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/v1/search");
  EXPECT_EQ(target->parameters, (Parameters{{"query", "a b+c"},
                                            {"flag", ""},
                                            {"x", std::string("\0\xff", 2)},
                                            {"", "y"},
                                            {"z", "1=2"}}));
  EXPECT_EQ(ParseTarget("http://a:1/b?c")->path, "/b");
  for (const char* bad : {"", "*", "a", "/%", "/%1", "/%1g", "/?a=%", "/a b",
                          "/a\tb", "/a\x7f", "https://a/b", "http://a"}) {
    EXPECT_FALSE(ParseTarget(bad)) << bad;
  }
}

TEST(RouterTest, FindsIds) {
  Router router;
  router.Add(
      Route{.name = "one", .path = "/a/{id}", .methods = {Method::kGet}});
  router.Add(
      Route{.name = "two", .path = "/a/{id}", .methods = {Method::kDelete}});
  EXPECT_EQ(router.Find(Method::kGet, "/a/x%2Fy/z").id, "x/y/z");
  EXPECT_EQ(router.Find(Method::kDelete, "/a/1").route->name, "two");
  EXPECT_EQ(router.Find(Method::kHead, "/a/1").route->name, "one");
  EXPECT_EQ(router.Find(Method::kGet, "/a/").refusal.status, 404);
  EXPECT_EQ(router.Find(Method::kGet, "/a").refusal.status, 404);
  const auto refused = router.Find(Method::kPost, "/a/1");
  EXPECT_EQ(refused.refusal.status, 405);
  EXPECT_EQ(refused.refusal.headers.back().second,
            "GET, HEAD, DELETE, OPTIONS");
}

TEST(EncodingTest, ReadsWhatAClientAccepts) {
  struct Row {
    const char* field;
    bool want;
  };
  static constexpr Row kRows[] = {
      {"", false},         {"gzip", true},           {"br, GZip ;q=0.1", true},
      {"gzip;q=0", false}, {"gzip; q=0.000", false}, {"*", true},
      {"*;q=0", false},    {"*, gzip;q=0", false},   {"identity", false},
      {"gzipped", false},  {",,;;", false},          {"gzip;q=", false},
      {"x-gzip", true},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(AcceptsGzip(row.field), row.want) << row.field;
  }
}

TEST(EntityTagTest, TellsStatesRequestsAndDays) {
  constexpr std::int64_t kDay = 86'400;
  const std::string tag = EntityTag("s", "/a", 0);
  EXPECT_EQ(EntityTag("s", "/a", kDay - 1), tag);
  EXPECT_NE(EntityTag("s", "/a", kDay), tag);
  EXPECT_NE(EntityTag("t", "/a", 0), tag);
  EXPECT_NE(EntityTag("s", "/b", 0), tag);
  EXPECT_TRUE(HasTag(" \"x\" ,  " + tag + " ", tag));
  EXPECT_TRUE(HasTag(tag.substr(2), tag));  // as a strong one
  EXPECT_FALSE(HasTag("\"x\",,", tag));
  EXPECT_FALSE(HasTag(tag.substr(0, tag.size() - 1), tag));
}

TEST(TokenTest, IsTheWholeTokenOrNothing) {
  EXPECT_TRUE(IsAuthorized("Bearer secret", "secret"));
  EXPECT_TRUE(IsAuthorized("BEARER secret", "secret"));
  for (const char* bad : {"", "Bearer", "Bearer ", "Bearer secre",
                          "Bearer secret ", "Bearer secretsecret", "secret"}) {
    EXPECT_FALSE(IsAuthorized(bad, "secret")) << bad;
  }
  EXPECT_FALSE(IsAuthorized("Bearer ", ""));
}

TEST(LogTest, WritesNothingThatCouldMislead) {
  const std::string evil = "a\nb=\"c\"\x1b[31m\x7f\xff\u202e\u0085";
  EXPECT_EQ(LogLine(LogFormat::kLogfmt, "t", "e",
                    {{"a", "b"}, {"empty", ""}, {"evil", evil}}),
            "time=t event=e a=b evil=\"a\uFFFDb=\\\"c\\\"\uFFFD[31m\uFFFD\uFFFD"
            "\uFFFD\uFFFD\"");
  EXPECT_EQ(LogLine(LogFormat::kJson, "t", "e", {{"a", "\n"}}),
            "{\"time\":\"t\",\"event\":\"e\",\"a\":\"\uFFFD\"}");
  const std::string line =
      LogLine(LogFormat::kJson, "t", "e", {{"a", std::string(100'000, 'x')}});
  EXPECT_LT(line.size(), 2 * Log::kMaxValueBytes);
}

TEST(MetricsTest, CountsByRouteAndStatus) {
  Metrics metrics;
  metrics.Count("search", 200, .0015, 10);
  metrics.Count("search", 200, 99, 10);
  metrics.Count("search", 503, .0001, 5);
  const std::string text = metrics.Render();
  for (const char* line :
       {"dizin_http_requests_total{route=\"search\",code=\"200\"} 2\n",
        "dizin_http_requests_total{route=\"search\",code=\"503\"} 1\n",
        "_bucket{route=\"search\",le=\"0.001\"} 1\n",
        "_bucket{route=\"search\",le=\"0.002\"} 2\n",
        "_bucket{route=\"search\",le=\"+Inf\"} 3\n",
        "dizin_http_sent_bytes_total 25\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line;
  }
}

TEST(WorkerPoolTest, RefusesWhatItCannotHold) {
  std::promise<void> begun;
  std::promise<void> release;
  int ran = 0;
  {
    WorkerPool pool(1, 2, {});
    ASSERT_TRUE(pool.TryPost(
        [&](const auto&) {
          begun.set_value();
          release.get_future().wait();
        },
        Cost::kLight));
    begun.get_future().wait();
    const auto count = [&ran](const auto&) { ++ran; };
    EXPECT_TRUE(pool.TryPost(count, Cost::kHeavy));
    EXPECT_FALSE(pool.TryPost(count, Cost::kHeavy));  // has half of the room
    EXPECT_TRUE(pool.TryPost(count, Cost::kLight));
    EXPECT_EQ(pool.waiting(), 2U);
    EXPECT_FALSE(pool.TryPost(count, Cost::kLight));
    release.set_value();
  }
  EXPECT_EQ(ran, 2);
}

// Posts to a pool whose threads are all held, and says in which order the jobs
// ran.
std::string Order(std::size_t threads, std::string_view posted) {
  std::promise<void> release;
  const std::shared_future<void> released(release.get_future());
  std::mutex mutex;
  std::string ran;
  {
    WorkerPool pool(threads, 100, {});
    for (std::size_t i = 0; i < threads; ++i) {
      const auto begun = std::make_shared<std::promise<void>>();
      const auto hold = [begun, released](const auto&) {
        begun->set_value();
        released.wait();
      };
      EXPECT_TRUE(pool.TryPost(hold, Cost::kLight));
      begun->get_future().wait();
    }
    for (const char job : posted) {
      const auto note = [&, job](const auto&) {
        const std::lock_guard<std::mutex> lock(mutex);
        ran += job;
      };
      EXPECT_TRUE(pool.TryPost(note, job == 'h' ? Cost::kHeavy : Cost::kLight));
    }
    release.set_value();
  }
  return ran;
}

TEST(WorkerPoolTest, HeavyJobsOfOneThreadTakeTurnsWithLightOnes) {
  EXPECT_EQ(Order(1, "hhhll"), "hlhlh");
  EXPECT_EQ(Order(1, "hhh"), "hhh");
  EXPECT_EQ(Order(1, "lll"), "lll");
}

TEST(WorkerPoolTest, HeavyJobsLeaveHalfOfTheThreadsToLightOnes) {
  std::promise<void> release;
  const std::shared_future<void> released(release.get_future());
  std::atomic<int> heavy{0};
  {
    WorkerPool pool(2, 100, {});
    for (int i = 0; i < 3; ++i) {
      EXPECT_TRUE(pool.TryPost(
          [&heavy, released](const auto&) {
            ++heavy;
            released.wait();
          },
          Cost::kHeavy));
    }
    for (int i = 0; i < 20; ++i) {
      const auto ran = std::make_shared<std::promise<void>>();
      ASSERT_TRUE(
          pool.TryPost([ran](const auto&) { ran->set_value(); }, Cost::kLight));
      ran->get_future().wait();
    }
    EXPECT_LE(heavy, 1);
    release.set_value();
  }
  EXPECT_EQ(heavy, 3);
}

TEST(CostTest, IsGuessedByTheShape) {
  struct Row {
    const char* why;
    std::string query;
    std::size_t limit;
    std::size_t offset;
    Cost want;
  };
  std::string many;
  for (int i = 0; i < 14; ++i) many += "word ";
  const Row rows[] = {
      {"a name", "\"ibrahim kalin\" lang:tr", 10, 0, Cost::kLight},
      {"some marks", "~Kalin akar~1 ank*", 10, 0, Cost::kLight},
      {"many marks", "a~1 b~1 c~1 d~1", 10, 0, Cost::kHeavy},
      {"many words", many, 10, 0, Cost::kHeavy},
      {"a long word", std::string(257, 'x'), 10, 0, Cost::kHeavy},
      {"a page", "a", 50, 50, Cost::kLight},
      {"many articles", "a", 101, 0, Cost::kHeavy},
      {"far down", "a", 10, 91, Cost::kHeavy},
  };
  for (const Row& row : rows) {
    SearchRequest request;
    request.query = row.query;
    request.limit = row.limit;
    request.offset = row.offset;
    EXPECT_EQ(CostOf(request), row.want) << row.why;
  }
}

TEST(WorkerPoolTest, PutsAnotherInThePlaceOfAThreadThatIsStuck) {
  std::promise<void> release;
  const std::shared_future<void> released(release.get_future());
  WorkerPool pool(1, 2, {});
  const auto stick = [&pool, released] {
    const auto begun = std::make_shared<std::promise<void>>();
    const auto hold = [begun, released](const auto&) {
      begun->set_value();
      released.wait();
    };
    ASSERT_TRUE(pool.TryPost(hold, Cost::kHeavy));
    begun->get_future().wait();
  };
  const auto now = [] { return WorkerPool::Clock::now(); };
  EXPECT_EQ(pool.ReplaceStuck(now()), 0U);  // it waits
  const auto before = now();
  stick();
  EXPECT_EQ(pool.ReplaceStuck(before), 0U);  // it may yet end
  EXPECT_EQ(pool.stuck(now()), 1U);
  EXPECT_EQ(pool.ReplaceStuck(now()), 1U);
  EXPECT_EQ(pool.ReplaceStuck(now()), 0U);
  stick();
  EXPECT_EQ(pool.ReplaceStuck(now()), 0U);  // enough
  EXPECT_EQ(pool.stuck(now()), 2U);
  release.set_value();
}

}  // namespace
}  // namespace dizin::serve
