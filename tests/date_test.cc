#include "common/date.h"

#include <gtest/gtest.h>

namespace dizin {
namespace {

using Precision = Date::Precision;

TEST(DateTest, ParsesWhatPeopleWrite) {
  struct Row {
    const char* why;
    const char* text;
    const char* want;  // as printed; "" if refused
    std::int64_t seconds;
  };
  static constexpr Row kRows[] = {
      {"the epoch", "1970-01-01", "1970-01-01", 0},
      {"a year", "2021", "2021", 1609459200},
      {"a month", "2021-02", "2021-02", 1612137600},
      {"a day", "2021-02-11", "2021-02-11", 1613001600},
      {"a compact day", "20210211", "2021-02-11", 1613001600},
      {"a leap day", "2024-02-29", "2024-02-29", 1709164800},
      {"before the epoch", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", -1},
      {"minutes, no zone", "2021-02-11T08:30", "2021-02-11T08:30:00Z",
       1613032200},
      {"a zone east", "2021-02-11 08:30:00+03:00", "2021-02-11T05:30:00Z",
       1613021400},
      {"a zone west, over midnight", "2021-02-11T23:00:00-02",
       "2021-02-12T01:00:00Z", 1613091600},
      {"a fraction is dropped", "2021-02-11T08:30:00.999Z",
       "2021-02-11T08:30:00Z", 1613032200},
      {"not a day", "2021-02-30", "", 0},
      {"not a leap year", "2023-02-29", "", 0},
      {"year nought", "0000-01-01", "", 0},
      {"thirteen months", "2021-13", "", 0},
      {"one digit", "2021-2-1", "", 0},
      {"a tail", "2021-02-11x", "", 0},
      {"a time without a day", "2021-02T10:00", "", 0},
      {"words", "yesterday", "", 0},
      {"nothing", "", "", 0},
      {"25 o'clock", "2021-02-11T25:00", "", 0},
      {"other digits", "٢٠٢١-٠٢-١١", "", 0},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const std::optional<Date> got = ParseDate(row.text);
    ASSERT_EQ(got.has_value(), *row.want != '\0');
    if (!got) continue;
    EXPECT_EQ(got->ToString(), row.want);
    EXPECT_EQ(got->seconds, row.seconds);
    EXPECT_EQ(ParseDate(got->ToString()), got);
  }
}

TEST(DateTest, EndsWhereTheNextBegins) {
  struct Row {
    const char* date;
    const char* next;
  };
  static constexpr Row kRows[] = {
      {"2021", "2022"},
      {"2020-12", "2021-01"},
      {"2024-02-28", "2024-02-29"},
      {"2021-02-11T08:30:59Z", "2021-02-11T08:31:00Z"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.date);
    EXPECT_EQ(ParseDate(row.date)->EndSeconds(), ParseDate(row.next)->seconds);
  }
}

}  // namespace
}  // namespace dizin
