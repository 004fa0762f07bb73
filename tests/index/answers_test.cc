// Right answers: what a reader finds is what the rules say (plain_search.h),
// in one shard and in several, explained and not, on the first page and behind
// it, and however often it is asked for.
//
// DIZIN_ANSWERS_SECONDS=60 goes on with other articles and queries so long.

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/index/index_reader.h"
#include "common/query/parser.h"
#include "tests/index/make_index.h"
#include "tests/index/plain_search.h"
#include "tests/index/random_queries.h"
#include "tests/support/temp_dir.h"

namespace dizin::index {
namespace {

using testing::TempDir;

constexpr std::size_t kArticles = 200;
constexpr int kQueries = 100;  // of some articles
constexpr double kEqual = 1e-9;

class AnswersTest : public ::testing::TestWithParam<std::size_t> {
 protected:
  void Make(unsigned seed) {
    random_.seed(seed);
    dir_ = std::make_unique<TempDir>();
    const std::string path = *dir_ / "b";
    MakeIndex(path, RandomArticles(kArticles, &random_), GetParam());
    plain_ = std::make_unique<PlainSearch>(std::vector<std::string>{path});
    reader_ = IndexReader::Open({path});
  }

  void CompareQueries(int count) {
    for (int i = 0; i < count && !HasFailure(); ++i) {
      const std::string text = RandomQuery(i % 4, &random_);
      SCOPED_TRACE(text);
      const query::Node root =
          query::ParseQuery(text, {.fields = {"price"}}).root;
      const std::vector<PlainSearch::Found> want = plain_->Find(root);
      if (plain_->is_tied()) continue;
      for (int again = 0; again < 3; ++again) {
        SCOPED_TRACE("asked before: " + std::to_string(again));
        Compare(root, {}, want);
      }
      Compare(root, {.offset = 7, .limit = 5}, want);
      Compare(root, {.limit = 400, .explain = true}, want);
      if (i % 4 == 0) ComparePages(root, want);
    }
  }

 private:
  void Compare(const query::Node& root, SearchOptions options,
               const std::vector<PlainSearch::Found>& want) {
    options.with_articles = false;
    const HitList got = reader_->Search(root, options);
    EXPECT_LE(got.matches_lower, want.size());
    EXPECT_GE(got.matches_upper, want.size());
    SCOPED_TRACE(options.explain ? "explained" : "not explained");
    CompareHits(got.hits, options.offset, options.limit, want);
  }

  void ComparePages(const query::Node& root,
                    const std::vector<PlainSearch::Found>& want) {
    SCOPED_TRACE("page after page");
    SearchOptions options;
    options.limit = 11;
    options.with_articles = false;
    for (std::size_t offset = 0; offset < 40; offset += options.limit) {
      const HitList got = reader_->Search(root, options);
      CompareHits(got.hits, offset, options.limit, want);
      if (!got.next) break;
      options.after = got.next;
    }
  }

  // Articles of one score may stand in any order: sums are not of one order.
  void CompareHits(const std::vector<Hit>& got, std::size_t offset,
                   std::size_t limit,
                   const std::vector<PlainSearch::Found>& want) {
    const std::size_t begin = std::min(offset, want.size());
    ASSERT_EQ(got.size(), std::min(limit, want.size() - begin));
    for (std::size_t i = 0; i < got.size(); ++i) {
      const double score = want[begin + i].score;
      ASSERT_NEAR(got[i].score, score, kEqual * (1 + score))
          << "at " << offset + i << ": " << got[i].id << ", which has "
          << ScoreOf(got[i].id, want) << ", and not "
          << plain_->IdOf(want[begin + i].document);
      if (!got[i].parts.empty()) {
        double sum = 0;
        for (const ScorePart& part : got[i].parts) sum += part.score;
        EXPECT_NEAR(sum, score, kEqual * (1 + score)) << "of parts";
      }
      ASSERT_NEAR(ScoreOf(got[i].id, want), score, kEqual * (1 + score))
          << "at " << offset + i << ": " << got[i].id;
    }
  }

  // -1 if it is not found.
  double ScoreOf(const std::string& id,
                 const std::vector<PlainSearch::Found>& found) const {
    const auto at = std::find_if(found.begin(), found.end(),
                                 [&](const PlainSearch::Found& f) {
                                   return plain_->IdOf(f.document) == id;
                                 });
    return at == found.end() ? -1 : at->score;
  }

  std::mt19937 random_;
  std::unique_ptr<TempDir> dir_;
  std::unique_ptr<PlainSearch> plain_;
  std::unique_ptr<IndexReader> reader_;
};

TEST_P(AnswersTest, AreThoseOfTheRules) {
  const char* const seconds = std::getenv("DIZIN_ANSWERS_SECONDS");
  const auto end =
      std::chrono::steady_clock::now() +
      std::chrono::seconds(seconds == nullptr ? 0 : std::atoi(seconds));
  unsigned seed = 1;
  do {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Make(seed);
    CompareQueries(kQueries);
    ++seed;
  } while (!HasFailure() && std::chrono::steady_clock::now() < end);
}

INSTANTIATE_TEST_SUITE_P(Shards, AnswersTest,
                         ::testing::Values(std::size_t{1}, std::size_t{3}));

}  // namespace
}  // namespace dizin::index
