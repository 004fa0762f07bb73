#include "common/cli/progress.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dizin::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

// Runs for `seconds` at 100 articles and 2 MB a second, 20 updates a second.
std::vector<std::string> Print(ProgressStyle style, int seconds,
                               std::uint64_t total, std::size_t width) {
  std::vector<std::string> written;
  double now = 1000;
  Progress progress(
      style, [&now] { return now; }, width,
      [&written](std::string_view text) { written.emplace_back(text); });
  for (int tick = 1; tick <= seconds * 20; ++tick) {
    now = 1000 + tick / 20.0;
    const auto n = static_cast<std::uint64_t>(tick);
    progress.Update({.bytes_done = n * 100'000,
                     .bytes_total = total,
                     .articles = n * 5,
                     .file = "a\"b"});
  }
  return written;
}

TEST(ProgressTest, DrawsABarAndTakesItOff) {
  const auto written = Print(ProgressStyle::kBar, 30, 100'000'000, 100);
  ASSERT_GT(written.size(), 100U);
  EXPECT_LT(written.size(), 400U);
  EXPECT_EQ(written.back(), "\r\x1b[K");
  const std::string& last = written[written.size() - 2];
  EXPECT_THAT(last, StartsWith("\r["));
  EXPECT_THAT(last, HasSubstr("=>"));
  EXPECT_THAT(last, HasSubstr("59 %  2,995 articles  100/s  2.0 MB/s  0:20 "
                              "left"));
  EXPECT_THAT(last, EndsWith("\x1b[K"));
}

TEST(ProgressTest, FitsTheTerminal) {
  for (const std::size_t width : {20U, 40U, 60U, 70U, 80U, 200U}) {
    for (const std::string& text :
         Print(ProgressStyle::kBar, 3, 100'000'000, width)) {
      EXPECT_LT(text.size(), width + 4) << "escapes are 4 bytes";
    }
  }
}

TEST(ProgressTest, PrintsALineEveryTenSeconds) {
  EXPECT_THAT(
      Print(ProgressStyle::kLines, 25, 100'000'000, 80),
      ElementsAre("1,000 articles, 20 %, 100/s, 2.0 MB/s, 0:40 left\n",
                  "2,000 articles, 40 %, 100/s, 2.0 MB/s, 0:30 left\n"));
  EXPECT_THAT(
      Print(ProgressStyle::kLines, 12, 20'000'000, 80),
      ElementsAre(
          "1,000 articles, 100 %, 100/s, 2.0 MB/s, all read, writing\n"));
  EXPECT_THAT(Print(ProgressStyle::kLines, 12, 0, 80),
              ElementsAre("1,000 articles, 100/s, 2.0 MB/s\n"));
  EXPECT_THAT(Print(ProgressStyle::kLines, 9, 0, 80), IsEmpty());
}

TEST(ProgressTest, PrintsJsonASecond) {
  EXPECT_THAT(Print(ProgressStyle::kJson, 2, 7, 80),
              ElementsAre("{\"articles\":100,\"bytes\":2000000,\"bytes_total\":"
                          "7,\"seconds\":1,\"file\":\"a\\\"b\"}\n",
                          "{\"articles\":200,\"bytes\":4000000,\"bytes_total\":"
                          "7,\"seconds\":2,\"file\":\"a\\\"b\"}\n"));
}

TEST(ProgressTest, SaysNothingWhenToldSo) {
  EXPECT_THAT(Print(ProgressStyle::kNone, 30, 7, 80), IsEmpty());
}

TEST(ProgressTest, WritesNumbersForPeople) {
  EXPECT_EQ(WithCommas(0), "0");
  EXPECT_EQ(WithCommas(999), "999");
  EXPECT_EQ(WithCommas(1000), "1,000");
  EXPECT_EQ(WithCommas(1234567), "1,234,567");
  EXPECT_EQ(HumanBytes(999), "999 bytes");
  EXPECT_EQ(HumanBytes(999.7), "1.0 kB");
  EXPECT_EQ(HumanBytes(14'901'234), "14.9 MB");
  EXPECT_EQ(HumanBytes(149'901'234), "150 MB");
  EXPECT_EQ(HumanSeconds(41.4), "0:41");
  EXPECT_EQ(HumanSeconds(3725), "1:02:05");
  EXPECT_EQ(HumanSeconds(1e30), "99:00:00");
}

}  // namespace
}  // namespace dizin::cli
