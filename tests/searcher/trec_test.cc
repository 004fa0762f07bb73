#include "searcher/evaluate/trec.h"

#include <sstream>

#include <gtest/gtest.h>

#include "common/error.h"

namespace dizin::evaluate {
namespace {

TEST(TrecTest, ReadsTopics) {
  std::istringstream in(
      "1\tibrahim kalin\r\n"
      "\n"
      "T2\t \"two words\"  x\ttr\n"
      "3\t\n");
  const std::vector<Topic> want = {{"1", "ibrahim kalin", ""},
                                   {"T2", " \"two words\"  x", "tr"},
                                   {"3", "", ""}};
  EXPECT_EQ(ReadTopics(in, "q.tsv"), want);
}

TEST(TrecTest, ReadsQrels) {
  std::istringstream in("1 0 a 1\n1\t0\tb\t-1\n2 Q0 a 2\n");
  const Qrels want = {{"1", {{"a", 1}, {"b", -1}}}, {"2", {{"a", 2}}}};
  EXPECT_EQ(ReadQrels(in, "qrels"), want);
}

TEST(TrecTest, ReadsRunsAsTrecEvalDoes) {
  std::istringstream in(
      "1 Q0 low 1 0.5 t\n"
      "1 Q0 tie_a 2 1.5e0 t\n"
      "1 Q0 tie_b 9 1.5 t\n"
      "2 Q0 negative 1 -3 t\n");
  const evaluate::Run want = {
      {"1", {{"tie_b", 1.5}, {"tie_a", 1.5}, {"low", .5}}},
      {"2", {{"negative", -3}}}};
  EXPECT_EQ(ReadRun(in, "run"), want);
}

TEST(TrecTest, SaysWhereAFileIsWrong) {
  struct Row {
    const char* why;
    char kind;
    const char* text;
    const char* want;
  };
  static constexpr Row kRows[] = {
      {"no tab", 't', "1 query\n", "f:1: want a topic's id, a tab"},
      {"no id", 't', "\tquery\n", "f:1: want a topic's id"},
      {"a space in the id", 't', "a b\tq\n", "f:1: a space in the topic's id"},
      {"an id twice", 't', "1\ta\n1\tb\n", "f:2: topic 1 comes twice"},
      {"three columns", 'q', "1 0 a\n", "f:1: want \"topic iteration"},
      {"no grade", 'q', "\n1 0 a x\n", "f:2: the grade is no number: x"},
      {"half a grade", 'q', "1 0 a 1.5\n", "f:1: the grade is no number: 1.5"},
      {"judged twice", 'q', "1 0 a 1\n1 0 a 0\n", "f:2: article a is judged"},
      {"five columns", 'r', "1 Q0 a 1 2\n", "have 5 columns"},
      {"no score", 'r', "1 Q0 a 1 high t\n", "the score is no number: high"},
      {"twice", 'r', "1 Q0 a 1 2 t\n1 Q0 a 2 1 t\n", "f:2: article a comes"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    std::istringstream in(row.text);
    try {
      if (row.kind == 't') ReadTopics(in, "f");
      if (row.kind == 'q') ReadQrels(in, "f");
      if (row.kind == 'r') ReadRun(in, "f");
      FAIL() << "was read";
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), ErrorKind::kInput);
      EXPECT_NE(std::string(e.what()).find(row.want), std::string::npos)
          << e.what();
    }
  }
}

}  // namespace
}  // namespace dizin::evaluate
