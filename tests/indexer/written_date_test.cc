#include "indexer/readers/written_date.h"

#include <gtest/gtest.h>

namespace dizin::indexer {
namespace {

TEST(WrittenDateTest, ReadsWhatFilesHave) {
  struct Row {
    const char* text;
    const char* want;  // as printed; "" if it is none
  };
  constexpr Row kRows[] = {
      // As in queries.
      {"2021", "2021"},
      {" 2021-02-11T10:00:00+03:00 ", "2021-02-11T07:00:00Z"},
      {"910514", ""},
      {"1613028600", ""},
      // ISO 8601 and its kin.
      {"20210211T100000Z", "2021-02-11T10:00:00Z"},
      {"20210211T1000+0300", "2021-02-11T07:00:00Z"},
      {"2021-02-11T10", "2021-02-11T10:00:00Z"},
      {"2021-02-11T10+03", "2021-02-11T07:00:00Z"},
      {"2021-042", "2021-02-11"},
      {"2020-366", "2020-12-31"},
      {"2021-366", ""},
      {"2021-000", ""},
      {"2021-02-11 10:00:00 UTC", "2021-02-11T10:00:00Z"},
      {"2021-02-11 10:00:00.5 +0300", "2021-02-11T07:00:00Z"},
      {"2021-02-11T10:00:00+03:00[Europe/Istanbul]", "2021-02-11T07:00:00Z"},
      {"2021-02-11 10:00:00 EST", ""},
      {"2021-02-11T1", ""},
      {"2021-02-30T10", ""},
      // Other marks.
      {"2021/02/11", "2021-02-11"},
      {"2021/02/11 10:00", "2021-02-11T10:00:00Z"},
      {"11.02.2021", "2021-02-11"},
      {"1.2.2021 10:00", "2021-02-01T10:00:00Z"},
      {"31.02.2021", ""},
      {"02/11/2021", ""},
      {"11.02.21", ""},
      // Months by name.
      {"Thu, 11 Feb 2021 10:00:00 +0300", "2021-02-11T07:00:00Z"},
      {"Thu, 11 Feb 2021 10:00:00 GMT", "2021-02-11T10:00:00Z"},
      {"Thu Feb  1 09:39:41 2021", "2021-02-01T09:39:41Z"},
      {"Thu Feb 11 09:39:41 2021 -0100", "2021-02-11T10:39:41Z"},
      {"11 February 2021", "2021-02-11"},
      {"Feb. 11, 2021", "2021-02-11"},
      {"SEPTEMBER 1, 2021", "2021-09-01"},
      {"February 2021", ""},
      {"11 Feb", ""},
      {"30 Feb 2021", ""},
      {"11 Feb Mar 2021", ""},
      {"11 Feb 2021 2022", ""},
      {"11 Feb 2021 10:00:00 EST", ""},
      {"11th of May 2021", ""},
      {"yesterday", ""},
      {"", ""},
      {"]", ""},
      {"T", ""},
      {"11 Feb 2021                                                         x",
       ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    const std::optional<Date> got = ParseWrittenDate(row.text);
    EXPECT_EQ(got ? got->ToString() : "", row.want);
  }
}

TEST(WrittenDateTest, ReadsSecondsAndMilliseconds) {
  struct Row {
    const char* text;
    const char* want;
  };
  constexpr Row kRows[] = {
      {"0", "1970-01-01T00:00:00Z"},
      {"1613028600", "2021-02-11T07:30:00Z"},
      {"1613028600.25", "2021-02-11T07:30:00Z"},
      {"1613028600000", "2021-02-11T07:30:00Z"},
      {"-1", ""},
      {"1.5", ""},
      {"1613028600.x", ""},
      {"1613028600 ", ""},
      {"999999999999999999999", ""},
      {"", ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    const std::optional<Date> got = ParseUnixTime(row.text);
    EXPECT_EQ(got ? got->ToString() : "", row.want);
  }
}

}  // namespace
}  // namespace dizin::indexer
