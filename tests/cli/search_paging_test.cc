// Pages of an answer through the programs, while the database changes.

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/written_articles.h"
#include "tests/support/run_program.h"

namespace dizin {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::ProgramResult;
using testing::RunProgram;
using testing::Written;

struct Page {
  std::vector<std::string> ids;
  std::string next;
};

std::string ValueOf(const std::string& line) {
  const std::size_t begin = line.find("\": \"") + 4;
  return line.substr(begin, line.rfind('"') - begin);
}

class SearchPagingTest : public testing::WrittenArticles {
 protected:
  // Each ranks below the one before: it is longer.
  void Add(int first, int last) {
    std::vector<Written> articles;
    for (int i = first; i <= last; ++i) {
      std::string text = "Kalın";
      for (int word = 0; word < i; ++word) text += " word";
      articles.push_back({"a" + std::to_string(i), text});
    }
    Index(articles);
  }

  void Change(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {DIZIN_INDEX, "--db", database()});
    const ProgramResult result = RunProgram(arguments);
    EXPECT_EQ(result.status, 0) << result.err;
  }

  Page Ask(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"-n", "3", "--format", "json", "kalin"});
    const ProgramResult result = Run(std::move(arguments));
    EXPECT_EQ(result.err, "");
    Page page;
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) {
      if (line.find("\"id\": ") != line.npos) page.ids.push_back(ValueOf(line));
      if (line.find("\"next\": ") != line.npos) page.next = ValueOf(line);
    }
    return page;
  }
};

TEST_F(SearchPagingTest, NothingIsRepeatedOrSkippedWhenArticlesAreWritten) {
  Add(11, 18);
  Page page = Ask({});
  EXPECT_THAT(page.ids, ElementsAre("a11", "a12", "a13"));
  Add(1, 5);
  Change({"--delete", "a12"});
  page = Ask({"--after", page.next});
  EXPECT_THAT(page.ids, ElementsAre("a14", "a15", "a16"));
  Change({"--delete", "a11"});
  Add(6, 6);
  page = Ask({"--after", page.next});
  EXPECT_THAT(page.ids, ElementsAre("a17", "a18"));
  EXPECT_EQ(page.next, "") << "the last page";
}

TEST_F(SearchPagingTest, NorWhenTheDatabaseIsMadeAnew) {
  Add(11, 18);
  const Page first = Ask({});
  Change({"--delete", "a12"});
  Change({"--optimize"});
  EXPECT_THAT(Ask({"--after", first.next}).ids,
              ElementsAre("a14", "a15", "a16"));
}

TEST_F(SearchPagingTest, NewestFirstToo) {
  Add(11, 18);
  const Page first = Ask({"--sort", "date"});
  Add(1, 5);
  EXPECT_THAT(Ask({"--sort", "date", "--after", first.next}).ids,
              ElementsAre("a14", "a15", "a16"));
}

TEST_F(SearchPagingTest, RefusesWhatIsNoCursorOfTheSearch) {
  Add(11, 18);
  const std::string next = Ask({}).next;
  ASSERT_NE(next, "");
  struct Row {
    const char* why;
    std::vector<std::string> arguments;
    const char* message;
  };
  const Row rows[] = {
      {"another query", {"--after", next, "akar"}, "another search"},
      {"another order",
       {"--after", next, "--sort", "date", "kalin"},
       "another search"},
      {"cut off",
       {"--after", next.substr(0, 9), "kalin"},
       "what an answer has as \"next\""},
      {"with an offset",
       {"--after", next, "--offset", "3", "kalin"},
       "does not go with an offset"},
      {"no query", {"--after", next, "--names", "kalin"}, "goes with a query"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const ProgramResult result = Run(row.arguments);
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.err, HasSubstr(row.message));
  }
}

}  // namespace
}  // namespace dizin
