#include "common/query/question.h"

#include <gtest/gtest.h>

namespace dizin::query {
namespace {

TEST(QuestionTest, IsWhatEndsWithAQuestionMark) {
  struct Row {
    const char* why;
    const char* query;
    bool want;
  };
  static constexpr Row kRows[] = {
      {"a question", "Wer war Kalın?", true},
      {"a space before the mark", "Nerede doğmuştur ?", true},
      {"spaces behind it", "Nerede doğmuştur? \n", true},
      {"in quotation marks", "„Wer war Kalın?“", true},
      {"in parentheses", "(who?)", true},
      {"excited", "who?!", true},
      {"Arabic", "من هو كالين؟", true},
      {"full width", "「誰ですか？」", true},
      {"Ethiopic", "ማን ነው፧", true},
      {"the mark alone", "?", true},
      {"words", "hulusi akar", false},
      {"a mark inside", "who? me", false},
      {"a statement", "Kalın spoke.", false},
      {"bytes of a mark cut short", "who \xD8", false},
      {"nothing", "", false},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(IsQuestion(row.query), row.want) << row.why;
  }
}

}  // namespace
}  // namespace dizin::query
