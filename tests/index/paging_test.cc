// What the cursors of answers promise (cursor.h), while articles are added,
// replaced and deleted between the pages.

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/index/database.h"
#include "common/index/index_reader.h"
#include "common/index/rerank.h"
#include "common/query/parser.h"
#include "tests/index/make_index.h"
#include "tests/support/temp_dir.h"

namespace dizin::index {
namespace {

using testing::TempDir;
using Ids = std::vector<std::string>;

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kNow = 1'613'000'000;

// Articles of a query, and who writes them.
class PagingTest : public ::testing::TestWithParam<std::size_t> {
 protected:
  void SetUp() override {
    MakeIndex(path_, {}, GetParam());
    for (const ShardPlace& place : ReadLayout(path_).shards) {
      shards_.push_back(std::make_unique<TestShard>(place.path));
    }
    reader_ = IndexReader::Open({path_});
  }

  std::size_t Random(std::size_t below) { return random_() % below; }

  // The words asked for, near each other or not, among others that no two
  // articles have in common; what the score of the article is depends on all
  // of it and on its age.
  Article Write(const std::string& id) {
    std::vector<std::string> words(1 + Random(6), "Kalın");
    words.insert(words.end(), Random(3), "konuştu");
    for (std::size_t i = 0, count = 5 + Random(60); i < count; ++i) {
      words.push_back("w" + std::to_string(random_()));
    }
    std::shuffle(words.begin(), words.end(), random_);
    std::string text;
    for (const std::string& word : words) text += word + " ";
    Article article = MakeArticle(id, "", text);
    const auto days = static_cast<std::int64_t>(Random(90));
    article.date = Date{kNow - days * kDay, Date::Precision::kSecond};
    return article;
  }

  void Put(const std::string& id) {
    shards_[ShardOf(id, shards_.size())]->Put(Write(id));
  }
  void Delete(const std::string& id) {
    shards_[ShardOf(id, shards_.size())]->writer().Delete(id);
  }
  void Commit() {
    for (const auto& shard : shards_) shard->Commit();
  }

  std::string AddOne() {
    std::string id = "a" + std::to_string(count_++);
    Put(id);
    return id;
  }

  HitList Ask(const SearchOptions& options) {
    return reader_->Search(query::ParseQuery("kalın konuştu", {}).root,
                           options);
  }

  // Reads all pages; between them `change` may write.
  template <typename Change>
  std::vector<Hit> ReadPages(SearchOptions options, const Change& change) {
    const std::size_t first =
        options.after ? options.after->offset : options.offset;
    std::vector<Hit> all;
    for (int pages = 0; pages < 1000; ++pages) {
      HitList page = Ask(options);
      EXPECT_TRUE(!page.next || page.hits.size() == options.limit);
      for (Hit& hit : page.hits) all.push_back(std::move(hit));
      if (!page.next) return all;
      EXPECT_EQ(page.next->offset, first + all.size());
      // What a front end does with it.
      options.after = DecodeCursor(EncodeCursor(*page.next));
      change();
    }
    ADD_FAILURE() << "no last page";
    return all;
  }

