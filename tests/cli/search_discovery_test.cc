// What helps to look around: completions, corrections, facets, similar
// articles, near-duplicates, recency; through the programs.

#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/date.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace dizin {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::ProgramResult;
using testing::RunProgram;
using ::testing::StartsWith;
using testing::TempDir;

std::string Today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now);
  return Date{seconds.count(), Date::Precision::kDay}.ToString();
}

class SearchDiscoveryTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = new TempDir;
    std::string lines;
    const auto add = [&lines](const std::string& id, const std::string& date,
                              const std::string& language,
                              const std::string& text) {
      lines += R"({"id":")" + id + R"(","title":"Story )" + id +
               R"(","date":")" + date + R"(","lang":")" + language +
               R"(","source":")" + (language == "tr" ? "Anadolu" : "Agency") +
               R"(","text":")" + text + "\"}\n";
    };
    const std::string wire =
        "The spokesman İbrahim Kalın met the minister Hulusi Akar in Ankara on "
        "Monday, and NATO said that the talks about the air defence system "
        "would go on in Brussels for another week at the least, until all of "
        "the experts had been heard. Both sides called the meeting useful, and "
        "neither would name a day for the next one. A member of the delegation "
        "told reporters that three questions had been settled and two were "
        "left, of which one was only a matter of money. Trade between the "
        "countries grew by a tenth over the last year, although the ports were "
        "closed for seven weeks. Before noon the guests were shown the new "
        "museum on the hill, where they stayed longer than anyone had planned.";
    add("wire1", "2021-02-11", "en", wire);
    add("wire2", "2021-02-12", "en", wire + " It rained.");
    add("old", "2019-05-01", "en",
        "Later İbrahim Kalın, Kalın, Kalın and once more Kalın spoke to NATO "
        "of a ship.");
    add("tr1", "2020-07-01", "tr",
        "Dün İbrahim Kalın, bakan Hulusi Akar ile görüştü.");
    for (int i = 0; i < 30; ++i) {
      add("other" + std::to_string(i), "2021-03-01", "en",
          "A ferry of line " + std::to_string(i) +
              " left the old harbour of Istanbul on time.");
    }
    add("last", "2021-04-01", "en", "The harbour and the ferry were shut.");
    const std::string input = dir_->Write("articles.jsonl", lines);
    const ProgramResult result =
        RunProgram({DIZIN_INDEX, "--db", *dir_ / "db", input});
    ASSERT_EQ(result.status, 0) << result.err;
  }
  static void TearDownTestSuite() { delete dir_; }

  static std::string Search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {DIZIN_SEARCH, "--db", *dir_ / "db"});
    const ProgramResult result = RunProgram(arguments);
    EXPECT_EQ(result.err, "");
    return result.out;
  }

  static TempDir* dir_;
};
TempDir* SearchDiscoveryTest::dir_ = nullptr;

TEST_F(SearchDiscoveryTest, Completes) {
  EXPECT_THAT(Search({"--complete", "kal"}), StartsWith("Kalın\t4\n"));
  EXPECT_THAT(Search({"--complete", "harb"}), StartsWith("harbour\t31\n"));
  EXPECT_THAT(Search({"--complete", "ibrahim kal", "--format", "json"}),
              HasSubstr("\"text\": \"ibrahim Kalın\","));
  EXPECT_THAT(Search({"--complete", "IBR"}), StartsWith("İbrahim\t4\n"));
  EXPECT_THAT(Search({"--complete", "nat"}), StartsWith("NATO\t3\n"));
  EXPECT_EQ(Search({"--complete", "zzq"}), "");
}

TEST_F(SearchDiscoveryTest, SaysWhatMayHaveBeenMeant) {
  EXPECT_THAT(Search({"harbuor"}), StartsWith("did you mean: harbour\n"));
  EXPECT_THAT(Search({"--format", "json", "old", "ferrry"}),
              HasSubstr("\"query\": \"old ferry\","));
  EXPECT_THAT(Search({"harbour"}), Not(HasSubstr("did you mean")));
  EXPECT_THAT(Search({"ıstanbul"}), Not(HasSubstr("did you mean")))
      << "an accent is no mistake";
}

