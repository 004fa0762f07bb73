#include "common/index/word_query.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dizin::index {
namespace {

constexpr double kWeights[kGrades] = {.1, .2, .3, .4};

std::vector<Variant> Variants(const std::vector<Grade>& grades) {
  std::vector<Variant> variants;
  for (const Grade grade : grades) {
    const float lost = .01F * static_cast<float>(variants.size());
    variants.push_back({{"word" + std::to_string(variants.size())},
                        grade,
                        Relation::kSound,
                        1 - lost,
                        1});
  }
  return variants;
}

constexpr Grade kE = Grade::kExact;
constexpr Grade kA = Grade::kAlike;
constexpr Grade kN = Grade::kNear;
constexpr Grade kF = Grade::kFar;

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
      {"far alone", {kF}, {{kF, 1, 1}}},
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
       {{kN, 1, .3 + .1}, {kN, 2, .1}, {kN, 3, .1}, {kF, 4, .2}, {kF, 5, .2}}},
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

}  // namespace
}  // namespace dizin::index
