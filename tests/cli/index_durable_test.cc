// What an index run promises, a power cut cannot take back: files are synced
// before the rename that makes them count, directories after it.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace dizin {
namespace {

using testing::TempDir;

std::string FolderOf(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

std::string NameOf(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

// Names that may be lost: of locks, and those that a rename will change.
bool MayBeLost(const std::string& path) {
  const std::string name = NameOf(path);
  return name == "lock" || name == "flintlock" || name.ends_with(".tmp");
}

// Follows the calls of a run and says what a power cut could do.
class PowerCut {
 public:
  explicit PowerCut(std::string database) : database_(std::move(database)) {}

  void Follow(const std::string& line) {
    std::istringstream words(line);
    std::string what, path, to;
    words >> what >> path >> to;
    if (what == "sync") {
      unsynced_.erase(path);
      unnamed_.erase(path);
    }
    // Files without a name, "…/#123", go with the process.
    if (!path.starts_with(database_) || NameOf(path).starts_with('#')) return;
    if (what == "make") {
      if (!MayBeLost(path)) unnamed_.insert(FolderOf(path));
    } else if (what == "write") {
      unsynced_.insert(path);
    } else if (what == "rename") {
      Rename(path, to);
    }
  }

  void End() {
    Expect(unsynced_.empty(), "written, not synced", unsynced_);
    Expect(unnamed_.empty(), "their names are not synced", unnamed_);
  }

  int commits() const { return commits_; }
  const std::string& broken() const { return broken_; }

 private:
  void Rename(const std::string& from, const std::string& to) {
    // The list of shards, and that of a load's segments.
    const bool is_list = NameOf(to) == "XAPIANDB" || NameOf(to) == "load";
    if (NameOf(to) == "iamglass" || is_list) {
      ++commits_;
      Expect(unsynced_.empty(), to + " before", unsynced_);
    }
    if (is_list) {
      Expect(unnamed_.empty(), to + " before the names in", unnamed_);
    }
    unsynced_.erase(from);
    unnamed_.insert(FolderOf(to));
  }

  void Expect(bool holds, const std::string& what,
              const std::set<std::string>& which) {
    if (holds) return;
    broken_ += what + ":";
    for (const std::string& path : which) broken_ += " " + path;
    broken_ += "\n";
  }

  std::string database_;
  std::set<std::string> unsynced_;  // files
  std::set<std::string> unnamed_;   // directories with new names in them
  int commits_ = 0;
  std::string broken_;
};

class IndexDurableTest : public ::testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "sanitizers stand where the watched calls would";
#endif
    std::string lines;
    for (int i = 0; i < 50; ++i) {
      lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"Kalın " +
               std::to_string(i * 7919) + "\"}\n";
    }
    dir_.Write("all.jsonl", lines);
    dir_.Write("first.jsonl", "{\"id\":\"first\",\"text\":\"Akar\"}\n");
  }

  // The calls of a run of dizin-index.
  std::vector<std::string> Calls(std::vector<std::string> arguments) {
    const std::string log = dir_ / "log";
    std::remove(log.c_str());
    arguments.insert(arguments.begin(), {DIZIN_INDEX, "--db", dir_ / "db"});
    const auto r = testing::RunProcess(
        arguments,
        {.directory = dir_.path(),
         .environment = {"DIZIN_CALL_LOG=" + log,
                         std::string("LD_PRELOAD=") + DIZIN_FAILING_CALLS}});
    EXPECT_EQ(r.status, 0) << r.err;
    std::vector<std::string> calls;
    std::ifstream in(log);
    for (std::string line; std::getline(in, line);) calls.push_back(line);
    return calls;
  }

  void ExpectDurable(const std::vector<std::string>& calls, int least_commits) {
    PowerCut cut(dir_ / "db");
    for (const std::string& call : calls) cut.Follow(call);
    cut.End();
    EXPECT_EQ(cut.broken(), "");
    EXPECT_GE(cut.commits(), least_commits);
  }

  const TempDir dir_;
};

TEST_F(IndexDurableTest, ANewDatabase) {
  // Two shards, and the list of them.
  ExpectDurable(Calls({"--shards", "2", "all.jsonl"}), 3);
}

// Three segments, each with its list; the list of shards names their merge.
TEST_F(IndexDurableTest, AMergeOfSegments) {
  ExpectDurable(Calls({"--commit-articles", "20", "all.jsonl"}), 7);
}

// Begun as an update, loaded beside the shard, merged with it.
TEST_F(IndexDurableTest, ALargeAddition) {
  Calls({"first.jsonl"});
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"";
    for (int word = 0; word < 5000; ++word) {
      lines += "kelime" + std::to_string((word * 31 + i) % 1000) + " ";
    }
    lines += "\"}\n";
  }
  dir_.Write("large.jsonl", lines);
  ExpectDurable(Calls({"large.jsonl"}), 4);
  EXPECT_FALSE(std::filesystem::exists(dir_ / "db/shard-0"));
}

TEST_F(IndexDurableTest, ARelearning) {
  Calls({"--shards", "2", "all.jsonl"});
  ExpectDurable(Calls({"--relearn"}), 2);
}

TEST_F(IndexDurableTest, AnOptimization) {
  Calls({"--commit-articles", "20", "all.jsonl"});
  ExpectDurable(Calls({"--optimize"}), 2);
}

TEST_F(IndexDurableTest, AnUpdate) {
  Calls({"first.jsonl"});
  ExpectDurable(Calls({"--commit-articles", "20", "all.jsonl"}), 3);
  ExpectDurable(Calls({"--delete", "7"}), 1);
}

}  // namespace
}  // namespace dizin
