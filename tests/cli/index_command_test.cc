// dizin-index as a program: its summary, its exit status, its messages.

#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/index/database.h"
#include "common/index/shard_writer.h"
#include "tests/support/index_dump.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace dizin {
namespace {

namespace fs = std::filesystem;
using testing::DumpDatabase;
using ::testing::EndsWith;
using testing::FirstDifferences;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using testing::Process;
using testing::ProcessOptions;
using testing::ProcessResult;
using testing::RunProcess;
using ::testing::StartsWith;
using testing::TempDir;

std::string Lines(int from, int to, const std::string& text = "Ankara") {
  std::string lines;
  for (int i = from; i < to; ++i) {
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" + text + " " +
             std::to_string(i) + "\"}\n";
  }
  return lines;
}

class IndexCommandTest : public ::testing::Test {
 protected:
  // Runs in the folder of the test, so that paths are short and the same.
  ProcessResult Index(std::vector<std::string> arguments,
                      ProcessOptions options = {}) {
    arguments.insert(arguments.begin(), DIZIN_INDEX);
    options.directory = dir_.path();
    return RunProcess(arguments, options);
  }

  const TempDir dir_;
};

TEST_F(IndexCommandTest, SaysWhatItDid) {
  dir_.Write("in/a.jsonl", Lines(0, 3));
  dir_.Write("in/b.txt", "title: Kalın\n\nAnkara'da.");
  const ProcessResult first = Index({"--db", "db", "in"});
  EXPECT_EQ(first.status, 0);
  EXPECT_EQ(first.err, "");
  EXPECT_THAT(first.out,
              StartsWith("db: 4 added, 0 replaced, 0 unchanged, 0 removed, "
                         "0 rejected\n2 files, "));

  dir_.Write("in/a.jsonl", Lines(0, 2) + Lines(2, 3, "Washington"));
  const ProcessResult second = Index({"--db", "db", "in"});
  EXPECT_THAT(second.out, StartsWith("db: 0 added, 1 replaced, 3 unchanged"));

  const ProcessResult removed = Index({"--db", "db", "--delete", "0", "none"});
  EXPECT_EQ(removed.status, 0);
  EXPECT_EQ(removed.out,
            "db: 0 added, 0 replaced, 0 unchanged, 1 removed, 0 rejected\n"
            "1 article to remove not found\n");
}

TEST_F(IndexCommandTest, MessagesAreOneLine) {
  const ProcessResult missing = Index({"--db", "db", "a\nb\x1b[2J.csv"});
  EXPECT_EQ(missing.err,
            "dizin-index: a?b?[2J.csv: No such file or directory\n");
  const ProcessResult usage = Index({"--db", "a\nb", "--stats"});
  EXPECT_THAT(usage.err, StartsWith("dizin-index: a?b: "));
}

TEST_F(IndexCommandTest, WritesNothingForUnchangedArticles) {
  dir_.Write("in/a.jsonl", Lines(0, 30));
  Index({"--db", "db", "--shards", "2", "in"});
  const auto stamp = [this] {
    return fs::last_write_time(dir_ / "db/shard-0/iamglass");
  };
  const auto before = stamp();
  EXPECT_THAT(Index({"--db", "db", "in"}).out, HasSubstr("30 unchanged"));
  EXPECT_EQ(stamp(), before);
}

TEST_F(IndexCommandTest, GivesItsSummaryAsJson) {
  dir_.Write("a.jsonl", Lines(0, 2) + "oops\n");
  const ProcessResult r = Index({"--db", "db", "--report", "json", "a.jsonl"});
  EXPECT_EQ(r.status, 2);
  EXPECT_EQ(r.err, "");
  EXPECT_THAT(
      r.out,
      StartsWith(
          "{\"version\":1,\"database\":\"db\",\"added\":2,\"replaced\":0,"
          "\"unchanged\":0,\"removed\":0,\"not_found\":0,\"rejected\":1,"
          "\"mended\":0,\"passed_over\":0,\"passed_over_records\":0,\"files\":"
          "1,\"bytes\":"));
  EXPECT_THAT(r.out,
              HasSubstr("\"rejections\":[{\"file\":\"a.jsonl\",\"line\":3,"
                        "\"reason\":\"bad JSON: "));
}

TEST_F(IndexCommandTest, ReadsStdin) {
  const ProcessResult r =
      Index({"--db", "db", "-"}, {.input = Lines(0, 5) + "{\"text\":1}\n"});
  EXPECT_EQ(r.status, 0) << r.err;
  EXPECT_THAT(r.out, StartsWith("db: 6 added"));
  const ProcessResult ids =
      Index({"--db", "db", "--delete", "-"}, {.input = "3\n4\n"});
  EXPECT_THAT(ids.out, HasSubstr("2 removed"));
}

// As a whole, where a pipe goes in as it comes.
TEST_F(IndexCommandTest, LoadsStdinThatIsAFile) {
  // Where no load is possible, this one would have been.
  const std::vector<std::string> no_probe = {"TMPDIR=/nonexistent"};
  const ProcessResult file = Index(
      {"--db", "file", "-"}, {.input = Lines(0, 20), .environment = no_probe});
  EXPECT_THAT(file.err, HasSubstr("takes longer than a bulk load: "));
  Process pipe({DIZIN_INDEX, "--db", dir_ / "pipe", "-"},
               {.open_stdin = true, .environment = no_probe});
  pipe.Feed(Lines(0, 20));
  pipe.CloseStdin();
  EXPECT_THAT(pipe.Wait().out, HasSubstr("20 added"));
  EXPECT_EQ(pipe.Wait().err, "");

  EXPECT_EQ(Index({"--db", "db", "-"}, {.input = Lines(0, 20)}).status, 0);
  EXPECT_EQ(
      FirstDifferences(DumpDatabase(dir_ / "pipe"), DumpDatabase(dir_ / "db")),
      "");
}

TEST_F(IndexCommandTest, CommitsWhatAPipeHasGivenSoFar) {
  Process p({DIZIN_INDEX, "--db", dir_ / "db", "-"}, {.open_stdin = true});
  p.Feed(Lines(0, 3));
  std::vector<std::string> dump;
  for (int tenths = 0; tenths < 200 && dump.size() < 10; ++tenths) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (index::DatabaseExists(dir_ / "db")) dump = DumpDatabase(dir_ / "db");
  }
  EXPECT_GT(dump.size(), 10U) << "nothing was committed in 20 seconds";
  EXPECT_EQ(p.Wait().status, 0);
}

