#include "common/index/word_list.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

namespace dizin::index {
namespace {

constexpr std::uint32_t kArticles = 3'000;

Xapian::Database Articles() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (std::uint32_t i = 0; i < kArticles; ++i) {
    database.add_document(Xapian::Document());
  }
  return database;
}

SharedList RandomList(std::mt19937* random) {
  auto list = std::make_shared<WordList>();
  const std::uint32_t one_in = 1U << ((*random)() % 8);
  for (std::uint32_t document = 1; document <= kArticles; ++document) {
    if ((*random)() % one_in != 0) continue;
    list->documents.push_back(document);
    list->weights.push_back(1 + static_cast<double>((*random)() % 1'000) / 100);
    list->variants.push_back(WordList::BitOf((*random)() % 20));
    list->most = std::max(list->most, list->weights.back());
  }
  return list;
}

// Weight by document.
using Scores = std::map<std::uint32_t, double>;

Scores ScoresOf(const WordList& list) {
  Scores scores;
  for (std::size_t i = 0; i < list.documents.size(); ++i) {
    scores[list.documents[i]] = list.weights[i];
  }
  return scores;
}

// What Xapian says the first ten are, and what they are.
void ExpectBest(const Xapian::Query& query, const Scores& scores,
                const Xapian::Database& database) {
  std::vector<std::pair<double, std::uint32_t>> best;
  for (const auto& [document, score] : scores) {
    best.emplace_back(-score, document);
  }
  std::sort(best.begin(), best.end());
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, 10);
  ASSERT_EQ(found.size(), std::min<std::size_t>(10, best.size()));
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto at = found[static_cast<Xapian::doccount>(i)];
    EXPECT_NEAR(at.get_weight(), -best[i].first, 1e-9);
    EXPECT_NEAR(at.get_weight(), scores.at(*at), 1e-9);
  }
}

TEST(WordListTest, FindsThePlaceThatLowerBoundFinds) {
  std::mt19937 random(1);
  const SharedList list = RandomList(&random);
  for (int i = 0; i < 10'000; ++i) {
    const auto document =
        static_cast<std::uint32_t>(random() % (kArticles + 10));
    const std::size_t from = random() % (list->documents.size() + 1);
    const auto begin = list->documents.begin();
    const auto want =
        std::lower_bound(begin + static_cast<std::ptrdiff_t>(from),
                         list->documents.end(), document);
    EXPECT_EQ(PlaceOf(*list, document, from),
              static_cast<std::size_t>(want - begin));
  }
}

TEST(WordListTest, QueriesFindTheBestOfSums) {
  const Xapian::Database database = Articles();
  std::mt19937 random(2);
  using Query = Xapian::Query;
  for (int i = 0; i < 200; ++i) {
    SCOPED_TRACE(i);
    const SharedList a = RandomList(&random), b = RandomList(&random);
    Scores any = ScoresOf(*a), maybe = any, without = any;
    for (const auto& [document, score] : ScoresOf(*b)) {
      any[document] += score;
      if (maybe.contains(document)) maybe[document] += score;
      without.erase(document);
    }
    ExpectBest(ListQuery(a), ScoresOf(*a), database);
    ExpectBest(Query(Query::OP_OR, ListQuery(a), ListQuery(b)), any, database);
    ExpectBest(Query(Query::OP_AND_MAYBE, ListQuery(a), ListQuery(b)), maybe,
               database);
    ExpectBest(Query(Query::OP_AND_NOT, ListQuery(a), ListQuery(b)), without,
               database);
  }
}

TEST(WordListTest, InAllAddsWeightsAndJoinsVariants) {
  const Xapian::Database database = Articles();
  std::mt19937 random(3);
  for (int i = 0; i < 100; ++i) {
    SCOPED_TRACE(i);
    const SharedList lists[] = {RandomList(&random), RandomList(&random),
                                RandomList(&random)};
    Scores want;
    WordList::Variants variants[3] = {};
    for (std::uint32_t document = 1; document <= kArticles; ++document) {
      std::size_t places[3];
      bool all = true;
      for (std::size_t j = 0; j < 3; ++j) {
        const auto& documents = lists[j]->documents;
        const auto at = std::find(documents.begin(), documents.end(), document);
        all = all && at != documents.end();
        places[j] = static_cast<std::size_t>(at - documents.begin());
      }
      for (std::size_t j = 0; j < 3 && all; ++j) {
        want[document] += lists[j]->weights[places[j]];
        variants[j] |= lists[j]->variants[places[j]];
      }
    }
    const Common common = InAll(lists);
    EXPECT_EQ(ScoresOf(*common.articles), want);
    EXPECT_TRUE(std::equal(common.variants.begin(), common.variants.end(),
                           std::begin(variants), std::end(variants)));
    ExpectBest(ListQuery(common.articles), want, database);
  }
}

TEST(WordListTest, FindAllHasEveryArticleInOrder) {
  const Xapian::Database database = Articles();
  std::mt19937 random(4);
  const SharedList list = RandomList(&random);
  Xapian::Enquire enquire(database);
  const WordList found =
      FindAll(ListQuery(list), TimeLimit(0, kArticles), &enquire);
  EXPECT_EQ(found.documents, list->documents);
  EXPECT_EQ(found.weights, list->weights);
  EXPECT_EQ(found.most, list->most);
}

}  // namespace
}  // namespace dizin::index
