// dizin-search as a program: its exit status, its messages, its formats.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

class SearchCommandTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = new TempDir;
    const std::string input = dir_->Write(
        "articles.jsonl",
        R"({"id":"tr1","title":"Kalın Washington'da","text":"İbrahim Kalın konuştu. <b>S-400</b> & F-35.","date":"2021-02-11","lang":"tr","source":"Anadolu","url":"https://example.org/1"}
{"id":"en1","title":"Kalin in talks","text":"Spokesman Ibrahim Kalin said no.","date":"2021-02-12","lang":"en"}
{"id":"en2","title":"Weather","text":"Rain in Ankara.","date":"2021-03-01","lang":"en"}
)");
    const ProgramResult result =
        RunProgram({DIZIN_INDEX, "--db", *dir_ / "db", input});
    ASSERT_EQ(result.status, 0) << result.err;
  }
  static void TearDownTestSuite() { delete dir_; }

  static ProgramResult Run(std::vector<std::string> arguments,
                           const std::vector<std::string>& environment = {}) {
    arguments.insert(arguments.begin(), DIZIN_SEARCH);
    return RunProgram(arguments, "", environment);
  }
  static ProgramResult Search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--db", *dir_ / "db"});
    return Run(std::move(arguments));
  }

  static TempDir* dir_;
};
TempDir* SearchCommandTest::dir_ = nullptr;

TEST_F(SearchCommandTest, TakesItsDefaultsFromEnvironmentAndConfig) {
  const std::string db = "DIZIN_DB=" + (*dir_ / "db");
  EXPECT_EQ(Run({"kalin"}, {db}).status, 0);
  EXPECT_EQ(Run({"--db", "/none", "kalin"}, {db}).status, 2);
  const std::string config = dir_->Write(
      "dizin/config",
      "db = " + (*dir_ / "db") + "\n[dizin-search]\nformat = ids\nlimit = 1\n");
  const std::string xdg = "XDG_CONFIG_HOME=" + dir_->path();
  EXPECT_EQ(Run({"kalin"}, {xdg}).out, "en1\n");
  EXPECT_EQ(Run({"-n", "2", "kalin"}, {xdg}).out, "en1\ntr1\n");
  EXPECT_EQ(Run({"kalin"}, {xdg, "DIZIN_DB=/none"}).status, 2);
  dir_->Write("dizin/config", "limt = 3\n");
  const ProgramResult wrong = Run({"kalin"}, {xdg, db});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_EQ(wrong.err, "dizin-search: " + config +
                           ":1: there is no option 'limt'; did you mean "
                           "--limit?\n");
  EXPECT_EQ(Run({"--help"}, {xdg}).status, 0) << "help is always there";
}

