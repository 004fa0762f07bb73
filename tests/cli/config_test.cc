#include "common/cli/config.h"

#include <cstdlib>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/cli/options.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TempDir;
using testing::Thrown;

std::vector<std::string> Read(const std::string& path,
                              const std::string& program) {
  std::vector<std::string> all;
  for (const ConfigEntry& entry : ReadConfig(path, program)) {
    all.push_back(std::to_string(entry.line) + " " + entry.name + "=" +
                  entry.value);
  }
  return all;
}

TEST(ConfigTest, ReadsSettings) {
  const TempDir dir;
  const std::string path = dir.Write("config",
                                     "# comment\n"
                                     "; comment\n"
                                     "\n"
                                     "db=/srv/a b.dizin\r\n"
                                     "  color  =  never  # not red\n"
                                     "[ dizin-search ] # one\n"
                                     "tag = \" a # b \" # c\n"
                                     "limit = \n"
                                     "query = c#=d\n"
                                     "[dizin-index]\n"
                                     "shards = 4");
  EXPECT_THAT(Read(path, "dizin-search"),
              ElementsAre("4 db=/srv/a b.dizin", "5 color=never",
                          "7 tag= a # b ", "8 limit=", "9 query=c#=d"));
  EXPECT_THAT(
      Read(path, "dizin-index"),
      ElementsAre("4 db=/srv/a b.dizin", "5 color=never", "11 shards=4"));
  EXPECT_THAT(Read(dir / "none", "dizin-index"), IsEmpty());
  EXPECT_THAT(Read("", "dizin-index"), IsEmpty());
}

TEST(ConfigTest, SaysWhatIsWrongAndWhere) {
  struct Row {
    const char* why;
    const char* text;
    const char* want;
  };
  constexpr Row kRows[] = {
      {"no equals", "\nlimit 20\n", ":2: 'limit 20' is not a setting"},
      {"no name", "= 20", ":1: '= 20' is not a setting"},
      {"a section that is open", "[dizin-index", ":1: '[dizin-index' is not"},
      {"a section and more", "[dizin-index] x",
       ":1: '[dizin-index] x' is not a"},
      {"another program", "[dizin]", ":1: there is no program 'dizin'"},
      {"no closing quote", "db = \"a", ":1: want one value between"},
      {"two values", "db = \"a\" \"b\"", ":1: want one value between"},
      {"in a section of another program", "[dizin-index]\nx", ":2: 'x' is not"},
  };
  const TempDir dir;
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const std::string path = dir.Write("config", row.text);
    EXPECT_THAT(Thrown(ErrorKind::kUsage,
                       [&path] { ReadConfig(path, "dizin-search"); }),
                HasSubstr(path + row.want));
  }
  EXPECT_THAT(Thrown(ErrorKind::kSystem,
                     [&dir] { ReadConfig(dir.path(), "dizin-search"); }),
              HasSubstr("Is a directory"));
}

TEST(ConfigTest, LooksWhereXdgSays) {
  ASSERT_EQ(setenv("HOME", "/home/a", 1), 0);
  ASSERT_EQ(setenv("XDG_CONFIG_HOME", "/c", 1), 0);
  EXPECT_EQ(ConfigPath(), "/c/dizin/config");
  ASSERT_EQ(setenv("XDG_CONFIG_HOME", "c", 1), 0);
  EXPECT_EQ(ConfigPath(), "/home/a/.config/dizin/config");
  ASSERT_EQ(unsetenv("XDG_CONFIG_HOME"), 0);
  EXPECT_EQ(ConfigPath(), "/home/a/.config/dizin/config");
  ASSERT_EQ(unsetenv("HOME"), 0);
  EXPECT_EQ(ConfigPath(), "");
}

struct Settings {
  std::vector<std::string> db;
  bool sync = false;
  std::uint64_t limit = 10;
};

Settings Parse(const std::string& config, std::vector<const char*> arguments) {
  Settings s;
  Options options("dizin-search", "", "");
  options.List("db", "DIR", &s.db, "")
      .Flag("sync", &s.sync, "")
      .Number("limit,n", "N", &s.limit, 1, 100, "")
      .FromEnvironment("db", "DIZIN_TEST_DB")
      .FromFile(config);
  arguments.insert(arguments.begin(), "dizin-search");
  options.Parse(static_cast<int>(arguments.size()), arguments.data());
  return s;
}

TEST(ConfigTest, FillsWhatTheCommandLineLeavesOut) {
  const TempDir dir;
  const std::string path = dir.Write(
      "config", "db = a\ndb = b\nsync = yes\nlimit = 20\nlimit = 30\n");
  ASSERT_EQ(unsetenv("DIZIN_TEST_DB"), 0);
  Settings s = Parse(path, {});
  EXPECT_THAT(s.db, ElementsAre("a", "b"));
  EXPECT_TRUE(s.sync);
  EXPECT_EQ(s.limit, 30U);

  ASSERT_EQ(setenv("DIZIN_TEST_DB", "e", 1), 0);
  EXPECT_THAT(Parse(path, {}).db, ElementsAre("e"));
  s = Parse(path, {"--db", "c", "-n", "5"});
  EXPECT_THAT(s.db, ElementsAre("c"));
  EXPECT_EQ(s.limit, 5U);
  EXPECT_TRUE(s.sync);
  ASSERT_EQ(setenv("DIZIN_TEST_DB", "", 1), 0);
  EXPECT_THAT(Parse(path, {}).db, ElementsAre("a", "b")) << "empty is not set";
  EXPECT_FALSE(Parse(dir.Write("no", "sync = no"), {}).sync);
}

TEST(ConfigTest, ChecksValuesLikeOptions) {
  struct Row {
    const char* text;
    const char* want;
  };
  constexpr Row kRows[] = {
      {"\nlimt = 3", ":2: there is no option 'limt'; did you mean --limit?"},
      {"help = yes", ":1: there is no option 'help'"},
      {"limit = 101", ":1: limit: 101 is not between 1 and 100"},
      {"sync = 1", ":1: sync: '1' is not one of yes|no"},
  };
  const TempDir dir;
  for (const Row& row : kRows) {
    const std::string path = dir.Write("config", row.text);
    EXPECT_THAT(Thrown(ErrorKind::kUsage, [&path] { Parse(path, {}); }),
                HasSubstr(path + row.want));
  }
}

}  // namespace
}  // namespace dizin::cli
