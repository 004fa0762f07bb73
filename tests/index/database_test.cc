#include "common/index/database.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/error.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::TempDir;
using testing::Thrown;

void Write(const std::string& path, const std::string& contents) {
  std::ofstream(path, std::ios::binary) << contents;
}

std::vector<std::string> NamesOf(const DatabaseLayout& layout) {
  std::vector<std::string> names;
  for (const ShardPlace& shard : layout.shards) names.push_back(shard.name);
  return names;
}

TEST(DatabaseTest, MakesShardsThatXapianOpens) {
  const TempDir dir;
  const std::string path = dir / "a/b.dizin";
  EXPECT_FALSE(DatabaseExists(path));
  CreateDatabase(path, 3);
  EXPECT_TRUE(DatabaseExists(path));
  const DatabaseLayout layout = ReadLayout(path);
  EXPECT_THAT(NamesOf(layout),
              ::testing::ElementsAre("shard-0", "shard-1", "shard-2"));
  EXPECT_EQ(layout.shards[1].path, path + "/shard-1");
  EXPECT_EQ(layout.stamp, ReadStamp(path));
  EXPECT_EQ(Xapian::Database(path).get_doccount(), 0U);
  fs::rename(dir / "a", dir / "moved");
  EXPECT_EQ(Xapian::Database(dir / "moved/b.dizin").get_doccount(), 0U)
      << "a database can be moved";
}

TEST(DatabaseTest, FinishesWhatWasCutShort) {
  const TempDir dir;
  CreateDatabase(dir / "b", 2);
  fs::remove(dir / "b/XAPIANDB");
  CreateDatabase(dir / "b", 2);
  EXPECT_EQ(ReadLayout(dir / "b").shards.size(), 2U);
}

TEST(DatabaseTest, FinishesAShardThatWasCutShort) {
  const TempDir dir;
  CreateDatabase(dir / "b", 2);
  fs::remove(dir / "b/XAPIANDB");
  // Killed between its tables and its version file, Xapian leaves this.
  fs::remove(dir / "b/shard-1/iamglass");
  CreateDatabase(dir / "b", 2);
  EXPECT_EQ(Xapian::Database(dir / "b").get_doccount(), 0U);
}

TEST(DatabaseTest, DoesNotTakeWhatIsNotItsOwn) {
  const TempDir dir;
  CreateDatabase(dir / "b", 1);
  fs::create_directory(dir / "letters");
  Write(dir / "letters/mine.txt", "x");
  Write(dir / "file", "x");
  struct Row {
    const char* name;
    std::size_t shards;
    const char* message;
  };
  static constexpr Row kRows[] = {{"b", 1, "there is a database already"},
                                  {"letters", 1, "choose another name"},
                                  {"file", 1, "choose another name"},
                                  {"c", 0, "1 to 256 shards"},
                                  {"c", 257, "1 to 256 shards"}};
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_THAT(Thrown(ErrorKind::kUsage,
                       [&] { CreateDatabase(dir / row.name, row.shards); }),
                HasSubstr(row.message));
  }
  EXPECT_TRUE(fs::exists(dir / "letters/mine.txt"));
}

