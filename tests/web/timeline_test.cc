#include "searcher/serve/page/timeline.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dizin::serve {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

index::Facet Months(std::vector<index::FacetValue> values) {
  return {index::FacetKind::kMonth, std::move(values), 0, true};
}

TEST(TimelineTest, HasEveryMonthBetweenTheFirstAndTheLast) {
  EXPECT_THAT(
      TimelineBars(Months({{"2021-02", 5}, {"2020-11", 1}})),
      ElementsAre(TimelineBar{"2020-11", 1}, TimelineBar{"2020-12", 0},
                  TimelineBar{"2021-01", 0}, TimelineBar{"2021-02", 5}));
}

TEST(TimelineTest, IsOfYearsWhereMonthsAreTooMany) {
  EXPECT_THAT(
      TimelineBars(Months({{"2021-02", 5}, {"2021-03", 2}, {"2015-01", 1}})),
      ElementsAre(TimelineBar{"2015", 1}, TimelineBar{"2016", 0},
                  TimelineBar{"2017", 0}, TimelineBar{"2018", 0},
                  TimelineBar{"2019", 0}, TimelineBar{"2020", 0},
                  TimelineBar{"2021", 7}));
}

TEST(TimelineTest, KeepsTheLatestYears) {
  const auto bars = TimelineBars(Months({{"0800-01", 1}, {"2021-02", 5}}));
  ASSERT_EQ(bars.size(), kMaxTimelineBars);
  EXPECT_EQ(bars.back(), (TimelineBar{"2021", 5}));
}

TEST(TimelineTest, NeedsTwoBars) {
  EXPECT_THAT(TimelineBars(Months({})), IsEmpty());
  EXPECT_THAT(TimelineBars(Months({{"2021-02", 5}})), IsEmpty());
  EXPECT_THAT(TimelineBars(Months({{"nonsense", 5}, {"2021-13", 1}})),
              IsEmpty());
}

TEST(TimelineTest, BarsLeadToTheirMonth) {
  PageRequest request;
  request.query = "kalin";
  request.offset = 20;
  Html html;
  AppendTimeline(Months({{"2021-02", 5}, {"2021-01", 1}}), request, &html);
  const std::string page = html.Take();
  EXPECT_THAT(page,
              HasSubstr("href=\"/?q=kalin&amp;from=2021-01&amp;"
                        "to=2021-01\" aria-label=\"2021-01: 1 article\""));
  EXPECT_THAT(page, HasSubstr("2021-02: 5 articles"));
}

}  // namespace
}  // namespace dizin::serve
