#include "common/cli/options.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"

namespace dizin::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

struct Settings {
  std::string db;
  bool sync = false;
  std::uint64_t limit = 10;
  std::uint64_t memory = 1;
  double wait = 10;
  std::string format = "text";
  std::vector<std::string> maps;
  std::vector<std::string> paths;
};

Options::Next Parse(std::vector<const char*> arguments, Settings* s) {
  Options options("prog", "--db DIR [OPTION…] PATH…", "Does things.");
  options.Group("Main")
      .Value("db", "DIR", &s->db, "the database")
      .Flag("sync", &s->sync, "remove what has gone")
      .Number("limit,n", "N", &s->limit, 1, 1000, "how many")
      .Bytes("memory", "SIZE", &s->memory, "how much")
      .Seconds("wait", "SECONDS", &s->wait, "how long")
      .Choice("format", {"text", "json"}, &s->format, "how")
      .List("map", "A=B", &s->maps, "rename")
      .Positional(&s->paths);
  arguments.insert(arguments.begin(), "prog");
  return options.Parse(static_cast<int>(arguments.size()), arguments.data());
}

TEST(OptionsTest, TakesEveryWayOfWritingThem) {
  Settings s;
  EXPECT_EQ(
      Parse({"--db=a", "--db", "b", "-n", "3", "--sync", "x", "--map", "a=b",
             "-", "--map=c=d", "--memory", "2K", "--wait", "0.25", "--", "--y"},
            &s),
      Options::Next::kRun);
  EXPECT_EQ(s.db, "b") << "the last one counts";
  EXPECT_TRUE(s.sync);
  EXPECT_EQ(s.limit, 3U);
  EXPECT_EQ(s.memory, 2048U);
  EXPECT_EQ(s.wait, .25);
  EXPECT_EQ(s.format, "text") << "the default stays";
  EXPECT_THAT(s.maps, ElementsAre("a=b", "c=d"));
  EXPECT_THAT(s.paths, ElementsAre("x", "-", "--y"));
}

TEST(OptionsTest, SaysWhatIsWrong) {
  struct Row {
    const char* why;
    std::vector<const char*> arguments;
    const char* want;
  };
  const Row kRows[] = {
      {"a letter too many",
       {"--syncc"},
       "unknown option --syncc; did you mean "
       "--sync?"},
      {"swapped", {"--limti", "3"}, "did you mean --limit?"},
      {"a prefix is not guessed", {"--for=json"}, "did you mean --format?"},
      {"nothing near", {"--completely-else"}, "(see --help)"},
      {"short", {"-x"}, "unknown option -x (see --help)"},
      {"no value", {"--db"}, "--db"},
      {"a value for a flag", {"--sync=1"}, "--sync"},
      {"no number", {"-n", "many"}, "--limit: 'many' is not a number"},
      {"trailing", {"-n", "3x"}, "'3x' is not a number"},
      {"negative", {"--limit=-3"}, "'-3' is not a number"},
      {"too small", {"-n", "0"}, "0 is not between 1 and 1000"},
      {"too large", {"-n", "1001"}, "1001 is not between 1 and 1000"},
      {"size", {"--memory", "5Q"}, "--memory: '5Q' is not a size"},
      {"no seconds", {"--wait", "1e3"}, "'1e3' is not a number of seconds"},
      {"seconds back", {"--wait=-1"}, "'-1' is not a number of seconds"},
      {"endless", {"--wait", "inf"}, "'inf' is not a number of seconds"},
      {"huge", {"--memory", "99999999999999999T"}, "is not a size"},
      {"choice", {"--format", "xml"}, "'xml' is not one of text|json"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    Settings s;
    try {
      Parse(row.arguments, &s);
      ADD_FAILURE() << "no error";
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), ErrorKind::kUsage);
      EXPECT_THAT(e.what(), HasSubstr(row.want));
      EXPECT_THAT(e.what(), Not(HasSubstr("\n")));
    }
  }
}

TEST(OptionsTest, HelpFitsItsWidthAndHasExamples) {
  Options options("prog", "PATH…", "Does a number of things to a path.");
  bool flag = false;
  options.Group("Main")
      .Flag("a-rather-long-name-of-an-option", &flag, "what it does")
      .Flag("short,s", &flag,
            "a long text that goes on and on, so that it has to be broken "
            "into a second line and a third")
      .Example("prog a b", "does it to a and b");
  const std::string page = options.Help(60);
  std::size_t begin = 0;
  for (std::size_t end; (end = page.find('\n', begin)) != std::string::npos;
       begin = end + 1) {
    EXPECT_LE(end - begin, 60U + 2) << page.substr(begin, end - begin);
  }
  EXPECT_THAT(page, HasSubstr("Usage: prog PATH…\n"));
  EXPECT_THAT(page, HasSubstr("\n  -s, --short "));
  EXPECT_THAT(page, HasSubstr("an-option\n                            what"));
  EXPECT_THAT(page, HasSubstr("Examples:\n  prog a b\n      does it to"));
  EXPECT_LT(page.find("Main:"), page.find("Other:"));
  EXPECT_THAT(page, HasSubstr("--version"));
}

TEST(OptionsTest, ReadsSizes) {
  struct Row {
    const char* text;
    std::uint64_t want;
  };
  constexpr Row kRows[] = {{"0", 0},           {"17", 17},
                           {"4k", 4096},       {"64K", 65536},
                           {"512MB", 1 << 29}, {"2GiB", std::uint64_t{2} << 30},
                           {"1B", 1}};
  for (const Row& row : kRows) {
    EXPECT_EQ(ParseBytes(row.text), row.want) << row.text;
  }
}

}  // namespace
}  // namespace dizin::cli