TEST(DatabaseTest, SaysWhatIsWrongWithAStub) {
  struct Row {
    const char* why;
    const char* stub;
    const char* message;
  };
  static constexpr Row kRows[] = {
      {"empty: Xapian takes it for no articles", "", "lists no shards"},
      {"comments alone", "# nothing\n\n", "lists no shards"},
      {"unknown type", "glass a\nchert b\n", "XAPIANDB:2: not a line"},
      {"no name", "glass\n", "XAPIANDB:1: not a line"},
      {"no name behind the space", "glass \n", "XAPIANDB:1: not a line"},
      {"not text", "\x01\x02", "XAPIANDB:1: not a line"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const TempDir dir;
    Write(dir / "XAPIANDB", row.stub);
    EXPECT_THAT(Thrown(ErrorKind::kIndex, [&] { ReadLayout(dir.path()); }),
                HasSubstr(row.message));
  }
}

TEST(DatabaseTest, ReadsWhatXapianReads) {
  const TempDir dir;
  Write(dir / "XAPIANDB",
        "# two disks and a host\r\nglass shard-0\r\nauto /mnt/b\n"
        "remote example.org:7500\nremote :ssh host xapian-progsrv x");
  const std::vector<ShardPlace> want = {{"shard-0", dir / "shard-0"},
                                        {"/mnt/b", "/mnt/b"},
                                        {"example.org:7500", ""},
                                        {":ssh host xapian-progsrv x", ""}};
  EXPECT_EQ(ReadLayout(dir.path()).shards, want);
}

TEST(DatabaseTest, MissingAndForeignDirectoriesAreNamed) {
  const TempDir dir;
  EXPECT_THAT(Thrown(ErrorKind::kIndex, [&] { ReadLayout(dir / "none"); }),
              HasSubstr("there is no such database"));
  EXPECT_THAT(Thrown(ErrorKind::kIndex, [&] { ReadLayout(dir.path()); }),
              HasSubstr("there is no such database; make it"));
  Write(dir / "letter.txt", "x");
  EXPECT_THAT(Thrown(ErrorKind::kIndex, [&] { ReadLayout(dir.path()); }),
              HasSubstr("is no database; make one"));
  Xapian::WritableDatabase(dir / "glass", Xapian::DB_CREATE).commit();
  const DatabaseLayout plain = ReadLayout(dir / "glass");
  ASSERT_EQ(plain.shards.size(), 1U);
  EXPECT_EQ(plain.shards[0].path, dir / "glass");
}

TEST(DatabaseTest, WhatCannotBeSeenIsNotTakenForMissing) {
  const TempDir dir;
  fs::create_symlink("loop", dir / "loop");
  for (const auto& look : std::vector<std::function<void()>>{
           [&] { ReadLayout(dir / "loop"); },
           [&] { DatabaseExists(dir / "loop"); },
           [&] { CreateDatabase(dir / "loop", 1); }}) {
    EXPECT_THAT(Thrown(ErrorKind::kSystem, look),
                HasSubstr("loop/XAPIANDB: Too many levels"));
  }
}

TEST(DatabaseTest, SwitchesShardsAndCleansUp) {
  const TempDir dir;
  const std::string path = dir / "b";
  CreateDatabase(path, 2);
  const DatabaseLayout before = ReadLayout(path);
  EXPECT_EQ(FreshShardName(path, 1), "shard-1.2");
  fs::copy(path + "/shard-1", path + "/shard-1.2");
  EXPECT_EQ(FreshShardName(path, 1), "shard-1.3");
  Xapian::Database reader(path);
  SwitchShards(before, {"shard-0", "shard-1.2"});
  EXPECT_NE(ReadStamp(path), before.stamp);
  const DatabaseLayout after = ReadLayout(path);
  EXPECT_THAT(NamesOf(after), ::testing::ElementsAre("shard-0", "shard-1.2"));
  {
    const DatabaseLock lock(path);
    RemoveUnlistedShards(path);
  }
  EXPECT_FALSE(fs::exists(path + "/shard-1"));
  EXPECT_TRUE(fs::exists(path + "/shard-1.2"));
  EXPECT_EQ(reader.get_doccount(), 0U) << "open files stay";
  EXPECT_THROW(SwitchShards(after, {"shard-0"}), Error);
}

TEST(DatabaseTest, OneChangesItAtATime) {
  const TempDir dir;
  CreateDatabase(dir / "b", 1);
  {
    const DatabaseLock lock(dir / "b");
    EXPECT_THAT(Thrown(ErrorKind::kTransient, [&] { DatabaseLock(dir / "b"); }),
                HasSubstr("another process is changing it"));
  }
  const DatabaseLock again(dir / "b");
}

TEST(DatabaseTest, ArticlesSpreadOverShards) {
  std::vector<int> counts(4);
  for (int i = 0; i < 4000; ++i) {
    ++counts[ShardOf("article-" + std::to_string(i), counts.size())];
  }
  for (const int count : counts) EXPECT_NEAR(count, 1000, 150);
  EXPECT_EQ(ShardOf("x", 1), 0U);
}

}  // namespace
}  // namespace dizin::index