TEST_F(IndexCommandTest, SyncRemovesWhatHasGone) {
  dir_.Write("in/a.jsonl", Lines(0, 10));
  dir_.Write("in/b.txt", "One.");
  dir_.Write("in/c.txt", "Two.");
  dir_.Write("other/d.jsonl", Lines(10, 20));
  EXPECT_EQ(Index({"--db", "db", "in", "other"}).status, 0);

  fs::remove(dir_ / "in/b.txt");
  dir_.Write("in/a.jsonl", Lines(0, 7));
  const ProcessResult sync = Index({"--db", "db", "--sync", "in"});
  EXPECT_EQ(sync.status, 0) << sync.err;
  EXPECT_THAT(sync.out, StartsWith("db: 0 added, 0 replaced, 8 unchanged, 4 "
                                   "removed, 0 rejected"));

  Index({"--db", "fresh", "in", "other"});
  const auto articles = [this](const char* db) {
    std::vector<std::string> lines = DumpDatabase(dir_ / db);
    // The lexicon keeps the words that have gone.
    std::erase_if(lines, [](const std::string& line) {
      return line.starts_with("meta");
    });
    return lines;
  };
  EXPECT_EQ(FirstDifferences(articles("fresh"), articles("db")), "");
}

TEST_F(IndexCommandTest, SyncKeepsWhatItCannotSee) {
  dir_.Write("in/a.jsonl", Lines(0, 10));
  dir_.Write("gone/b.jsonl", Lines(10, 20));
  Index({"--db", "db", "in", "gone"});
  dir_.Write("in/a.jsonl", Lines(0, 5) + "oops\n");
  fs::remove(dir_ / "gone/b.jsonl");
  const ProcessResult r = Index({"--db", "db", "--sync", "in", "gone"});
  EXPECT_EQ(r.status, 2);
  EXPECT_THAT(r.out, HasSubstr(" 0 removed, 1 rejected"));
  EXPECT_THAT(r.err, HasSubstr("gone: no article was found in it"));
}

