#include "searcher/evaluate/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dizin::evaluate {
namespace {

using ::testing::HasSubstr;

Evaluation WithMaps(const std::vector<double>& maps) {
  Evaluation evaluation;
  for (std::size_t i = 0; i < maps.size(); ++i) {
    Measures m{};
    m[kAveragePrecision] = maps[i];
    evaluation.by_topic[std::to_string(i + 1)] = m;
    evaluation.mean[kAveragePrecision] +=
        maps[i] / static_cast<double>(maps.size());
  }
  return evaluation;
}

TEST(ReportTest, ComparesTopicByTopic) {
  const Comparison c = Compare(WithMaps({.5, .7, .2}), WithMaps({.4, .7, .3}),
                               kAveragePrecision);
  EXPECT_NEAR(c.mean, 1.4 / 3, 1e-12);
  EXPECT_NEAR(c.other_mean, 1.4 / 3, 1e-12);
  EXPECT_EQ(c.better, 1U);
  EXPECT_EQ(c.worse, 1U);
  EXPECT_EQ(c.same, 1U);
  EXPECT_EQ(c.p_randomisation, 1);
  EXPECT_EQ(c.p_t, 1);
}

TEST(ReportTest, ComparesOnlyTheTopicsOfBoth) {
  const Comparison c =
      Compare(WithMaps({1, 1, 1}), WithMaps({0, 0}), kAveragePrecision);
  EXPECT_EQ(c.better, 2U);
  EXPECT_EQ(c.worse + c.same, 0U);
  EXPECT_EQ(c.p_randomisation, .5);
  EXPECT_EQ(Compare(WithMaps({1}), WithMaps({}), kNdcg10).p_t, 1);
}

TEST(ReportTest, IsATableAndJson) {
  Report report;
  report.evaluation = WithMaps({.5, .25});
  report.topics = {{"1", "q", "tr"}, {"2", "q", "de"}};
  report.other = WithMaps({.25, .25});
  report.other_name = "old.run";
  const std::string text = RenderText(report);
  EXPECT_THAT(text, HasSubstr("topic                map     ndcg@10"));
  EXPECT_THAT(text, HasSubstr("\n1                 0.5000"));
  EXPECT_THAT(text, HasSubstr("\ntr (1)            0.5000"));
  EXPECT_THAT(text, HasSubstr("\nall (2)           0.3750"));
  EXPECT_THAT(text, HasSubstr("\nagainst old.run\n"));
  EXPECT_THAT(text, HasSubstr("\nmap               0.3750      0.2500      "
                              "0.1250           1           0           1"));
  const std::string json = RenderJson(report);
  EXPECT_THAT(json, HasSubstr("\"mean\": {\n    \"map\": 0.375,"));
  EXPECT_THAT(json, HasSubstr("\"compared_with\": \"old.run\""));
  EXPECT_THAT(json, HasSubstr("\"p_randomisation\": 1,"));
}

}  // namespace
}  // namespace dizin::evaluate
