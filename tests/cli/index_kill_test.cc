// Killed at any moment, the same command goes on, and the index is in the end
// the one that an undisturbed run makes.

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/index_dump.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace dizin {
namespace {

using testing::DumpDatabase;
using testing::FirstDifferences;
using ::testing::HasSubstr;
using testing::Process;
using testing::ProcessOptions;
using testing::TempDir;
using Clock = std::chrono::steady_clock;

constexpr int kArticlesAFile = 120;

std::string RandomText(std::mt19937* random) {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    const auto word = (*random)() % 2000;
    text += (word % 3 == 0 ? "Kalın" : "kelime") + std::to_string(word) + " ";
  }
  return text;
}

void WriteCorpus(const TempDir& dir, std::mt19937* random) {
  for (const char* file : {"in/a.jsonl", "in/sub/b.jsonl", "in/z.jsonl"}) {
    std::string lines;
    for (int i = 0; i < kArticlesAFile; ++i) {
      lines += "{\"id\":\"" + std::string(file) + std::to_string(i) +
               "\",\"text\":\"" + RandomText(random) + "\"}\n";
    }
    dir.Write(file, lines);
  }
  for (int i = 0; i < 20; ++i) {
    dir.Write("in/texts/" + std::to_string(i) + ".txt", RandomText(random));
  }
}

// Kills `kills` runs, each time a database is whole begins with the next. An
// `update` is of a database that has an article already, and commits on its
// way; a new one is loaded in bulk, a segment after the other.
void KillAndCompare(int kills, bool update) {
  const char* given = std::getenv("DIZIN_SEED");
  const unsigned seed = given != nullptr
                            ? static_cast<unsigned>(std::atoi(given))
                            : std::random_device()();
  SCOPED_TRACE("DIZIN_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  const TempDir dir;
  WriteCorpus(dir, &random);
  const auto command = [](const std::string& db) {
    return std::vector<std::string>{DIZIN_INDEX, "--db", db,
                                    "--shards",  "2",    "--commit-articles",
                                    "20",        "in"};
  };
  ProcessOptions here;
  here.directory = dir.path();
  dir.Write("first.jsonl", "{\"id\":\"first\",\"text\":\"word\"}\n");
  const auto begin_database = [&](const std::string& db) {
    if (!update) return;
    const auto made = testing::RunProcess(
        {DIZIN_INDEX, "--db", db, "--shards", "2", "first.jsonl"}, here);
    ASSERT_EQ(made.status, 0) << made.err;
  };
  begin_database("whole");
  const Clock::time_point begin = Clock::now();
  ASSERT_EQ(testing::RunProcess(command("whole"), here).status, 0);
  const auto undisturbed =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() -
                                                            begin);
  const std::vector<std::string> want = DumpDatabase(dir / "whole");

  // Of a few kills each may come before there is a checkpoint.
  const bool must_resume = update && kills >= 50;
  int resumed = 0;
  for (int database = 0; kills > 0; ++database) {
    const std::string name = "db" + std::to_string(database);
    begin_database(name);
    for (int status = -1; status != 0;) {
      Process p(command(name), here);
      if (kills > 0) {
        // Long enough to come somewhere, short enough to be killed there.
        std::this_thread::sleep_for(undisturbed * (random() % 1000) / 1200);
        p.Kill(SIGKILL);
      }
      status = p.Wait().status;
      if (status == 128 + SIGKILL) --kills;
      resumed += p.Stderr().find("goes on") != std::string::npos ? 1 : 0;
      ASSERT_TRUE(status == 0 || status == 128 + SIGKILL) << p.Stderr();
    }
    ASSERT_EQ(FirstDifferences(want, DumpDatabase(dir / name)), "") << name;
  }
  EXPECT_TRUE(resumed > 0 || !must_resume) << "none went on from a checkpoint";
}

TEST(IndexKillTest, GoesOnAfterAFewKills) { KillAndCompare(6, true); }
TEST(IndexKillTest, FinishesALoadAfterAFewKills) { KillAndCompare(6, false); }

// Of the label slow: see CMakeLists.txt.
TEST(IndexKillTest, DISABLED_GoesOnAfterFiftyKills) {
  KillAndCompare(50, true);
  KillAndCompare(50, false);
}

}  // namespace
}  // namespace dizin
