#include "searcher/evaluate/significance.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace dizin::evaluate {
namespace {

constexpr double kPi = 3.14159265358979323846;

TEST(SignificanceTest, TTestFollowsTheClosedForms) {
  struct Row {
    const char* why;
    std::vector<double> differences;
    double want;
  };
  const double s2 = 18 / 5.5;
  const double five = 1 - .75 * std::sqrt(s2) * (1 - s2 / 12);
  const Row rows[] = {
      // One degree of freedom is Cauchy's: 1 - 2/pi atan(t), t = 2.
      {"two differences", {1, 3}, 1 - 2 / kPi * std::atan(2.0)},
      // Two degrees: 1 - t / sqrt(2 + t²), t² = 12.
      {"three differences", {1, 2, 3}, 1 - std::sqrt(12.0 / 14)},
      // Four degrees: 1 - 3/4 s (1 - s²/12), s² = t² / (1 + t²/4), t² = 18.
      {"five differences", {1, 2, 3, 4, 5}, five},
      {"the sign does not matter", {-1, -2, -3, -4, -5}, five},
      {"no difference in the mean", {1, -1, 2, -2}, 1},
      {"none at all", {}, 1},
      {"a single one", {5}, 1},
      {"all zero", {0, 0, 0}, 1},
      {"all the same", {.1, .1, .1}, 0},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_NEAR(PairedTTest(row.differences), row.want, 1e-12);
  }
}

TEST(SignificanceTest, RandomisationCountsSigns) {
  struct Row {
    const char* why;
    std::vector<double> differences;
    double want;
    double within;
  };
  std::vector<double> fourteen_of_twenty(20, 1);
  for (int i = 0; i < 6; ++i) fourteen_of_twenty[static_cast<size_t>(i)] = -1;
  const Row rows[] = {
      {"only all plus and all minus are as large", {1, 2, 3}, 2.0 / 8, 0},
      {"one small loss", {.1, .05, -.02}, 4.0 / 8, 0},
      {"no difference", {1, -1}, 1, 0},
      {"nothing", {}, 1, 0},
      {"sixteen alike, every choice tried", std::vector<double>(16, .5),
       2.0 / 65536, 0},
      // Binomial: 2 P(X >= 14), n = 20, p = 1/2.
      {"twenty, by samples", fourteen_of_twenty, 0.115318, .005},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_NEAR(RandomisationTest(row.differences), row.want,
                row.within + 1e-12);
  }
}

// What the books say of two old sets of pairs.
TEST(SignificanceTest, AgreesWithPublishedResults) {
  // Student, "The probable error of a mean", Biometrika 6 (1908): hours of
  // sleep won by two drugs. t = 4.0621 of nine degrees.
  const std::vector<double> sleep = {1.2, 2.4, 1.3, 1.3, 0,
                                     1,   1.8, .8,  4.6, 1.4};
  EXPECT_NEAR(PairedTTest(sleep), .002833, 5e-7);
  // Darwin's maize, crossed and self-fertilised, in eighths of an inch, as
  // Fisher has it in "The Design of Experiments" (1935), sections 17 and 21:
  // t = 2.148 of fourteen degrees, 4.970 %; of 32,768 choices of signs 863 add
  // up to as much one way, 5.267 % both ways.
  const std::vector<double> maize = {49, -67, 8,  16, 6,  23, 28, 41,
                                     14, 29,  56, 24, 75, 60, -48};
  EXPECT_NEAR(PairedTTest(maize), .04970, 5e-6);
  EXPECT_DOUBLE_EQ(RandomisationTest(maize), 2 * 863 / 32768.0);
}

TEST(SignificanceTest, SamplesAreTheSameEachTime) {
  std::vector<double> differences;
  for (int i = 0; i < 100; ++i) differences.push_back(std::sin(i) + .1);
  EXPECT_EQ(RandomisationTest(differences), RandomisationTest(differences));
}

TEST(SignificanceTest, BetaHasItsKnownValues) {
  EXPECT_DOUBLE_EQ(IncompleteBeta(2, 3, 0), 0);
  EXPECT_DOUBLE_EQ(IncompleteBeta(2, 3, 1), 1);
  EXPECT_NEAR(IncompleteBeta(1, 1, .3), .3, 1e-12);
  // I_x(2, 3) = x² (6 - 8 x + 3 x²)
  EXPECT_NEAR(IncompleteBeta(2, 3, .2), .04 * (6 - 1.6 + .12), 1e-12);
  EXPECT_NEAR(IncompleteBeta(2, 3, .8), .64 * (6 - 6.4 + 1.92), 1e-12);
}

}  // namespace
}  // namespace dizin::evaluate
