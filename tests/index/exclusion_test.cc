#include "common/index/exclusion.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

namespace dizin::index {
namespace {

using ::testing::ElementsAreArray;
using Xapian::Query;

constexpr int kTerms = 8;
constexpr Xapian::docid kArticles = 400;

std::string Term(int number) {
  return std::string(1, static_cast<char>('a' + number));
}

// What is allocated next and not set is no zero by chance, but a negative
// number.
void SpoilMemory() {
  std::vector<std::vector<unsigned char>> blocks;
  for (std::size_t bytes = 16; bytes <= 512; bytes += 16) {
    for (int i = 0; i < 7; ++i) blocks.emplace_back(bytes, 0xAA);
  }
}

// A query, and the articles that it finds.
struct Known {
  Query query;
  std::vector<bool> found;
};

class ExclusionTest : public ::testing::Test {
 protected:
  ExclusionTest() : has_(kTerms, std::vector<bool>(kArticles + 1)) {
    for (Xapian::docid id = 1; id <= kArticles; ++id) {
      Xapian::Document document;
      for (int term = 0; term < kTerms; ++term) {
        if (Random(3) != 0) continue;
        has_[static_cast<std::size_t>(term)][id] = true;
        document.add_term(Term(term));
      }
      database_.add_document(document);
    }
  }
  int Random(int below) {
    return std::uniform_int_distribution<int>(0, below - 1)(random_);
  }

  Known RandomQuery(int depth) {
    const int kind = depth == 0 ? 0 : Random(6);
    if (kind == 0) {
      const int term = Random(kTerms);
      return {Query(Term(term)), has_[static_cast<std::size_t>(term)]};
    }
    if (kind == 1) {
      const Known part = RandomQuery(depth - 1);
      return {Query(Query::OP_SCALE_WEIGHT, part.query, .5), part.found};
    }
    constexpr Query::op kOps[] = {Query::OP_OR, Query::OP_AND,
                                  Query::OP_AND_MAYBE, Query::OP_AND_NOT};
    const Query::op op = kOps[kind - 2];
    Known left = RandomQuery(depth - 1);
    const Known right = RandomQuery(depth - 1);
    for (std::size_t id = 1; id <= kArticles; ++id) {
      const bool l = left.found[id], r = right.found[id];
      left.found[id] = op == Query::OP_OR        ? l || r
                       : op == Query::OP_AND     ? l && r
                       : op == Query::OP_AND_NOT ? l && !r
                                                 : l;
    }
    return {Query(op, left.query, right.query), left.found};
  }

  std::vector<Xapian::docid> Find(const Query& query) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    std::vector<Xapian::docid> found;
    const Xapian::MSet mset = enquire.get_mset(0, kArticles);
    for (auto i = mset.begin(); i != mset.end(); ++i) found.push_back(*i);
    std::sort(found.begin(), found.end());
    return found;
  }

  std::mt19937 random_{7};
  Xapian::WritableDatabase database_{"", Xapian::DB_BACKEND_INMEMORY};
  std::vector<std::vector<bool>> has_;  // by term and article
};

TEST_F(ExclusionTest, LeavesOutWhatTheQueryFinds) {
  for (int round = 0; round < 500; ++round) {
    SpoilMemory();
    const Known wanted = RandomQuery(2);
    const Known excluded = RandomQuery(4);
    std::vector<Xapian::docid> expected;
    for (Xapian::docid id = 1; id <= kArticles; ++id) {
      if (wanted.found[id] && !excluded.found[id]) expected.push_back(id);
    }
    const Query query(Query::OP_AND_NOT, wanted.query,
                      Exclusion(excluded.query));
    ASSERT_THAT(Find(query), ElementsAreArray(expected))
        << query.get_description();
  }
}

}  // namespace
}  // namespace dizin::index
