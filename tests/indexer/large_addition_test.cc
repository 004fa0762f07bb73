#include "indexer/large_addition.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/fake_pipeline.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;

TEST(LargeAdditionTest, GoesOverWhereMuchOfMuchIsNew) {
  struct Row {
    const char* why;
    std::uint64_t changed;
    std::uint64_t unchanged;
    std::uint64_t read;
    std::uint64_t total;
    std::uint64_t database;
    bool goes_over;
  };
  // Each has put one article of 1000 bytes; 10,000 are the least.
  const Row rows[] = {
      {"all new", 100, 0, 1000, 20'000, 100'000, true},
      {"half of it", 50, 50, 1000, 20'000, 100'000, false},
      {"half of twice as much", 50, 50, 1000, 40'000, 100'000, true},
      {"little beside the database", 100, 0, 1000, 20'000, 1'000'000, false},
      {"compressed to a tenth", 100, 0, 100, 2'000, 100'000, true},
      {"too few to judge by", 19, 0, 1000, 20'000, 100'000, false},
      {"the total is not known", 100, 0, 1000, 0, 100'000, false},
      {"all was read", 100, 0, 20'000, 20'000, 100'000, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    std::vector<std::string> log;
    FakePipeline updates("updates", &log);
    FakePipeline load("load", &log);
    WorkerShare share;
    share.added = row.changed;
    share.unchanged = row.unchanged;
    LargeAddition addition(&updates, &share,
                           {.database_bytes = row.database,
                            .least_bytes = 10'000,
                            .size =
                                [&row] {
                                  return AdditionSize{row.read, row.total};
                                }},
                           [&]() -> Pipeline* {
                             log.emplace_back("over");
                             return &load;
                           });
    addition.Put(ArticleOf("1", 1000), nullptr);
    EXPECT_EQ(addition.Limits({}).articles == 0, row.goes_over);
    addition.CommitSoon("a");
    EXPECT_EQ(addition.Limits({}).articles, 1000U);
    addition.Put(ArticleOf("2", 0), nullptr);
    addition.CommitSoon("b");
    addition.Commit("c", [] {});
    if (row.goes_over) {
      EXPECT_THAT(log, ElementsAre("updates put 1", "updates commits a", "over",
                                   "load put 2", "load commits soon b",
                                   "load commits c"));
    } else {
      EXPECT_THAT(log, ElementsAre("updates put 1", "updates commits soon a",
                                   "updates put 2", "updates commits soon b",
                                   "updates commits c"));
    }
  }
}

}  // namespace
}  // namespace dizin::indexer
