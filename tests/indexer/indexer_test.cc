// Every way into a database leads to the same database.

#include "indexer/indexer.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/error.h"
#include "common/index/database.h"
#include "indexer/checkpoint.h"
#include "indexer/load_manifest.h"
#include "tests/support/index_dump.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using testing::DumpDatabase;
using ::testing::ElementsAre;
using testing::FirstDifferences;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TempDir;
using testing::Thrown;

// A random text for each of the numbers, with names and fields.
std::string Lines(int from, int to, unsigned seed) {
  std::mt19937 random(seed);
  std::string lines;
  for (int i = from; i < to; ++i) {
    lines += "{\"id\":\"" + std::to_string(i) +
             "\",\"lang\":\"tr\",\"page\":" + std::to_string(random() % 50) +
             ",\"text\":\"";
    for (int word = 0; word < 40; ++word) {
      const auto number = random() % 700;
      lines += (number % 3 == 0 ? "Kalın" : "kelime") + std::to_string(number) +
               (number % 7 == 0 ? "lar " : " ");
    }
    lines += "\"}\n";
  }
  return lines;
}

class IndexerTest : public ::testing::Test {
 protected:
  IndexerOptions Options(const std::string& database, bool bulk) const {
    return {.database = dir_ / database,
            .shards = 2,
            .jobs = 2,
            .large_addition_bytes = 0,
            .bulk = bulk};
  }

  IndexRequest Request(const std::string& file,
                       std::uint64_t articles_a_segment = 0) const {
    IndexRequest request{.paths = {dir_ / file}};
    if (articles_a_segment > 0) request.commit.articles = articles_a_segment;
    return request;
  }

