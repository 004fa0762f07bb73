// What neighbours that stand close add, looked for in the best articles alone.

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/index/among_articles.h"
#include "common/index/index_reader.h"
#include "common/index/rerank.h"
#include "common/query/parser.h"
#include "tests/index/make_index.h"
#include "tests/support/temp_dir.h"

namespace dizin::index {
namespace {

using testing::TempDir;

// Number i has both words once, or three times, so far apart as i says, and
// the more words the larger i is.
std::vector<Article> Distances(std::size_t count) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (std::size_t again = 0; again < 1 + i % 2 * 2; ++again) {
      text += "lakeside ";
      for (std::size_t j = 0; j < i * 7 % 20; ++j) text += "and ";
      text += "harbour ";
    }
    for (std::size_t j = 0; j < i; ++j) text += "rain ";
    articles.push_back(MakeArticle(std::to_string(i), "", text));
  }
  return articles;
}

class ProximityTest : public ::testing::TestWithParam<std::size_t> {
 protected:
  HitList Search(const std::string& query, SearchOptions options) {
    options.with_articles = false;
    return reader_->Search(query::ParseQuery(query, {}).root, options);
  }

  void Make(std::size_t articles) {
    MakeIndex(dir_ / "b", Distances(articles), GetParam());
    reader_ = IndexReader::Open({dir_ / "b"});
  }

  const TempDir dir_;
  std::unique_ptr<IndexReader> reader_;
};

TEST_P(ProximityTest, AddsToWhatStandsClose) {
  Make(40);
  SearchOptions without;
  without.limit = 40;
  without.ranking.proximity_weight = 0;
  std::map<std::string, double> plain;
  for (const Hit& hit : Search("lakeside harbour", without).hits) {
    plain[hit.id] = hit.score;
  }
  const double more = 1 + Ranking().proximity_weight;
  const std::size_t close = 7;  // words between, so that both are in eight
  for (const Hit& hit : Search("lakeside harbour", {.limit = 40}).hits) {
    SCOPED_TRACE(hit.id);
    const std::size_t number = std::stoul(hit.id);
    // A word three times also stands close to the next one.
    const bool is_close = number * 7 % 20 < close || number % 2 == 1;
    EXPECT_NEAR(hit.score, plain[hit.id] * (is_close ? more : 1), 1e-9);
  }
}

TEST_P(ProximityTest, ExplainsTheScore) {
  Make(kNearDepth);
  const HitList list =
      Search("lakeside harbour rain", {.limit = kNearDepth, .explain = true});
  const HitList ranked = Search("lakeside harbour rain", {.limit = kNearDepth});
  ASSERT_EQ(list.hits.size(), ranked.hits.size());
  for (std::size_t i = 0; i < list.hits.size(); ++i) {
    EXPECT_EQ(list.hits[i].id, ranked.hits[i].id);
    EXPECT_NEAR(list.hits[i].score, ranked.hits[i].score, 1e-9);
  }
}

TEST_P(ProximityTest, PagesAreThoseOfOneList) {
  Make(2 * kNearDepth + 50);
  std::vector<std::string> all;
  double last = 1e9;
  const HitList list = Search("lakeside harbour", {.limit = 400});
  for (const Hit& hit : list.hits) {
    all.push_back(hit.id);
    EXPECT_LE(hit.score, last);
    last = hit.score;
  }
  EXPECT_EQ(all.size(), 2 * kNearDepth + 50);
  for (const std::size_t size : {std::size_t{1}, std::size_t{7}, kNearDepth}) {
    std::vector<std::string> pages;
    while (true) {
      const HitList page =
          Search("lakeside harbour", {.offset = pages.size(), .limit = size});
      for (const Hit& hit : page.hits) pages.push_back(hit.id);
      if (page.hits.empty()) break;
    }
    EXPECT_EQ(pages, all) << "pages of " << size;
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, ProximityTest,
                         ::testing::Values(std::size_t{1}, std::size_t{3}));

TEST(AmongArticlesTest, LetsInTheseOfAllShards) {
  const TempDir dir;
  MakeIndex(dir / "b", Distances(50), 3);
  Xapian::Database all;
  for (const ShardPlace& place : ReadLayout(dir / "b").shards) {
    all.add_database(Xapian::Database(place.path));
  }
  Xapian::Enquire enquire(all);
  enquire.set_query(Xapian::Query::MatchAll);
  std::vector<Xapian::docid> some;
  for (const Xapian::docid document : enquire.get_mset(0, 100)) {
    if (document % 4 != 1) some.push_back(document);
  }
  ASSERT_GT(some.size(), 20U);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  for (const bool alone : {true, false}) {
    const Xapian::Query among = AmongArticles(some, all);
    enquire.set_query(alone ? among
                            : Xapian::Query(Xapian::Query::OP_FILTER,
                                            Xapian::Query("lakeside"), among));
    std::vector<Xapian::docid> found;
    for (const Xapian::docid document : enquire.get_mset(0, 100)) {
      found.push_back(document);
    }
    std::sort(found.begin(), found.end());
    std::sort(some.begin(), some.end());
    EXPECT_EQ(found, some);
  }
}

}  // namespace
}  // namespace dizin::index
