// A disk that fails or is full at any call: the database is the one before or
// the one after, and the same command repeats what was lost.

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/index/database.h"
#include "tests/support/index_dump.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace dizin {
namespace {

namespace fs = std::filesystem;
using testing::DumpDatabase;
using testing::FirstDifferences;
using testing::ProcessResult;
using ::testing::StartsWith;
using testing::TempDir;

enum class Way { kNew, kUpdate };

class IndexFaultTest : public ::testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "sanitizers stand where the failing calls would";
#endif
    std::string lines;
    for (int i = 0; i < 60; ++i) {
      lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"Kalın";
      for (int word = 0; word < 200; ++word) {
        lines += " kelime" + std::to_string((i * 31 + word * 7919) % 3000);
      }
      lines += "\"}\n";
    }
    dir_.Write("all.jsonl", lines);
    dir_.Write("first.jsonl", "{\"id\":\"first\",\"text\":\"Akar\"}\n");
  }

  // Makes `db` what it is before the run that fails.
  void Begin(Way way, const std::string& db) {
    fs::remove_all(dir_ / db);
    if (way == Way::kNew) return;
    if (!fs::exists(dir_ / "begun")) Run("begun", "first.jsonl");
    fs::copy(dir_ / "begun", dir_ / db, fs::copy_options::recursive);
  }

  // `input` may be an option that needs none.
  ProcessResult Run(const std::string& db, const std::string& input,
                    std::vector<std::string> environment = {}) {
    if (!environment.empty()) {
      environment.push_back(std::string("LD_PRELOAD=") + DIZIN_FAILING_CALLS);
    }
    return testing::RunProcess(
        {DIZIN_INDEX, "--db", db, "--jobs", "1", input},
        {.directory = dir_.path(), .environment = std::move(environment)});
  }

  long CountCalls(Way way) {
    Begin(way, "counted");
    const std::string count = dir_ / "count";
    Run("counted", "all.jsonl", {"DIZIN_FAIL_COUNT=" + count});
    long calls = 0;
    std::ifstream(count) >> calls;
    return calls;
  }

  // Fails at about `points` calls, spread over all of them.
  void FailAndCompare(Way way, const std::string& as, long points) {
    Begin(way, "whole");
    const std::vector<std::string> before = way == Way::kNew
                                                ? std::vector<std::string>{}
                                                : DumpDatabase(dir_ / "whole");
    ASSERT_EQ(Run("whole", "all.jsonl").status, 0);
    const std::vector<std::string> after = DumpDatabase(dir_ / "whole");
    const long calls = CountCalls(way);
    ASSERT_GT(calls, 10);
    int failed = 0;
    const long step = std::max(1L, calls / points);
    for (long at = 1; at <= calls; at += step) {
      SCOPED_TRACE(as + " at call " + std::to_string(at) + " of " +
                   std::to_string(calls));
      Begin(way, "db");
      const ProcessResult r =
          Run("db", "all.jsonl",
              {"DIZIN_FAIL_AS=" + as, "DIZIN_FAIL_AT=" + std::to_string(at)});
      if (r.status == 0) {
        EXPECT_EQ(FirstDifferences(after, DumpDatabase(dir_ / "db")), "");
        continue;
      }
      ++failed;
      EXPECT_EQ(r.status, 2);
      EXPECT_THAT(r.err, StartsWith("dizin-index: "));
      EXPECT_EQ(std::count(r.err.begin(), r.err.end(), '\n'), 1) << r.err;
      if (index::DatabaseExists(dir_ / "db")) {
        const std::vector<std::string> left = DumpDatabase(dir_ / "db");
        EXPECT_TRUE(left == before || left == after)
            << FirstDifferences(before, left);
      } else {
        EXPECT_EQ(way, Way::kNew);
        // What is left takes up space: only a finished segment may, which is
        // listed, or failed to be.
        EXPECT_TRUE(!fs::exists(dir_ / "db/shard-0") ||
                    fs::exists(dir_ / "db/shard-0/iamglass"));
      }
      const ProcessResult again = Run("db", "all.jsonl");
      EXPECT_EQ(again.status, 0) << again.err;
      EXPECT_EQ(FirstDifferences(after, DumpDatabase(dir_ / "db")), "");
    }
    // Or else this shows nothing.
    EXPECT_GT(failed, 2);
    RecordProperty("calls", static_cast<int>(calls));
    RecordProperty("failed", failed);
  }

  // A thousand different words that may be names.
  static std::string Names(int first) {
    std::string names;
    for (int i = first; i < first + 1000; ++i) {
      names += "says ";
      for (const char c : "Bor" + std::to_string(i)) {
        names += c <= '9' ? static_cast<char>('k' + (c - '0')) : c;
        names += 'a';
      }
      names += ' ';
    }
    return names;
  }

  // Makes `db` one whose lexicon has words that no article has any more.
  void BeginToForget(const std::string& db) {
    if (!fs::exists(dir_ / "to-forget")) {
      dir_.Write("names.jsonl", "{\"id\":\"kept\",\"text\":\"" + Names(0) +
                                    "\"}\n{\"id\":\"gone\",\"text\":\"" +
                                    Names(1000) + "\"}\n");
      ASSERT_EQ(Run("to-forget", "names.jsonl").status, 0);
      ASSERT_EQ(testing::RunProcess(
                    {DIZIN_INDEX, "--db", "to-forget", "--delete", "gone"},
                    {.directory = dir_.path()})
                    .status,
                0);
    }
    fs::remove_all(dir_ / db);
    fs::copy(dir_ / "to-forget", dir_ / db, fs::copy_options::recursive);
  }

  // Kills a relearning at about `points` calls, spread over all of them.
  void KillRelearning(long points) {
    BeginToForget("whole");
    const std::vector<std::string> before = DumpDatabase(dir_ / "whole");
    const std::string count = dir_ / "count";
    ASSERT_EQ(Run("whole", "--relearn", {"DIZIN_FAIL_COUNT=" + count}).status,
              0);
    const std::vector<std::string> after = DumpDatabase(dir_ / "whole");
    ASSERT_NE(FirstDifferences(before, after), "");
    long calls = 0;
    std::ifstream(count) >> calls;
    ASSERT_GT(calls, 10);
    int old_ones = 0;
    const long step = std::max(1L, calls / points);
    // The last call always: all is written by then.
    for (long at = calls; at >= 1; at -= step) {
      SCOPED_TRACE("call " + std::to_string(at) + " of " +
                   std::to_string(calls));
      BeginToForget("db");
      ASSERT_EQ(
          Run("db", "--relearn",
              {"DIZIN_FAIL_AS=kill", "DIZIN_FAIL_AT=" + std::to_string(at)})
              .status,
          128 + SIGKILL);
      const std::vector<std::string> left = DumpDatabase(dir_ / "db");
      old_ones += left == before ? 1 : 0;
      EXPECT_TRUE(left == before || left == after)
          << FirstDifferences(before, left);
      ASSERT_EQ(Run("db", "--relearn").status, 0);
      EXPECT_EQ(FirstDifferences(after, DumpDatabase(dir_ / "db")), "");
    }
    EXPECT_GT(old_ones, 2);
    RecordProperty("calls", static_cast<int>(calls));
  }

  const TempDir dir_;
};

