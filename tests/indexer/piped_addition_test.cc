#include "indexer/piped_addition.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/fake_pipeline.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::size_t kMiB = std::size_t{1} << 20;

class PipedAdditionTest : public ::testing::Test {
 protected:
  PipedAddition Into(std::uint64_t database_bytes) {
    return {2 * kMiB,
            {.updates = [this] { return &updates_; },
             .load =
                 [this] {
                   log_.emplace_back("over");
                   return std::make_unique<FakePipeline>("load", &log_);
                 },
             .database_bytes = [database_bytes] { return database_bytes; }}};
  }

  std::vector<std::string> Log() { return std::exchange(log_, {}); }

  std::vector<std::string> log_;
  FakePipeline updates_{"updates", &log_};
};

TEST_F(PipedAdditionTest, LoadsWhatIsMuchBesideTheDatabase) {
  struct Row {
    const char* why;
    std::size_t text;
    std::uint64_t database;
    bool loads;
  };
  const Row rows[] = {
      {"little", kMiB, 10 * kMiB, false},
      {"much", 3 * kMiB, 10 * kMiB, true},
      {"much, beside more", 3 * kMiB, 100 * kMiB, false},
      {"a new database", 10'000, 8'000, true},
      {"nearly new", 5'000, 8'000, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    PipedAddition addition = Into(row.database);
    addition.Put(ArticleOf("1", row.text), nullptr);
    EXPECT_THAT(Log(), IsEmpty()) << "it was to be held";
    addition.CommitSoon("a");
    addition.Put(ArticleOf("2", 10), nullptr);
    addition.Commit("b", [] {});
    if (row.loads) {
      EXPECT_THAT(Log(), ElementsAre("over", "load put 1", "load commits ",
                                     "updates put 2", "updates commits b"));
    } else {
      EXPECT_THAT(Log(), ElementsAre("updates put 1", "updates commits soon a",
                                     "updates put 2", "updates commits b"));
    }
  }
}

TEST_F(PipedAdditionTest, BeginsToLoadWhereItCannotHoldMore) {
  PipedAddition addition = Into(10 * kMiB);
  for (const char* id : {"1", "2", "3"}) {
    addition.Put(ArticleOf(id, 4 * kMiB), nullptr);
  }
  EXPECT_THAT(Log(),
              ElementsAre("over", "load put 1", "load put 2", "load put 3"));
  addition.Commit("a", [] {});
  EXPECT_THAT(Log(), ElementsAre("load commits "));
}

TEST_F(PipedAdditionTest, UpdatesUntilItIsMuchAndCommitsThemFirst) {
  PipedAddition addition = Into(16 * 12 * kMiB);
  addition.Put(ArticleOf("1", 8 * kMiB), nullptr);
  EXPECT_THAT(Log(), ElementsAre("updates put 1"));
  addition.Put(ArticleOf("2", 8 * kMiB), nullptr);
  EXPECT_THAT(Log(), ElementsAre("updates commits ", "over", "load put 2"));
}

TEST_F(PipedAdditionTest, CommitsWhatIsNothing) {
  Into(0).Commit("a", [] {});
  EXPECT_THAT(Log(), ElementsAre("updates commits a"));
}

TEST_F(PipedAdditionTest, KeepsToTheLimitsThatAreGiven) {
  const PipedAddition addition = Into(0);
  EXPECT_EQ(addition.Limits({.articles = 7, .seconds = 3}).articles, 7U);
  EXPECT_EQ(addition.Limits({.articles = 7, .seconds = 3}).seconds, 3);
  EXPECT_EQ(addition.Limits({}).seconds, 60);
}

}  // namespace
}  // namespace dizin::indexer