TEST_F(SearchCommandTest, EndsAsItPromises) {
  struct Row {
    const char* why;
    std::vector<std::string> arguments;
    int status;
    const char* message;  // begins stderr after "dizin-search: "
  };
  const std::string db = *dir_ / "db";
  const Row rows[] = {
      {"found", {"--db", db, "kalin"}, 0, ""},
      {"nothing found", {"--db", db, "zzzqqq"}, 1, ""},
      {"behind the last", {"--db", db, "--offset", "50", "kalin"}, 1, ""},
      {"none asked for", {"--db", db, "-n", "0", "kalin"}, 1, ""},
      {"an empty query finds nothing", {"--db", db, ""}, 1, ""},
      {"several words", {"--db", db, "ibrahim", "kalin"}, 0, ""},
      {"a query that begins with -",
       {"--db", db, "--", "-kalin", "ankara"},
       0,
       ""},
      {"help", {"--help"}, 0, ""},
      {"version", {"--version"}, 0, ""},
      {"no query", {"--db", db}, 2, "no query"},
      {"no database", {"kalin"}, 2, "no database: --db DIR"},
      {"not there", {"--db", *dir_ / "none", "kalin"}, 2, ""},
      {"an unknown option", {"--db", db, "--fromat", "json", "x"}, 2, ""},
      {"a strict query", {"--db", db, "--strict", "(kalin"}, 2, ""},
      {"too much", {"--db", db, "-n", "99999", "x"}, 2, ""},
      {"an unknown format", {"--db", db, "--format", "xml", "x"}, 2, ""},
      {"a query over its time",
       {"--db", db, "--timeout", "0.000001", "kalin"},
       75,
       "the search took more than 1e-06 s and was stopped"},
      {"no time limit", {"--db", db, "--timeout", "0", "kalin"}, 0, ""},
      {"no time", {"--db", db, "--timeout", "soon", "x"}, 2, "--timeout: "},
      {"trec without topics",
       {"--db", db, "--format", "trec", "x"},
       2,
       "--format trec needs --topics"},
      {"topics and a query",
       {"--db", db, "--topics", "t", "x"},
       2,
       "a query does not go with"},
      {"topics that are not there",
       {"--db", db, "--topics", "/none/t"},
       2,
       "cannot read /none/t: No such file"},
      {"qrels without a run",
       {"--db", db, "--qrels", "q", "x"},
       2,
       "--qrels needs --topics or --run"},
      {"compare without qrels",
       {"--db", db, "--compare", "r", "x"},
       2,
       "--compare needs --qrels"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const ProgramResult result = Run(row.arguments);
    EXPECT_EQ(result.status, row.status) << result.out << result.err;
    if (row.status < 2) {
      EXPECT_EQ(result.err, "");
    } else {
      EXPECT_EQ(result.out, "");
      EXPECT_THAT(result.err,
                  StartsWith(std::string("dizin-search: ") + row.message));
      EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << "one line";
    }
  }
}

TEST_F(SearchCommandTest, WritesEveryFormat) {
  EXPECT_EQ(Search({"--format", "ids", "=kalin"}).out, "en1\n");
  const std::string lines = Search({"--format", "jsonl", "kalin"}).out;
  EXPECT_THAT(lines, StartsWith("{\"rank\":1,\"id\":\"en1\",\"score\":"));
  EXPECT_THAT(lines, HasSubstr("\n{\"rank\":2,\"id\":\"tr1\",\"score\":"));
  const std::string json = Search({"--format", "json", "kalin"}).out;
  EXPECT_THAT(json, StartsWith("{\n  \"version\": 1,"));
  EXPECT_THAT(json, HasSubstr("\"surface\": \"Kalın\","));
  EXPECT_THAT(json, HasSubstr("<mark class=\\\"alike\\\">Kalın</mark> "
                              "konuştu. &lt;b&gt;"));
  EXPECT_THAT(json, HasSubstr("\"source\": \"Anadolu\""));
  const std::string page = Search({"kalin"}).out;
  EXPECT_THAT(page, StartsWith("1  Kalin in talks\n"));
  EXPECT_THAT(page, HasSubstr("\n2  Kalın Washington'da\n   2021-02-11 · "
                              "Anadolu · tr · https://example.org/1\n"));
  EXPECT_THAT(page, HasSubstr("\n2 articles ("));
}

TEST_F(SearchCommandTest, SortsAndPages) {
  EXPECT_EQ(Search({"--format", "ids", "--sort", "date", "kalin"}).out,
            "en1\ntr1\n");
  EXPECT_EQ(Search({"--format", "ids", "--sort", "date", "-n", "1", "--offset",
                    "1", "kalin"})
                .out,
            "tr1\n");
  EXPECT_EQ(Search({"--format", "ids", "--match-all", "kalin", "ankara"}).out,
            "");
  EXPECT_EQ(Search({"--format", "ids", "--match", "exact", "Kalın"}).out,
            "tr1\n");
}

TEST_F(SearchCommandTest, PaintsWhenAsked) {
  EXPECT_THAT(Search({"kalin"}).out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(Search({"--color", "always", "kalin"}).out,
              HasSubstr("\x1b[1;33mKalin\x1b[0m"));
  EXPECT_THAT(Search({"--color", "never", "kalin"}).out,
              Not(HasSubstr("\x1b")));
}

TEST_F(SearchCommandTest, Explains) {
  const std::string page = Search({"--explain", "kalin"}).out;
  EXPECT_THAT(page, HasSubstr("read as: kalin\n"));
  EXPECT_THAT(page, HasSubstr("exact kalin: as typed, in 1 article\n"));
  EXPECT_THAT(page, HasSubstr("alike kalın: another spelling, in 1 article\n"));
  EXPECT_THAT(page, HasSubstr("Kalın found by kalin: another spelling"));
  const std::string json =
      Search({"--explain", "--format", "json", "kalin"}).out;
  EXPECT_THAT(json, HasSubstr("\"score_parts\": ["));
  EXPECT_THAT(json, HasSubstr("\"relation\": \"spelling\""));
}

TEST_F(SearchCommandTest, ListsNames) {
  const ProgramResult page = Search({"--names", "Kalin"});
  EXPECT_EQ(page.status, 0);
  EXPECT_THAT(page.out, HasSubstr("exact kalin: as typed, in 1 article\n"));
  EXPECT_THAT(page.out, HasSubstr("alike kalın: another spelling"));
  EXPECT_THAT(Search({"--names", "Kalin", "--format", "json"}).out,
              HasSubstr("\"articles\": 3,\n  \"names\": {"));
  EXPECT_EQ(Search({"--names", "zzzqqq"}).status, 1);
}

TEST_F(SearchCommandTest, AnswersTopicsAndJudgesThem) {
  const std::string topics =
      dir_->Write("topics.tsv", "1\tkalin\n2\train ankara\n3\tzzzqqq\n");
  const std::string qrels = dir_->Write("qrels", "1 0 tr1 1\n2 0 en2 1\n");
  const ProgramResult run = Search({"--topics", topics, "--tag", "mine"});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, StartsWith("1 Q0 en1 1 "));
  EXPECT_THAT(run.out, HasSubstr("\n2 Q0 en2 1 "));
  EXPECT_THAT(run.out, HasSubstr(" mine\n"));

  const ProgramResult judged = Search({"--topics", topics, "--qrels", qrels});
  EXPECT_EQ(judged.status, 0) << judged.err;
  // Topic 1: second of two; topic 2: first. MAP (1/2 + 1) / 2.
  EXPECT_THAT(judged.out, HasSubstr("\nall (2)           0.7500"));
  const std::string saved = dir_->Write("saved.run", run.out);
  const ProgramResult again =
      Run({"--run", saved, "--qrels", qrels, "--compare", saved});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_THAT(again.out, StartsWith(judged.out));
  EXPECT_THAT(again.out, HasSubstr("against " + saved));
  EXPECT_THAT(Run({"--run", saved, "--qrels", qrels, "--format", "json"}).out,
              HasSubstr("\"mean\": {\n    \"map\": 0.75,"));
}

TEST_F(SearchCommandTest, GoesOnAfterABadTopic) {
  const std::string topics =
      dir_->Write("bad.tsv", "1\t" + std::string(3000, 'x') + "\n2\tkalin\n");
  const ProgramResult run = Search({"--topics", topics});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("topic 1: "));
  EXPECT_THAT(run.out, StartsWith("2 Q0 en1 1 "));
}

TEST_F(SearchCommandTest, EndsQuietlyWhenNobodyReads) {
  const ProgramResult result =
      RunProgram({"/bin/bash", "-c",
                  "\"$0\" --db \"$1\" --format json kalin | head -c 10; "
                  "exit ${PIPESTATUS[0]}",
                  DIZIN_SEARCH, *dir_ / "db"});
  EXPECT_EQ(result.err, "");
  EXPECT_TRUE(result.status == 0 || result.status == 128 + 13) << result.status;
}

TEST_F(SearchCommandTest, SaysThatTheDiskIsFull) {
  const ProgramResult result =
      RunProgram({"/bin/bash", "-c", "\"$0\" --db \"$1\" kalin > /dev/full",
                  DIZIN_SEARCH, *dir_ / "db"});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err,
            "dizin-search: writing the answer: No space left on device\n");
}

}  // namespace
}  // namespace dizin