  // A file that is as old as a run is read again by the next.
  void WriteBefore(const std::string& file, const std::string& text) const {
    dir_.Write(file, text);
    const std::int64_t written = indexer::FileClockNow();
    while (indexer::FileClockNow() <= written) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  // Names of files and folders in a database, but for the lock.
  std::vector<std::string> Inside(const std::string& database) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(dir_ / database)) {
      const std::string name = entry.path().filename();
      if (name != "lock") names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  // Indexes in a process of its own that is killed: at a record, or if that is
  // 0, after some time.
  void RunAndKill(const IndexerOptions& options, const IndexRequest& request,
                  int at_record, std::chrono::microseconds patience) const {
    const pid_t child = fork();
    if (child == 0) {
      int records = 0;
      Indexer(options).AddFiles(request, [&](const IndexProgress& progress) {
        // Told once before the file's first, and then behind each record.
        if (!progress.file.empty() && records++ == at_record && at_record > 0) {
          raise(SIGKILL);
        }
      });
      _exit(0);
    }
    if (at_record == 0) {
      std::this_thread::sleep_for(patience);
      kill(child, SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) || at_record == 0);
  }

  std::string Differences(const std::string& want,
                          const std::string& got) const {
    return FirstDifferences(DumpDatabase(dir_ / want),
                            DumpDatabase(dir_ / got));
  }

  const TempDir dir_;
};

TEST_F(IndexerTest, ALoadOfManySegmentsMakesTheSame) {
  // The second half of the first file comes again, otherwise.
  dir_.Write("in/a.jsonl", Lines(0, 200, 1));
  dir_.Write("in/b.jsonl", Lines(100, 300, 2));
  Indexer(Options("updated", false)).AddFiles(Request("in"));
  Indexer(Options("at-once", true)).AddFiles(Request("in"));
  const IndexReport report =
      Indexer(Options("segments", true)).AddFiles(Request("in", 70));
  EXPECT_EQ(report.added, 300U);
  EXPECT_EQ(report.replaced, 100U);
  EXPECT_EQ(Differences("updated", "at-once"), "");
  EXPECT_EQ(Differences("updated", "segments"), "");
  EXPECT_THAT(Inside("at-once"), ElementsAre("XAPIANDB", "shard-0", "shard-1"));
  EXPECT_THAT(Inside("segments"),
              ElementsAre("XAPIANDB", "shard-0.7", "shard-1.7"))
      << "six segments, and what they were merged to";
}

TEST_F(IndexerTest, ALargeAdditionMakesTheSame) {
  dir_.Write("a.jsonl", Lines(0, 300, 1));
  for (const char* name : {"updated", "at-once", "segments"}) {
    Indexer(Options(name, true)).AddFiles(Request("a.jsonl"));
  }
  // As it was, changed, new; and one that changes, and changes back.
  dir_.Write("a.jsonl", Lines(0, 100, 1) + Lines(200, 500, 2) + Lines(0, 1, 3) +
                            Lines(0, 1, 1));
  const IndexReport updated =
      Indexer(Options("updated", false)).AddFiles(Request("a.jsonl"));
  EXPECT_EQ(updated.added, 200U);
  EXPECT_EQ(updated.unchanged, 100U);
  for (const bool segments : {false, true}) {
    const std::string name = segments ? "segments" : "at-once";
    SCOPED_TRACE(name);
    const IndexReport report =
        Indexer(Options(name, true))
            .AddFiles(Request("a.jsonl", segments ? 90 : 0));
    EXPECT_EQ(report.added, updated.added);
    EXPECT_EQ(report.unchanged, updated.unchanged);
    EXPECT_EQ(Differences("updated", name), "");
    EXPECT_EQ(Inside(name).size(), 3U);
    EXPECT_NE(Inside(name)[1], "shard-0") << "it was no large addition";
  }
  // And it can be changed on.
  Indexer more(Options("segments", true));
  more.Delete("250");
  more.Commit();
  EXPECT_EQ(more.Counts().removed, 1U);
}

// Much or little, in one go or with a pause, which ends when what was written
// is there.
TEST_F(IndexerTest, TakesWhatComesThroughAPipe) {
  dir_.Write("pipe", Lines(0, 300, 1));
  Indexer(Options("want", true)).AddFiles(Request("pipe"));
  const std::string pipe = dir_ / "pipe";
  fs::remove(pipe);
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  for (const std::uint64_t large : {0, 1 << 20}) {
    SCOPED_TRACE(large);
    const std::string name = "db" + std::to_string(large);
    std::thread writer([&] {
      std::ofstream out(pipe);
      out << Lines(0, 150, 1).substr(0, 40'000) << std::flush;
      while (!index::DatabaseExists(dir_ / name) ||
             DumpDatabase(dir_ / name).size() < 100) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
      out << Lines(0, 300, 1).substr(40'000);
    });
    IndexerOptions options = Options(name, true);
    options.large_addition_bytes = large;
    Indexer indexer(options);
    const IndexReport report = indexer.AddFiles({.paths = {pipe}});
    writer.join();
    EXPECT_EQ(report.added, 300U);
    EXPECT_EQ(Differences("want", name), "");
    EXPECT_EQ(Inside(name).size(), 3U);
    dir_.Write("b.jsonl", Lines(300, 310, 1));
    EXPECT_EQ(indexer.AddFiles(Request("b.jsonl")).added, 310U);
  }
}

TEST_F(IndexerTest, NothingNewIsNoLoad) {
  dir_.Write("a.jsonl", Lines(0, 50, 1));
  Indexer(Options("db", true)).AddFiles(Request("a.jsonl"));
  const IndexReport again =
      Indexer(Options("db", true)).AddFiles(Request("a.jsonl"));
  EXPECT_EQ(again.unchanged, 50U);
  EXPECT_THAT(Inside("db"), ElementsAre("XAPIANDB", "shard-0", "shard-1"));
}

TEST_F(IndexerTest, SyncFollowsALargeAddition) {
  dir_.Write("in/a.jsonl", Lines(0, 100, 1));
  Indexer(Options("db", true)).AddFiles(Request("in"));
  dir_.Write("in/a.jsonl", Lines(50, 200, 2));
  IndexRequest request = Request("in");
  request.sync = true;
  const IndexReport report = Indexer(Options("db", true)).AddFiles(request);
  EXPECT_EQ(report.added, 100U);
  EXPECT_EQ(report.replaced, 50U);
  EXPECT_EQ(report.removed, 50U);
}

// Wherever it is killed, the same command finishes, without reading again what
// is in a segment; readers have the old database or the new one.
TEST_F(IndexerTest, GoesOnWhereALoadWasKilled) {
  dir_.Write("first.jsonl", Lines(0, 100, 1));
  WriteBefore("more.jsonl", Lines(50, 400, 2));
  for (const bool is_new : {true, false}) {
    SCOPED_TRACE(is_new ? "a new database" : "a large addition");
    const auto begin = [&](const std::string& name) {
      fs::remove_all(dir_ / name);
      if (is_new) return;
      Indexer(Options(name, true)).AddFiles(Request("first.jsonl"));
      // The first of the new articles decides that there are many of them.
      dir_.Write("more.jsonl", Lines(50, 51, 2));
      Indexer(Options(name, false)).AddFiles(Request("more.jsonl"));
      WriteBefore("more.jsonl", Lines(50, 400, 2));
    };
    begin("before");
    begin("whole");
    const auto started = std::chrono::steady_clock::now();
    Indexer(Options("whole", true)).AddFiles(Request("more.jsonl", 60));
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - started);
    const std::vector<std::string> want = DumpDatabase(dir_ / "whole");
    for (const int at_record : {0, 70, 200, 0}) {
      SCOPED_TRACE("killed at record " + std::to_string(at_record));
      begin("db");
      RunAndKill(Options("db", true), Request("more.jsonl", 60), at_record,
                 whole * 3 / 4);
      EXPECT_TRUE(at_record == 0 ||
                  indexer::ReadManifest(dir_ / "db").has_value());
      if (index::DatabaseExists(dir_ / "db")) {
        const std::vector<std::string> dump = DumpDatabase(dir_ / "db");
        if (dump != want) {
          EXPECT_EQ(FirstDifferences(DumpDatabase(dir_ / "before"), dump), "")
              << "neither old nor new";
        }
      }
      const IndexReport report =
          Indexer(Options("db", true)).AddFiles(Request("more.jsonl", 60));
      if (at_record > 0) {
        EXPECT_THAT(report.notes,
                    ElementsAre(HasSubstr("goes on where it was interrupted")));
        EXPECT_LT(report.added, 350U - static_cast<unsigned>(at_record) / 2);
      }
      ASSERT_EQ(FirstDifferences(want, DumpDatabase(dir_ / "db")), "");
      EXPECT_EQ(Inside("db").size(), 3U) << "something is left";
    }
  }
}

TEST_F(IndexerTest, TakesUpOnlyWhatFits) {
  dir_.Write("first.jsonl", Lines(0, 100, 1));
  WriteBefore("more.jsonl", Lines(100, 300, 2));
  dir_.Write("other.jsonl", Lines(300, 310, 3));
  // Leaves a manifest and a segment: the first, as a stopped run does.
  const auto stop_soon = [&](const std::string& name) {
    Indexer indexer(Options(name, true));
    std::atomic<bool> stop{false};
    int ticks = 0;
    const IndexReport report = indexer.AddFiles(
        Request("more.jsonl", 60),
        [&](const IndexProgress&) { stop = ++ticks > 100; }, &stop);
    EXPECT_TRUE(report.stopped);
    EXPECT_THAT(report.notes, Contains(HasSubstr("kept aside")));
    EXPECT_TRUE(indexer::ReadManifest(dir_ / name).has_value());
  };
  struct Row {
    const char* why;
    std::function<IndexReport()> run;
    bool goes_on;
  };
  const Row rows[] = {
      {"the same command",
       [&] {
         return Indexer(Options("db", true)).AddFiles(Request("more.jsonl"));
       },
       true},
      {"from the beginning",
       [&] {
         IndexRequest request = Request("more.jsonl");
         request.resume = false;
         return Indexer(Options("db", true)).AddFiles(request);
       },
       false},
      {"another command first",
       [&] {
         Indexer(Options("db", false)).AddFiles(Request("other.jsonl"));
         return Indexer(Options("db", true)).AddFiles(Request("more.jsonl"));
       },
       false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    fs::remove_all(dir_ / "db");
    Indexer(Options("db", true)).AddFiles(Request("first.jsonl"));
    stop_soon("db");
    const IndexReport report = row.run();
    EXPECT_EQ(!report.notes.empty(), row.goes_on);
    EXPECT_EQ(report.added < 150U, row.goes_on);
    EXPECT_EQ(Inside("db").size(), 3U);
  }
}

TEST_F(IndexerTest, OneWritesAtATime) {
  dir_.Write("a.jsonl", Lines(0, 10, 1));
  Indexer(Options("db", true)).AddFiles(Request("a.jsonl"));
  const Indexer first(Options("db", true));
  EXPECT_THAT(Thrown(ErrorKind::kTransient,
                     [&] { const Indexer second(Options("db", true)); }),
              HasSubstr("another process is changing it"));
}

}  // namespace
}  // namespace dizin
