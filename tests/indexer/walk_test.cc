#include "indexer/input/walk.h"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/temp_dir.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Found(const std::vector<std::string>& paths,
                               const std::string& prefix) {
  std::vector<std::string> all;
  Walk(paths, [&](const FoundFile& file) {
    std::string name = file.path;
    if (name.starts_with(prefix)) name.erase(0, prefix.size() + 1);
    all.push_back(file.problem.empty() ? name : name + "!");
    return true;
  });
  return all;
}

TEST(WalkTest, GoesThroughFoldersInOrder) {
  const dizin::testing::TempDir dir;
  for (const char* name : {"b.txt", "a/z.txt", "a/B.txt", "a/.hidden", "c",
                           ".git/x", "news.dizin/XAPIANDB", "glass/iamglass"}) {
    dir.Write(name, "x");
  }
  std::filesystem::create_symlink(dir / "c", dir / "d-link");
  std::filesystem::create_directory_symlink(dir / "a", dir / "e-loop");
  ASSERT_EQ(mkfifo((dir / "f-pipe").c_str(), 0600), 0);
  EXPECT_THAT(Found({dir.path()}, dir.path()),
              ElementsAre("a/B.txt", "a/z.txt", "b.txt", "c", "d-link"));
  EXPECT_THAT(Found({dir / "c", dir / "none", dir / "f-pipe", "-"}, dir.path()),
              ElementsAre("c", "none!", "f-pipe", "-"))
      << "what is given by name is never passed over";
  EXPECT_THAT(Found({dir / "e-loop/"}, dir.path()),
              ElementsAre("e-loop/B.txt", "e-loop/z.txt"));
}

TEST(WalkTest, StopsWhenToldTo) {
  const dizin::testing::TempDir dir;
  for (const char* name : {"a/1", "a/2", "b"}) dir.Write(name, "x");
  int seen = 0;
  Walk({dir.path(), dir.path()},
       [&seen](const FoundFile&) { return ++seen < 2; });
  EXPECT_EQ(seen, 2);
}

TEST(WalkTest, KnowsSizeAndChange) {
  const dizin::testing::TempDir dir;
  dir.Write("a/1", "12345");
  Walk({dir / "a"}, [](const FoundFile& file) {
    EXPECT_EQ(file.bytes, 5U);
    EXPECT_GT(file.changed_ns, 1'600'000'000'000'000'000);
    EXPECT_TRUE(file.regular);
    return true;
  });
}

TEST(WalkTest, NormalizesPaths) {
  struct Row {
    const char* path;
    const char* want;
  };
  constexpr Row kRows[] = {{"a", "a"},  {"./a//b/", "a/b"}, {"a/../c", "c"},
                           {"/", "/"},  {"/x/./y", "/x/y"}, {".", "."},
                           {"./", "."}, {"../a", "../a"},   {"-", "-"},
                           {"./-", "-"}};
  for (const Row& row : kRows) {
    EXPECT_EQ(NormalizePath(row.path), row.want) << row.path;
  }
}

TEST(WalkTest, KnowsWhatLiesUnderAFolder) {
  EXPECT_TRUE(IsUnder("a/b", "a"));
  EXPECT_TRUE(IsUnder("a", "a"));
  EXPECT_FALSE(IsUnder("ab", "a"));
  EXPECT_FALSE(IsUnder("a", "a/b"));
  EXPECT_TRUE(IsUnder("/a", "/"));
  EXPECT_TRUE(IsUnder("a/b", "."));
  EXPECT_FALSE(IsUnder("/a", "."));
  EXPECT_FALSE(IsUnder("../a", "."));
  EXPECT_TRUE(IsUnder("-", "-"));
}

}  // namespace
}  // namespace dizin::indexer