TEST_F(IndexCommandTest, RelearnsWithoutTheArticles) {
  dir_.Write("in.jsonl", Lines(0, 3) + Lines(3, 4, "Washington"));
  ASSERT_EQ(Index({"--db", "db", "--shards", "2", "in.jsonl"}).status, 0);
  ASSERT_EQ(Index({"--db", "db", "--delete", "3"}).status, 0);
  std::filesystem::remove(dir_ / "in.jsonl");
  const ProcessResult result = Index({"--db", "db", "--relearn"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, StartsWith("db: 2 words learnt anew, 1 forgotten, "));
  EXPECT_THAT(Index({"--db", "db", "--relearn", "--report", "json"}).out,
              StartsWith(R"({"version":1,"database":"db","words":2,)"
                         R"("forgotten":0,"shards":2,"seconds":)"));
}

TEST_F(IndexCommandTest, EveryHazardHasItsMessage) {
  dir_.Write("a.jsonl", Lines(0, 2) + "{\"text\": \"x\", \"date\": \"May\"}\n");
  dir_.Write("good.txt", "Text.");
  dir_.Write("not-a-db/file", "x");
  dir_.Write("foreign/iamglass", "x");
  dir_.Write("empty-stub/XAPIANDB", "");
  dir_.Write("odd-stub/XAPIANDB", "flint x\n");
  dir_.Write("cut.gz", std::string("\x1f\x8b\x08\0\0\0\0\0\0\3KL", 12));
  dir_.Write("utf32.txt", std::string("\xFF\xFE\0\0a\0\0\0", 8));
  dir_.Write("photo.jpg", std::string("\xff\xd8\0\0", 4));
  fs::create_directory(dir_ / "two");
  Index({"--db", "two.db", "--shards", "2", "good.txt"});
  struct Row {
    const char* why;
    std::vector<std::string> arguments;
    int status;
    const char* message;  // of the one line on stderr
  };
  const Row rows[] = {
      {"no options", {}, 2, "no --db DIR given (see --help)"},
      {"no path", {"--db", "db"}, 2, "no PATH given (see --help)"},
      {"a path to relearn",
       {"--db", "db", "--relearn", "in"},
       2,
       "are of a database, and take no PATH"},
      {"nothing to relearn", {"--db", "none", "--relearn"}, 2, "none"},
      {"misspelt",
       {"--dbb", "db"},
       2,
       "unknown option --dbb; did you mean "
       "--db?"},
      {"missing", {"--db", "db", "none"}, 2, "none: No such file or directory"},
      {"bad map",
       {"--db", "db", "--map", "x", "good.txt"},
       2,
       "'x' is not a mapping (want title=headline)"},
      {"bad record",
       {"--db", "db", "a.jsonl"},
       2,
       "a.jsonl:3: the date 'May' is not one (want 2021-02-11; --map date= "
       "leaves dates out)"},
      {"cut short",
       {"--db", "db", "cut.gz"},
       2,
       "cut.gz:1: cut short: its gzip data has no end"},
      {"UTF-32",
       {"--db", "db", "utf32.txt"},
       2,
       "utf32.txt: is in UTF-32, which is not read; convert it with"},
      {"binary",
       {"--db", "db", "photo.jpg"},
       2,
       "photo.jpg: is in no format that is read"},
      {"something else",
       {"--db", "not-a-db", "good.txt"},
       2,
       "not-a-db: is something else than a database"},
      {"a file", {"--db", "good.txt", "good.txt"}, 2, "good.txt: "},
      {"foreign", {"--db", "foreign", "good.txt"}, 2, "foreign"},
      {"empty stub",
       {"--db", "empty-stub", "good.txt"},
       2,
       "empty-stub/XAPIANDB: lists no shards"},
      {"odd stub", {"--db", "odd-stub", "good.txt"}, 2, "odd-stub/XAPIANDB:1"},
      {"other shards",
       {"--db", "two.db", "--shards", "3", "good.txt"},
       2,
       "two.db: has 2 shards, and their number never changes"},
      {"delete from none",
       {"--db", "none.db", "--delete", "x"},
       2,
       "none.db: there is no such database"},
      {"delete nothing", {"--db", "two.db", "--delete"}, 2, "no ids"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const ProcessResult r = Index(row.arguments);
    EXPECT_EQ(r.status, row.status);
    EXPECT_THAT(r.err, StartsWith("dizin-index: "));
    EXPECT_THAT(r.err, HasSubstr(row.message));
    EXPECT_EQ(std::count(r.err.begin(), r.err.end(), '\n'), 1) << r.err;
  }
  EXPECT_FALSE(fs::exists(dir_ / "none.db"));
}

TEST_F(IndexCommandTest, ToleratesAsManyBadRecordsAsItIsTold) {
  dir_.Write("a.jsonl", "x\n" + Lines(0, 2) + "y\n");
  EXPECT_EQ(Index({"--db", "db", "--max-bad-records", "1", "a.jsonl"}).status,
            2);
  EXPECT_EQ(Index({"--db", "db", "--max-bad-records", "2", "a.jsonl"}).status,
            0);
}

TEST_F(IndexCommandTest, ListsTwentyBadRecordsAndCountsTheRest) {
  std::string lines;
  for (int i = 0; i < 33; ++i) lines += "x\n";
  dir_.Write("a.jsonl", lines);
  const ProcessResult r = Index({"--db", "db", "a.jsonl"});
  EXPECT_EQ(std::count(r.err.begin(), r.err.end(), '\n'), 21);
  EXPECT_THAT(r.err, EndsWith("dizin-index: and 13 more that were rejected\n"));
}

TEST_F(IndexCommandTest, UnreadableFilesCostThemselvesOnly) {
  if (geteuid() == 0) GTEST_SKIP() << "root reads everything";
  dir_.Write("in/a.txt", "Text.");
  chmod(dir_.Write("in/b.txt", "Text.").c_str(), 0);
  const ProcessResult r = Index({"--db", "db", "in"});
  EXPECT_EQ(r.status, 2);
  EXPECT_THAT(r.err,
              HasSubstr("in/b.txt: cannot be opened: Permission denied"));
  EXPECT_THAT(r.out, StartsWith("db: 1 added"));
}

TEST_F(IndexCommandTest, ALockedDatabaseIsTriedAgain) {
  dir_.Write("a.txt", "Text.");
  Index({"--db", "db", "a.txt"});
  const auto writer =
      index::OpenShardWriter(dir_ / "db/shard-0", /*create=*/false);
  const ProcessResult r = Index({"--db", "db", "a.txt"});
  EXPECT_EQ(r.status, 75);
  EXPECT_THAT(r.err, HasSubstr("db/shard-0"));
  EXPECT_EQ(std::count(r.err.begin(), r.err.end(), '\n'), 1) << r.err;
}

TEST_F(IndexCommandTest, AFullDiskKeepsTheLastCommit) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "word" + std::to_string(i * 7919) + " ";
  dir_.Write("a.jsonl", Lines(0, 200, text));
  dir_.Write("first.jsonl", Lines(900, 901, text));
  Index({"--db", "db", "first.jsonl"});
  Index({"--db", "whole", "first.jsonl"});
  ProcessOptions small;
  small.max_file_bytes = 1 << 20;
  const std::vector<std::string> command = {"--db", "db", "--commit-articles",
                                            "50", "a.jsonl"};
  const ProcessResult full = Index(command, small);
  EXPECT_EQ(full.status, 2);
  EXPECT_THAT(full.err, StartsWith("dizin-index: "));
  EXPECT_EQ(std::count(full.err.begin(), full.err.end(), '\n'), 1) << full.err;
  const std::size_t kept = DumpDatabase(dir_ / "db").size();
  EXPECT_GT(kept, 1000U);

  const ProcessResult again = Index(command);
  EXPECT_EQ(again.status, 0);
  EXPECT_THAT(again.err, HasSubstr("goes on where it was interrupted, behind "
                                   "record "));
  Index({"--db", "whole", "a.jsonl"});
  EXPECT_EQ(
      FirstDifferences(DumpDatabase(dir_ / "whole"), DumpDatabase(dir_ / "db")),
      "");
}

TEST_F(IndexCommandTest, AFullDiskKeepsTheSegmentsOfALoad) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "word" + std::to_string(i * 7919) + " ";
  dir_.Write("a.jsonl", Lines(0, 400, text));
  const std::vector<std::string> command = {"--db", "db", "--commit-articles",
                                            "50", "a.jsonl"};
  ProcessOptions small;
  small.max_file_bytes = 600 << 10;  // a segment fits, the whole does not
  const ProcessResult full = Index(command, small);
  EXPECT_EQ(full.status, 2);
  EXPECT_THAT(full.err, StartsWith("dizin-index: "));
  EXPECT_FALSE(index::DatabaseExists(dir_ / "db"));
  EXPECT_TRUE(fs::exists(dir_ / "db/load"));

  const ProcessResult again = Index(command);
  EXPECT_EQ(again.status, 0);
  EXPECT_THAT(again.err, HasSubstr(" what was interrupted when all had been"));
  EXPECT_FALSE(fs::exists(dir_ / "db/load"));
  Index({"--db", "whole", "a.jsonl"});
  EXPECT_EQ(
      FirstDifferences(DumpDatabase(dir_ / "whole"), DumpDatabase(dir_ / "db")),
      "");
}

