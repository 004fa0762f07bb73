#include "searcher/evaluate/measures.h"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dizin::evaluate {
namespace {

std::vector<Ranked> Ranking(const std::string& letters) {
  std::vector<Ranked> ranking;
  double score = 100;
  for (const char c : letters) ranking.push_back({std::string(1, c), score--});
  return ranking;
}

using Judged = std::unordered_map<std::string, int>;

// Every value was worked out by hand from the formulas of the header.
TEST(MeasuresTest, AreWhatTheFormulasSay) {
  struct Row {
    const char* why;
    std::string ranking;
    Judged judged;
    double map, ndcg10, p5, p10, p30, mrr, r10, r100;
  };
  const double log3 = std::log2(3.0);
  const Row rows[] = {
      {"first and third of three; graded; one judged not relevant",
       "ABCDE",
       {{"A", 1}, {"B", 0}, {"C", 2}, {"F", 1}},
       // (1/1 + 2/3) / 3; (1 + 2/2) / (2 + 1/log2(3) + 1/2)
       5.0 / 9,
       2 / (2.5 + 1 / log3),
       .4,
       .2,
       2.0 / 30,
       1,
       2.0 / 3,
       2.0 / 3},
      {"perfect", "AB", {{"A", 1}, {"B", 1}}, 1, 1, .4, .2, 2.0 / 30, 1, 1, 1},
      {"perfect, but for the order of grades",
       "AB",
       {{"A", 1}, {"B", 2}},
       // (1 + 2/log2(3)) / (2 + 1/log2(3))
       1,
       (1 + 2 / log3) / (2 + 1 / log3),
       .4,
       .2,
       2.0 / 30,
       1,
       1,
       1},
      {"nothing found", "XYZ", {{"A", 1}}, 0, 0, 0, 0, 0, 0, 0, 0},
      {"nothing answered", "", {{"A", 1}}, 0, 0, 0, 0, 0, 0, 0, 0},
      {"a negative grade gains nothing",
       "BA",
       {{"A", 1}, {"B", -2}},
       // 1/2; 1/log2(3) / 1
       .5,
       1 / log3,
       .2,
       .1,
       1.0 / 30,
       .5,
       1,
       1},
      {"eleventh: too late for ten",
       "abcdefghijK",
       {{"K", 3}},
       1.0 / 11,
       0,
       0,
       0,
       1.0 / 30,
       1.0 / 11,
       0,
       1},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const Measures m = Measure(Ranking(row.ranking), row.judged);
    EXPECT_NEAR(m[kAveragePrecision], row.map, 1e-12);
    EXPECT_NEAR(m[kNdcg10], row.ndcg10, 1e-12);
    EXPECT_NEAR(m[kPrecision5], row.p5, 1e-12);
    EXPECT_NEAR(m[kPrecision10], row.p10, 1e-12);
    EXPECT_NEAR(m[kPrecision30], row.p30, 1e-12);
    EXPECT_NEAR(m[kReciprocalRank], row.mrr, 1e-12);
    EXPECT_NEAR(m[kRecall10], row.r10, 1e-12);
    EXPECT_NEAR(m[kRecall100], row.r100, 1e-12);
    EXPECT_NEAR(m[kRecall1000], row.r100, 1e-12);
  }
}

TEST(MeasuresTest, AgreeWithPublishedExamples) {
  // Manning, Raghavan and Schütze, "Introduction to Information Retrieval",
  // exercises of chapter 8: RRNNN NNNRN RNNNR NNNNR, two more relevant ones
  // never found; average precision .416, precision at 20 .3.
  Judged judged = {{"x", 1}, {"y", 1}};
  for (const char* id : {"a", "b", "i", "k", "o", "t"}) judged[id] = 1;
  const Measures book = Measure(Ranking("abcdefghijklmnopqrst"), judged);
  EXPECT_NEAR(book[kAveragePrecision], .416, 5e-4);
  EXPECT_NEAR(book[kPrecision30] * 30, .3 * 20, 1e-12);
  EXPECT_NEAR(book[kRecall100], 6.0 / 8, 1e-12);

  // The example of Wikipedia's "Discounted cumulative gain": grades 3 2 3 0 1 2
  // in that order, and two more of 3 and 2 not found. DCG 6.861, at best 8.740
  // for six; the seventh, of grade 1, adds 1 / log2(8).
  const Measures graded = Measure(Ranking("abcdef"), {{"a", 3},
                                                      {"b", 2},
                                                      {"c", 3},
                                                      {"d", 0},
                                                      {"e", 1},
                                                      {"f", 2},
                                                      {"g", 3},
                                                      {"h", 2}});
  EXPECT_NEAR(graded[kNdcg10], 6.861 / (8.740 + 1.0 / 3), 1e-4);
}

TEST(MeasuresTest, CountATopicWithoutAnAnswerAsNothing) {
  const Qrels qrels = {{"1", {{"A", 1}}}, {"2", {{"B", 1}}}, {"3", {{"C", 0}}}};
  const evaluate::Run run = {{"1", Ranking("A")}, {"9", Ranking("A")}};
  const Evaluation evaluation = Evaluate(run, qrels);
  ASSERT_EQ(evaluation.by_topic.size(), 2U) << "3 has nothing relevant";
  EXPECT_DOUBLE_EQ(evaluation.mean[kAveragePrecision], .5);
  EXPECT_DOUBLE_EQ(MeanOver(evaluation, {"1", "3"})[kAveragePrecision], 1);
  EXPECT_DOUBLE_EQ(MeanOver(evaluation, {"8"})[kAveragePrecision], 0);
}

TEST(MeasuresTest, HaveNames) {
  EXPECT_EQ(MeasureName(kAveragePrecision), "map");
  EXPECT_EQ(MeasureName(kRecall1000), "recall@1000");
}

}  // namespace
}  // namespace dizin::evaluate
