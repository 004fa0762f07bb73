#include "common/cli/watchdog.h"

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

namespace dizin::cli {
namespace {

TEST(WatchdogTest, LeavesInTimeWhatIsInTime) {
  { const Watchdog guard("too slow\n", 1000, ExitStatus::kTryAgain); }
  { const Watchdog guard("too slow\n", 0, ExitStatus::kTryAgain); }
  SUCCEED();
}

TEST(WatchdogDeathTest, EndsTheProcess) {
  ::testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        const Watchdog guard("too slow\n", .01, ExitStatus::kTryAgain);
        std::this_thread::sleep_for(std::chrono::hours(1));
      },
      ::testing::ExitedWithCode(75), "^too slow\n$");
}

}  // namespace
}  // namespace dizin::cli
