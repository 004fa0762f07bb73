#include "common/query/ranges.h"

#include <string>

#include <gtest/gtest.h>

#include "common/date.h"

namespace dizin::query {
namespace {

std::string Text(const std::optional<Bounds>& bounds) {
  if (!bounds) return "none";
  return bounds->low + " to " + bounds->high +
         (bounds->swapped ? " swapped" : "");
}

TEST(RangesTest, ReadsDates) {
  struct Row {
    const char* now;
    const char* text;
    const char* want;
  };
  static constexpr Row kRows[] = {
      // The calendar, from a Thursday.
      {"2021-02-11", "today", "2021-02-11 to 2021-02-11"},
      {"2021-02-11T23:59:59Z", "today", "2021-02-11 to 2021-02-11"},
      {"2021-03-01", "yesterday", "2021-02-28 to 2021-02-28"},
      {"2021-02-11", "this-week", "2021-02-08 to 2021-02-14"},
      {"2021-02-08", "this-week", "2021-02-08 to 2021-02-14"},
      {"2021-02-14", "this-week", "2021-02-08 to 2021-02-14"},
      {"2021-02-11", "last-week", "2021-02-01 to 2021-02-07"},
      {"2021-02-11", "this-month", "2021-02 to 2021-02"},
      {"2021-01-31", "last-month", "2020-12 to 2020-12"},
      {"2021-02-11", "this-year", "2021 to 2021"},
      {"2021-02-11", "last-year", "2020 to 2020"},
      {"2021-02-11", "last-1-day", "2021-02-10 to 2021-02-11"},
      {"2021-02-11", "last-30-days", "2021-01-12 to 2021-02-11"},
      {"2021-02-11", "last-2-weeks", "2021-01-28 to 2021-02-11"},
      {"2021-08-31", "last-6-months", "2021-02-28 to 2021-08-31"},
      {"2024-02-29", "last-1-years", "2023-02-28 to 2024-02-29"},
      {"2021-02-11", "last-9999-years", " to 2021-02-11"},
      {"2021-02-11", "Last 3_Days", "2021-02-08 to 2021-02-11"},
      {"1969-12-31T12:00:00Z", "today", "1969-12-31 to 1969-12-31"},

      // Ranges of both kinds.
      {"2021-02-11", "2020..today", "2020 to 2021-02-11"},
      {"2021-02-11", "last-week..today", "2021-02-01 to 2021-02-11"},
      {"2021-02-11", "<last-week", " to 2021-01-31"},
      {"2021-02-11", ">last-week", "2021-02-08 to "},
      {"2021-02-11", ">=last-week", "2021-02-01 to "},
      {"2021-02-11", "<=last-week", " to 2021-02-07"},
      {"2021-02-11", "<2021", " to 2020"},
      {"2021-02-11", ">2021-02-28", "2021-03-01 to "},
      {"2021-02-11", ">2021-02-11T23:59:59Z", "2021-02-12T00:00:00Z to "},
      {"2021-02-11", "20210211..", "2021-02-11 to "},
      {"2021-02-11", "2021-02..2021", "2021-02 to 2021"},
      {"2021-02-11", "2021..2021-02", "2021 to 2021-02"},
      {"2021-02-11", "2022..2021", "2021 to 2022 swapped"},

      // None.
      {"2021-02-11", "", "none"},
      {"2021-02-11", "..", "none"},
      {"2021-02-11", ">", "none"},
      {"2021-02-11", "2021-13", "none"},
      {"2021-02-11", ">9999", "none"},
      {"2021-02-11", "<0001", "none"},
      {"2021-02-11", "last-0-days", "none"},
      {"2021-02-11", "last-10000-days", "none"},
      {"2021-02-11", "last-99999999999999999999-days", "none"},
      {"2021-02-11", "last--1-days", "none"},
      {"2021-02-11", "last-3-fortnights", "none"},
      {"2021-02-11", "this-day", "none"},
      {"2021-02-11", "tomorrow", "none"},
      {"2021-02-11", "2021..2022..2023", "none"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(Text(ReadDates(row.text, ParseDate(row.now)->seconds)), row.want);
  }
}

TEST(RangesTest, ReadsNumbers) {
  struct Row {
    const char* text;
    const char* want;
  };
  static constexpr Row kRows[] = {
      {"10..20", "10 to 20"},
      {"..20", " to 20"},
      {"10..", "10 to "},
      {"+1..+2", "1 to 2"},
      {"-2..-1", "-2 to -1"},
      {"-0..0", "0 to 0"},
      {".5..1.50", "0.5 to 1.5"},
      {"1e3..1e30", "1000 to 1e+30"},
      {"1e+30..", "1e+30 to "},
      {">=5", "5 to "},
      {"<=5", " to 5"},
      {">0", "5e-324 to "},
      {"<1", " to 0.9999999999999999"},
      {"2..1", "1 to 2 swapped"},
      {"..", "none"},
      {"", "none"},
      {"a..b", "none"},
      {"1..b", "none"},
      {"1..2..3", "none"},
      {"nan..", "none"},
      {"..inf", "none"},
      {"1e999..", "none"},
      {"+-1..", "none"},
      {"1,5..2", "none"},
      {">1.7976931348623157e308", "none"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(Text(ReadNumbers(row.text)), row.want);
  }
}

}  // namespace
}  // namespace dizin::query