constexpr long kAFew = 8;
constexpr long kAll = 1'000'000;

TEST_F(IndexFaultTest, ANewDatabaseOnAFullDisk) {
  FailAndCompare(Way::kNew, "full", kAFew);
}
TEST_F(IndexFaultTest, ANewDatabaseOnABadDisk) {
  FailAndCompare(Way::kNew, "io", kAFew);
}
TEST_F(IndexFaultTest, AnUpdateOnAFullDisk) {
  FailAndCompare(Way::kUpdate, "full", kAFew);
}
TEST_F(IndexFaultTest, AnUpdateOnABadDisk) {
  FailAndCompare(Way::kUpdate, "io", kAFew);
}

// No call that waits for the disk is given up when something interrupts it.
TEST_F(IndexFaultTest, ANewDatabaseOnADiskThatIsInterrupted) {
  ASSERT_EQ(Run("whole", "all.jsonl").status, 0);
  const ProcessResult r =
      Run("db", "all.jsonl", {"DIZIN_FAIL_AS=wait", "DIZIN_FAIL_AT=1"});
  EXPECT_EQ(r.status, 0) << r.err;
  EXPECT_EQ(
      FirstDifferences(DumpDatabase(dir_ / "whole"), DumpDatabase(dir_ / "db")),
      "");
}

TEST_F(IndexFaultTest, ARelearningKilled) { KillRelearning(kAFew); }

// Of the label slow: see CMakeLists.txt.
TEST_F(IndexFaultTest, DISABLED_ARelearningKilledAtEveryCall) {
  KillRelearning(kAll);
}
TEST_F(IndexFaultTest, DISABLED_EveryCall) {
  for (const char* as : {"full", "io"}) {
    FailAndCompare(Way::kNew, as, kAll);
    FailAndCompare(Way::kUpdate, as, kAll);
  }
}

}  // namespace
}  // namespace dizin