TEST_F(SearchDiscoveryTest, CountsTheAnswer) {
  const std::string page =
      Search({"--facets", "lang,source,year,month,names", "-n", "1", "Kalın"});
  EXPECT_THAT(page, HasSubstr("\nlang: en\u00A03, tr\u00A01\n"));
  EXPECT_THAT(page, HasSubstr("\nsource: Agency\u00A03, Anadolu\u00A01\n"));
  EXPECT_THAT(page,
              HasSubstr("\nyear: 2021\u00A02, 2019\u00A01, 2020\u00A01\n"));
  EXPECT_THAT(page, HasSubstr("\nmonth: 2021-02\u00A02, 2019-05\u00A01, "
                              "2020-07\u00A01\n"));
  EXPECT_THAT(page, HasSubstr("Hulusi\u00A03"));
  EXPECT_THAT(page, HasSubstr("İbrahim\u00A04"));
  EXPECT_THAT(page, Not(HasSubstr("names: Kalın"))) << "it was asked for";
  EXPECT_THAT(Search({"--facets", "lang", "--format", "json", "Kalın"}),
              HasSubstr("\"exact\": true"));
}

TEST_F(SearchDiscoveryTest, FindsArticlesLikeOne) {
  EXPECT_THAT(Search({"--like", "wire1", "--explain"}),
              Not(HasSubstr("read as:")));
  EXPECT_THAT(Search({"--like", "wire1", "--format", "ids"}),
              StartsWith("wire2\n"));
  EXPECT_THAT(Search({"--like", "wire1", "--format", "ids"}),
              Not(HasSubstr("wire1\n")));
  EXPECT_EQ(Search({"--like", "wire1", "--format", "ids", "ship"}), "old\n")
      << "of those that a query finds";
  EXPECT_THAT(Search({"--like", "wire1", "--to", "2019", "--format", "ids"}),
              Not(HasSubstr("wire2\n")));
  const ProgramResult none =
      RunProgram({DIZIN_SEARCH, "--db", *dir_ / "db", "--like", "nowhere"});
  EXPECT_EQ(none.status, 2);
  EXPECT_EQ(none.err,
            "dizin-search: there is no article with the id nowhere\n");
}

TEST_F(SearchDiscoveryTest, ShowsNearDuplicatesOnce) {
  const std::string ids =
      Search({"--collapse", "--format", "ids", "Hulusi", "Akar"});
  EXPECT_TRUE(ids == "tr1\nwire1\n" || ids == "tr1\nwire2\n") << ids;
  EXPECT_THAT(Search({"--collapse", "Hulusi", "Akar"}),
              HasSubstr("and 1 near-duplicate: wire"));
}

TEST_F(SearchDiscoveryTest, PrefersTheRecent) {
  const std::string today = Today();
  const std::string input = dir_->Write(
      "news.jsonl",
      R"({"id":"old","title":"A","date":"2001","text":"Kalın, Kalın, Kalın."})"
      "\n"
      R"({"id":"new","title":"B","date":")" +
          today + R"(","text":"Kalın and others."})" + "\n");
  const std::string news = *dir_ / "news";
  ASSERT_EQ(RunProgram({DIZIN_INDEX, "--db", news, input}).status, 0);
  const auto search = [&news](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {DIZIN_SEARCH, "--db", news, "Kalın"});
    return RunProgram(arguments).out;
  };
  EXPECT_EQ(search({"--format", "ids"}), "old\nnew\n");
  EXPECT_EQ(search({"--format", "ids", "--recency", "1y"}), "new\nold\n");
  EXPECT_THAT(search({"--recency", "30d", "--explain"}),
              HasSubstr(" recency\n"));
}

TEST_F(SearchDiscoveryTest, KeepsToDates) {
  EXPECT_EQ(Search({"--from", "2021", "--format", "ids", "=Kalın"}).size(),
            std::string("wire1\nwire2\n").size());
  EXPECT_EQ(Search({"--to", "2019-12", "--format", "ids", "Kalın"}), "old\n");
  EXPECT_EQ(Search({"--from", "2020-07-01", "--to", "2020-07-01", "--format",
                    "ids", "Kalın"}),
            "tr1\n");
}

TEST_F(SearchDiscoveryTest, SearchesSeveralDatabasesAsOne) {
  const std::string input = dir_->Write(
      "more.jsonl",
      R"({"id":"more","title":"More","text":"Kalın, Kalın and Kalın."})"
      "\n");
  const std::string more = *dir_ / "more";
  ASSERT_EQ(RunProgram({DIZIN_INDEX, "--db", more, input}).status, 0);
  EXPECT_THAT(Search({"--db", more, "--format", "ids", "Kalın"}),
              HasSubstr("more\n"));
  EXPECT_THAT(Search({"--db", more, "Kalın"}), HasSubstr("\n5 articles ("));
}

}  // namespace
}  // namespace dizin
