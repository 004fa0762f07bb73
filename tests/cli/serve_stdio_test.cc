// dizin-search --serve-stdio, spoken to over its pipes.

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace dizin {
namespace {

using ::testing::HasSubstr;
using testing::ProgramResult;
using testing::RunProgram;
using ::testing::StartsWith;
using testing::TempDir;

constexpr char kArticles[] =
    R"({"id":"tr1","title":"Kalın Washington'da","text":"İbrahim Kalın konuştu.","lang":"tr"}
{"id":"en1","title":"Kalin in talks","text":"Spokesman Ibrahim Kalin said no.","lang":"en"}
)";

// The program with a pipe at each end, for questions that wait for an answer.
class Server {
 public:
  explicit Server(const std::string& db) {
    std::array<int, 2> to{}, from{};
    if (pipe2(to.data(), O_CLOEXEC) != 0) return;
    if (pipe2(from.data(), O_CLOEXEC) != 0) return;
    child_ = fork();
    if (child_ == 0) {
      dup2(to[0], STDIN_FILENO);
      dup2(from[1], STDOUT_FILENO);
      execl(DIZIN_SEARCH, DIZIN_SEARCH, "--db", db.c_str(), "--serve-stdio",
            nullptr);
      _exit(127);
    }
    close(to[0]);
    close(from[1]);
    requests_ = fdopen(to[1], "w");
    answers_ = fdopen(from[0], "r");
  }
  ~Server() {
    if (requests_ != nullptr) End();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::string Ask(const std::string& line) {
    std::fputs((line + "\n").c_str(), requests_);
    std::fflush(requests_);
    char* answer = nullptr;
    std::size_t size = 0;
    const ssize_t read = getline(&answer, &size, answers_);
    const std::unique_ptr<char, decltype(&std::free)> owner(answer, std::free);
    return read < 0 ? "" : std::string(answer, static_cast<std::size_t>(read));
  }

  // Closes its stdin; how it ended.
  int End() {
    std::fclose(requests_);
    requests_ = nullptr;
    int status = 0;
    waitpid(child_, &status, 0);
    std::fclose(answers_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  }

 private:
  pid_t child_ = -1;
  std::FILE* requests_ = nullptr;
  std::FILE* answers_ = nullptr;
};

class ServeStdioTest : public ::testing::Test {
 protected:
  ServeStdioTest() { Index("db", kArticles); }

  void Index(const std::string& db, const std::string& articles) {
    const ProgramResult result = RunProgram(
        {DIZIN_INDEX, "--db", dir_ / db, dir_.Write(db + ".jsonl", articles)});
    ASSERT_EQ(result.status, 0) << result.err;
  }

  std::vector<std::string> Answers(const std::string& lines,
                                   std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {DIZIN_SEARCH, "--db", dir_ / "db",
                                          "--serve-stdio"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProgramResult result = RunProgram(arguments, lines);
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.err, "");
    std::vector<std::string> answers;
    std::istringstream all(result.out);
    for (std::string line; std::getline(all, line);) answers.push_back(line);
    return answers;
  }

  TempDir dir_;
};

TEST_F(ServeStdioTest, AnswersEveryOperation) {
  const auto answers = Answers(
      "{\"id\": 1, \"search\": {\"query\": \"kalin\", \"limit\": 1}}\n"
      "{\"id\": 2, \"explain\": {\"query\": \"kalin\"}}\n"
      "{\"id\": 3, \"similar\": {\"id\": \"tr1\"}}\n"
      "\n"
      "{\"id\": 4, \"names\": {\"word\": \"kalin\"}}\r\n"
      "{\"id\": 5, \"complete\": {\"text\": \"ibrahim kal\"}}\n"
      "{\"id\": 6, \"article\": {\"id\": \"tr1\"}}\n"
      "{\"id\": \"sü\\n\", \"article\": {\"id\": \"none\"}}");
  ASSERT_EQ(answers.size(), 7u);
  EXPECT_THAT(answers[0], StartsWith(R"({"id":1,"answer":{"version":1,)"));
  EXPECT_THAT(answers[0], HasSubstr(R"("matches":{"count":2,)"));
  EXPECT_THAT(answers[0], HasSubstr(R"("rank":1,"id":"en1")"));
  EXPECT_THAT(answers[1], HasSubstr(R"("score_parts":[{"word":"kalin")"));
  EXPECT_THAT(answers[2],
              HasSubstr(R"("answer":{"version":1,"query":{"text":"tr1")"));
  EXPECT_THAT(answers[3], HasSubstr(R"("terms":["kalın"])"));
  EXPECT_THAT(answers[4], HasSubstr(R"("text":"ibrahim Kal)"));
  EXPECT_THAT(answers[5], HasSubstr(R"("text":"İbrahim Kalın konuştu."}}})"));
  EXPECT_EQ(answers[6],
            R"({"id":"sü\n","answer":{"version":1,"article":null}})");
}

TEST_F(ServeStdioTest, TakesOptionsForWhatIsNotSaid) {
  const auto answers = Answers(
      "{\"search\": {\"query\": \"kalin\"}}\n"
      "{\"search\": {\"query\": \"kalin\", \"limit\": 2}}\n",
      {"--limit", "1"});
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_THAT(answers[0], StartsWith(R"({"id":null,"answer":)"));
  EXPECT_EQ(answers[0].find(R"("rank":2)"), std::string::npos);
  EXPECT_THAT(answers[1], HasSubstr(R"("rank":2)"));
}

TEST_F(ServeStdioTest, GoesOnBehindALineThatIsWrong) {
  const std::string good = R"({"id":"good","article":{"id":"tr1"}})";
  const struct {
    const char* why;
    std::string line;
    const char* want;
  } rows[] = {
      {"a megabyte", std::string(1 << 20, 'x'), "is at most 65536 bytes"},
      {"a megabyte of request",
       R"({"id":1,"search":{"query":")" + std::string(1 << 20, 'k') + "\"}}",
       "is at most 65536 bytes"},
      {"ill-formed UTF-8", "{\"search\":{\"query\":\"\xff\xfe\"}}", "not JSON"},
      {"a NUL", std::string("{\"search\":\0}", 12), "not JSON"},
      {"only NULs", std::string(100, '\0'), "not JSON"},
      {"deep", std::string(30000, '[') + std::string(30000, ']'), "not JSON"},
      {"deep inside",
       "{\"search\":" + std::string(30000, '[') + std::string(30000, ']') + "}",
       "not JSON"},
      {"a query over its limits",
       R"({"search":{"query":")" + std::string(2000, '(') + R"("}})",
       "\"kind\":\"usage\""},
      {"no article to compare", R"({"id":3,"similar":{"id":"none"}})",
       R"({"id":3,"error":{"kind":"usage",)"},
      {"nothing asked", "{}", "asks nothing"},
  };
  std::string lines;
  for (const auto& row : rows) lines += row.line + "\n" + good + "\n";
  const auto answers = Answers(lines);
  ASSERT_EQ(answers.size(), 2 * std::size(rows));
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    SCOPED_TRACE(rows[i].why);
    EXPECT_THAT(answers[2 * i], HasSubstr(R"("error":{"kind":"usage")"));
    EXPECT_THAT(answers[2 * i], HasSubstr(rows[i].want));
    EXPECT_THAT(answers[2 * i + 1], StartsWith(R"({"id":"good","answer":)"));
  }
}

TEST_F(ServeStdioTest, AnswersAtOnceAndSeesWhatChanges) {
  Server server(dir_ / "db");
  const std::string ask = R"({"search":{"query":"kalin"}})";
  EXPECT_THAT(server.Ask(ask), HasSubstr(R"("count":2,)"));
  Index("db",
        std::string(kArticles) +
            R"({"id":"ru1","title":"Калын","text":"Калын.","lang":"ru"})");
  EXPECT_THAT(server.Ask(ask), HasSubstr(R"("count":3,)"));

  Index("other", R"({"id":"x","title":"Kalin","text":"alone","lang":"en"})");
  std::filesystem::rename(dir_ / "db", dir_ / "old");
  std::filesystem::rename(dir_ / "other", dir_ / "db");
  std::filesystem::remove_all(dir_ / "old");
  EXPECT_THAT(server.Ask(ask), HasSubstr(R"("count":1,)"));
  EXPECT_EQ(server.End(), 0);
}

TEST_F(ServeStdioTest, LivesThroughADatabaseThatIsGoneForAWhile) {
  Server server(dir_ / "db");
  const std::string ask = R"({"id":1,"names":{"word":"kalin"}})";
  EXPECT_THAT(server.Ask(ask), HasSubstr(R"("answer")"));
  std::filesystem::remove_all(dir_ / "db");
  EXPECT_THAT(server.Ask(R"({"id":2,"search":{"query":"kalin"}})"),
              StartsWith(R"({"id":2,)"));
  Index("db", kArticles);
  EXPECT_THAT(server.Ask(ask), HasSubstr(R"("answer")"));
  EXPECT_EQ(server.End(), 0);
}

TEST_F(ServeStdioTest, DoesNotGoWithWhatIsAskedOnce) {
  for (const std::vector<std::string>& more :
       std::vector<std::vector<std::string>>{
           {"kalin"}, {"--names", "kalin"}, {"--format", "json"}}) {
    std::vector<std::string> arguments = {DIZIN_SEARCH, "--db", dir_ / "db",
                                          "--serve-stdio"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_EQ(RunProgram(arguments).status, 2);
  }
}

}  // namespace
}  // namespace dizin
