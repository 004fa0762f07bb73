#include "common/index/word_query.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

namespace dizin::index {
namespace {

constexpr double kWeights[kGrades] = {.1, .2, .3, .4};

constexpr Grade kE = Grade::kExact;
constexpr Grade kA = Grade::kAlike;
constexpr Grade kN = Grade::kNear;
constexpr Grade kF = Grade::kFar;

std::vector<Variant> Variants(const std::vector<Grade>& grades) {
  std::vector<Variant> variants;
  for (const Grade grade : grades) {
    const float lost = .01F * static_cast<float>(variants.size());
    variants.push_back({{"word" + std::to_string(variants.size())},
                        grade,
                        grade <= kA ? Relation::kSpelling : Relation::kSound,
                        1 - lost,
                        1});
  }
  return variants;
}

TEST(LevelsOfTest, CutsVariantsIntoLevels) {
  struct Row {
    const char* why;
    std::vector<Grade> grades;
    std::vector<Level> want;
  };
  const Row rows[] = {
      {"none", {}, {}},
      {"one takes all the weight", {kE}, {{kE, 1, 1}}},
      {"what exact forms lack goes to the closest there is",
       {kA, kA, kA},
       {{kA, 3, 1}}},
      {"by sound alone: half of what is missing", {kF}, {{kF, 1, .4 + .6 / 2}}},
      {"one level a grade",
       {kE, kA, kN, kF},
       {{kE, 1, .1}, {kA, 2, .2}, {kN, 3, .3}, {kF, 4, .4}}},
      {"a missing grade goes to the one below",
       {kE, kF},
       {{kE, 1, .6}, {kF, 2, .4}}},
      {"1, 2, 4, then the rest",
       {kE, kE, kF, kF, kF, kF, kF},
       {{kE, 2, .6}, {kF, 3, .1}, {kF, 4, .1}, {kF, 6, .1}, {kF, 7, .1}}},
      {"places are counted over both grades by sound",
       {kN, kN, kN, kF, kF},
       {{kN, 1, .3 / 2 + .1},
        {kN, 2, .1},
        {kN, 3, .1},
        {kF, 4, .2},
        {kF, 5, .2}}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const std::vector<Level> got = LevelsOf(Variants(row.grades), kWeights);
    ASSERT_EQ(got.size(), row.want.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      SCOPED_TRACE(i);
      EXPECT_EQ(got[i].grade, row.want[i].grade);
      EXPECT_EQ(got[i].variants, row.want[i].variants);
      EXPECT_NEAR(got[i].weight, row.want[i].weight, 1e-9);
    }
  }
}

TEST(LevelsOfTest, EqualSimilaritiesShareALevel) {
  std::vector<Variant> variants = Variants({kF, kF, kF, kF});
  variants[1].similarity = variants[2].similarity = variants[0].similarity;
  const std::vector<Level> got = LevelsOf(variants, kWeights);
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].variants, 3U);
  EXPECT_EQ(got[1].variants, 4U);
}

// Score by article.
std::map<Xapian::docid, double> Scores(const Xapian::Database& database,
                                       const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight());
  enquire.set_query(query);
  std::map<Xapian::docid, double> scores;
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  for (auto i = found.begin(); i != found.end(); ++i) {
    scores[*i] = i.get_weight();
  }
  return scores;
}

TEST(ShapeQueryTest, WhatIsNotThereChangesNoScore) {
  struct Row {
    const char* why;
    std::vector<std::vector<std::string>> words;  // those that are there: a-f
    // Of the query that leaves out the others: terms, and one more for each
    // level with a phrase.
    unsigned leaves;
  };
  const Row rows[] = {
      {"all there", {{"a"}, {"b"}, {"c"}}, 6},
      {"none there", {{"x"}, {"y"}, {"z"}}, 0},
      {"narrow levels empty", {{"x"}, {"y"}, {"a"}}, 1},
      {"wide levels the same", {{"a"}, {"x"}, {"y"}}, 1},
      {"one in the middle", {{"x"}, {"b"}, {"y"}, {"c"}}, 3},
      {"a phrase alone is no one word", {{"a", "b"}, {"x"}, {"y"}}, 6},
      {"a phrase that is one of several", {{"x"}, {"a", "b"}, {"y"}}, 3},
      {"half a phrase", {{"a", "x"}, {"b"}}, 1},
  };
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  const std::set<std::string> there = {"a", "b", "c", "d", "e", "f"};
  for (unsigned i = 0; i < 40; ++i) {
    Xapian::Document document;
    for (unsigned word = 0; word < 3 + i % 5; ++word) {
      document.add_posting(std::string(1, "abcdef"[(i * i + word * i) % 6]),
                           word + 1);
    }
    database.add_document(document);
  }
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    std::vector<Variant> variants = Variants({kE, kA, kN, kF});
    variants.resize(row.words.size());
    for (std::size_t i = 0; i < variants.size(); ++i) {
      variants[i].terms = row.words[i];
    }
    const std::vector<Level> levels = LevelsOf(variants, kWeights);
    const Xapian::Query all = ShapeQuery("", variants, levels, 2);
    const Xapian::Query few = ShapeQuery(
        "", variants, levels, 2, "", nullptr,
        [&](const std::string& term) { return there.contains(term); });
    EXPECT_EQ(few.get_length(), row.leaves);
    const auto want = Scores(database, all);
    const auto got = Scores(database, few);
    ASSERT_EQ(got.size(), want.size());
    for (const auto& [document, score] : want) {
      EXPECT_NEAR(got.at(document), score, 1e-9) << document;
    }
  }
}

}  // namespace
}  // namespace dizin::index