  const TempDir dir_;
  const std::string path_ = dir_ / "b";
  std::vector<std::unique_ptr<TestShard>> shards_;
  std::unique_ptr<IndexReader> reader_;
  std::mt19937 random_{1};
  int count_ = 0;
};

Ids IdsOf(const std::vector<Hit>& hits) {
  Ids ids;
  for (const Hit& hit : hits) ids.push_back(hit.id);
  return ids;
}

struct Order {
  const char* why;
  SearchOptions options;
};

std::vector<Order> Orders() {
  std::vector<Order> orders(4);
  orders[0].why = "by relevance";
  orders[1].why = "by date";
  orders[1].options.sort = Sort::kDateDescending;
  orders[2].why = "by relevance and age";
  orders[2].options.half_life_seconds = 10 * kDay;
  orders[2].options.now_seconds = kNow;
  orders[3].why = "near-duplicates apart";
  orders[3].options.collapse = true;
  for (Order& order : orders) order.options.with_articles = false;
  return orders;
}

// Each id once, those of `must` among them, and all of them of `may`.
void ExpectOnce(const Ids& shown, const std::set<std::string>& must,
                const std::set<std::string>& may) {
  const std::set<std::string> once(shown.begin(), shown.end());
  EXPECT_EQ(once.size(), shown.size()) << "an article was shown twice";
  for (const std::string& id : must) {
    EXPECT_TRUE(once.contains(id)) << id << " was skipped";
  }
  for (const std::string& id : once) {
    EXPECT_TRUE(may.contains(id)) << id << " was not there";
  }
}

TEST_P(PagingTest, NothingIsShownTwiceOrSkippedWhileAllChanges) {
  std::set<std::string> all;
  for (const Order& order : Orders()) {
    SCOPED_TRACE(order.why);
    for (int i = 0; i < 30; ++i) all.insert(AddOne());
    Commit();
    const std::set<std::string> was_there = all;
    std::set<std::string> stayed = was_there;
    SearchOptions options = order.options;
    options.limit = 9;
    const std::vector<Hit> shown = ReadPages(options, [&] {
      for (std::size_t i = Random(10); i > 0; --i) all.insert(AddOne());
      for (std::size_t i = Random(6); i > 0; --i) {
        Put(*std::next(stayed.begin(),
                       static_cast<std::ptrdiff_t>(Random(stayed.size()))));
      }
      for (std::size_t i = Random(3); i > 0 && stayed.size() > 1; --i) {
        const auto gone = std::next(
            stayed.begin(), static_cast<std::ptrdiff_t>(Random(stayed.size())));
        Delete(*gone);
        all.erase(*gone);
        stayed.erase(gone);
      }
      Commit();
    });
    for (const Hit& hit : shown) {
      for (const std::string& id : hit.duplicates) stayed.erase(id);
    }
    ExpectOnce(IdsOf(shown), stayed, was_there);
  }
}

TEST_P(PagingTest, AnIndexThatIsAsItWasGivesTheSamePagesAsOffsets) {
  for (std::size_t i = 0; i < 2 * kRerankDepth + 100; ++i) AddOne();
  Commit();
  for (const Order& order : Orders()) {
    SCOPED_TRACE(order.why);
    SearchOptions options = order.options;
    options.limit = 1'000'000;
    const Ids all = IdsOf(Ask(options).hits);
    EXPECT_GT(all.size(), 2 * kRerankDepth);
    options.limit = 300;
    EXPECT_EQ(IdsOf(ReadPages(options, [] {})), all);
    Ids by_offset;
    for (; options.offset < all.size(); options.offset += options.limit) {
      for (const Hit& hit : Ask(options).hits) by_offset.push_back(hit.id);
    }
    EXPECT_EQ(by_offset, all);
  }
}

// A cursor names the last kMaxShown articles, and these pages go three times
// as far.
TEST_P(PagingTest, DeepPagesHoldWhileScoresDrift) {
  std::set<std::string> stayed;
  for (std::size_t i = 0; i < 3 * kMaxShown; ++i) stayed.insert(AddOne());
  Commit();
  const std::set<std::string> was_there = stayed;
  SearchOptions options;
  options.limit = 250;
  options.with_articles = false;
  const std::vector<Hit> shown = ReadPages(options, [&] {
    for (int i = 0; i < 50; ++i) AddOne();
    for (int i = 0; i < 10; ++i) {
      Delete(*stayed.begin());
      stayed.erase(stayed.begin());
    }
    Commit();
  });
  ExpectOnce(IdsOf(shown), stayed, was_there);
}

TEST_P(PagingTest, GoesOnWhereAnOffsetLeftOff) {
  for (int i = 0; i < 60; ++i) AddOne();
  Commit();
  SearchOptions options;
  options.limit = 60;
  const Ids all = IdsOf(Ask(options).hits);
  options.offset = 20;
  options.limit = 10;
  const Ids shown = IdsOf(ReadPages(options, [&] {
    for (int i = 0; i < 5; ++i) AddOne();
    Commit();
  }));
  // The best twenty were left out; scores move a little with each commit.
  ASSERT_GE(shown.size(), 38U);
  EXPECT_EQ(std::set<std::string>(shown.begin(), shown.end()).size(),
            shown.size());
  for (int i = 0; i < 10; ++i) EXPECT_EQ(shown[i], all[20 + i]);
}

TEST_P(PagingTest, ShardsThatAreMadeAnewRepeatNothing) {
  for (int i = 0; i < 40; ++i) AddOne();
  Commit();
  SearchOptions options;
  options.limit = 10;
  const HitList first = Ask(options);
  std::set<std::string> may;
  Ids names;
  std::vector<std::unique_ptr<TestShard>> fresh;
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    names.push_back("shard-" + std::to_string(i) + ".2");
    fresh.push_back(std::make_unique<TestShard>(path_ + "/" + names.back()));
  }
  shards_.swap(fresh);
  for (int i = 50; i-- > 0;) {  // in another order, and ten more
    may.insert("a" + std::to_string(i));
    Put("a" + std::to_string(i));
  }
  Commit();
  SwitchShards(ReadLayout(path_), names);
  std::set<std::string> must = may;
  Ids shown = IdsOf(first.hits);
  options.after = first.next;
  for (const Hit& hit : ReadPages(options, [] {})) shown.push_back(hit.id);
  for (int i = 40; i < 50; ++i) must.erase("a" + std::to_string(i));
  ExpectOnce(shown, must, may);
}

TEST(PagingDuplicatesTest, ACopyOfWhatWasShownIsNotShown) {
  const TempDir dir;
  std::string wire;
  for (int i = 0; i < 200; ++i) wire += "word" + std::to_string(i) + " ";
  MakeIndex(dir / "b", {MakeArticle("best", "", "Kalın Kalın " + wire),
                        MakeArticle("copy", "", "Kalın " + wire),
                        MakeArticle("other", "", "Kalın came.")});
  const auto reader = IndexReader::Open({dir / "b"});
  const query::Node query = query::ParseQuery("kalın word7", {}).root;
  SearchOptions options;
  options.limit = 1;
  options.collapse = true;
  const HitList first = reader->Search(query, options);
  ASSERT_EQ(IdsOf(first.hits), Ids{"best"});
  // What was shown ranks behind its copy now.
  MakeIndex(dir / "b", {MakeArticle("best", "", wire)});
  options.after = first.next;
  EXPECT_EQ(IdsOf(reader->Search(query, options).hits), Ids{"other"});
}

TEST(PagingDatabasesTest, OneIdMayBeTwoArticles) {
  const TempDir dir;
  MakeIndex(dir / "a", {MakeArticle("1", "", "Kalın Kalın")});
  MakeIndex(dir / "b", {MakeArticle("1", "", "Kalın came to town."),
                        MakeArticle("2", "", "Kalın went away by train.")});
  const auto reader = IndexReader::Open({dir / "a", dir / "b"});
  const query::Node query = query::ParseQuery("kalın", {}).root;
  SearchOptions options;
  options.limit = 1;
  Ids shown;
  for (int page = 0; page < 3; ++page) {
    const HitList list = reader->Search(query, options);
    ASSERT_EQ(list.hits.size(), 1U);
    shown.push_back(list.hits[0].id + list.hits[0].article.text);
    EXPECT_EQ(list.next.has_value(), page < 2);
    options.after = list.next;
    MakeIndex(dir / "b", {MakeArticle("3" + std::to_string(page), "", "x")});
  }
  EXPECT_EQ(shown, (Ids{"1Kalın Kalın", "1Kalın came to town.",
                        "2Kalın went away by train."}));
}

INSTANTIATE_TEST_SUITE_P(Shards, PagingTest,
                         ::testing::Values(std::size_t{1}, std::size_t{3}));

}  // namespace
}  // namespace dizin::index