TEST_F(IndexCommandTest, GoesTheSlowWayWhereTheFormatIsNotKnown) {
  dir_.Write("a.jsonl", Lines(0, 20));
  ProcessOptions no_probe;  // nowhere to try the format
  no_probe.environment = {"TMPDIR=/nonexistent"};
  const ProcessResult r = Index({"--db", "db", "a.jsonl"}, no_probe);
  EXPECT_EQ(r.status, 0);
  EXPECT_THAT(r.err,
              HasSubstr("indexed through Xapian, which takes longer than "
                        "a bulk load: "));
  EXPECT_THAT(r.out, StartsWith("db: 20 added"));
  Index({"--db", "fast", "a.jsonl"});
  EXPECT_EQ(
      FirstDifferences(DumpDatabase(dir_ / "fast"), DumpDatabase(dir_ / "db")),
      "");
}

TEST_F(IndexCommandTest, TheFirstSignalCommitsAndStops) {
  Process p({DIZIN_INDEX, "--db", dir_ / "db", "-"}, {.open_stdin = true});
  p.Feed(Lines(0, 100));
  while (!index::DatabaseExists(dir_ / "db")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  p.Kill(SIGINT);
  p.Feed(Lines(100, 200));
  const ProcessResult& r = p.Wait();
  EXPECT_EQ(r.status, 75);
  EXPECT_THAT(r.err, HasSubstr("stopped; the same command goes on from here"));
  EXPECT_THAT(r.out, MatchesRegex("[^:]*: 1[0-9][0-9] added(.|\n)*"));
}

TEST_F(IndexCommandTest, TheSecondSignalEndsIt) {
  Process p({DIZIN_INDEX, "--db", dir_ / "db", "-"}, {.open_stdin = true});
  p.Feed(Lines(0, 100));
  while (!index::DatabaseExists(dir_ / "db")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  // Two of one kind at once would be one.
  p.Kill(SIGINT);
  p.Kill(SIGTERM);
  const int status = p.Wait().status;
  EXPECT_TRUE(status == 128 + SIGINT || status == 128 + SIGTERM) << status;
}

// A file of the database that got the number of a closed stream would hold
// what is printed: the first one to be opened is that of the lock.
TEST_F(IndexCommandTest, ClosedStreamsDoNotReachTheDatabase) {
  dir_.Write("in/a.jsonl", Lines(0, 30) + "oops\n");
  int database = 0;
  for (const char* closed : {"<&-", ">&-", "2>&-", "<&- >&- 2>&-"}) {
    SCOPED_TRACE(closed);
    const std::string db = std::to_string(++database);
    const std::string command =
        "exec \"$0\" --db " + db + " in " + std::string(closed);
    for (const char* way : {"made", "opened"}) {
      SCOPED_TRACE(way);
      const ProcessResult r = RunProcess(
          {"/bin/sh", "-c", command, DIZIN_INDEX}, {.directory = dir_.path()});
      EXPECT_EQ(r.status, 2);
      EXPECT_EQ(fs::file_size(dir_ / (db + "/lock")), 0U);
      EXPECT_EQ(fs::file_size(dir_ / (db + "/shard-0/flintlock")), 0U);
      EXPECT_GT(DumpDatabase(dir_ / db).size(), 30U);
    }
  }
}

TEST_F(IndexCommandTest, SaysThatItsSummaryCouldNotBeWritten) {
  dir_.Write("a.txt", "Text.");
  const ProcessResult r = RunProcess(
      {"/bin/sh", "-c", "exec \"$0\" --db db a.txt >/dev/full", DIZIN_INDEX},
      {.directory = dir_.path()});
  EXPECT_EQ(r.status, 2);
  EXPECT_EQ(r.err, "dizin-index: writing to stdout: No space left on device\n");
}

TEST_F(IndexCommandTest, ASignalEndsTheWaitForAPipe) {
  ASSERT_EQ(mkfifo((dir_ / "pipe").c_str(), 0600), 0);
  Process p({DIZIN_INDEX, "--db", dir_ / "db", dir_ / "pipe"}, {});
  while (!fs::exists(dir_ / "db/lock")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  p.Kill(SIGINT);
  EXPECT_EQ(p.Wait().status, 75);
}

TEST_F(IndexCommandTest, ShowsProgressForPrograms) {
  dir_.Write("a.jsonl", Lines(0, 10));
  EXPECT_EQ(Index({"--db", "db", "--progress", "json", "a.jsonl"}).status, 0);
  const ProcessResult help = Index({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_THAT(help.out, HasSubstr("Examples:\n  dizin-index --db news.dizin"));
  EXPECT_THAT(Index({"--version"}).out,
              MatchesRegex("dizin-index [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

}  // namespace
}  // namespace dizin
