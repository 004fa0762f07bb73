#include "common/query/capitals.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "common/query/parser.h"

namespace dizin::query {
namespace {

TEST(CapitalsTest, TellsHowAQueryIsWritten) {
  struct Row {
    const char* why;
    const char* query;
    bool want;
  };
  static constexpr Row kRows[] = {
      {"a headline", "KENNEDY PRESSURE ON DIEM", true},
      {"signs and phrases count", "+KENNEDY \"PRESSURE ON\" -DIEM", true},
      {"other alphabets", "ПРЕЗИДЕНТ КЕННЕДИ И ДЬЕМ", true},
      {"a name", "KALIN", false},
      {"a first name too", "IBRAHIM KALIN", false},
      {"abbreviations", "US NATO CAATSA EU UN", false},
      {"one small letter", "KENNEDY PRESSURE on DIEM", false},
      {"no case at all", "安卡拉 土耳其 总统府发言人", false},
      {"nothing", "", false},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(IsInCapitals(ParseQuery(row.query, {}).root), row.want)
        << row.why;
  }
}

TEST(CapitalsTest, TheFirstWordOfEachSideMayHaveOne) {
  struct Row {
    const char* query;
    std::set<std::string> want;
  };
  const Row kRows[] = {
      {"Peace in our Time", {"Peace"}},
      {"lang:en +Peace Time", {"Peace"}},
      {"War OR Peace", {"War", "Peace"}},
      {"(Bush Gore) AND \"Peace Time\"", {"Bush", "Peace"}},
      {"Pea* Time", {}},
      {"", {}},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(FirstWords(ParseQuery(row.query, {}).root), row.want)
        << row.query;
  }
}

}  // namespace
}  // namespace dizin::query
