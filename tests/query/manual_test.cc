// The examples of docs/query-syntax.md: each query reads as the tree that is
// printed below it, with the notes below that.

#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/date.h"
#include "common/query/parser.h"
#include "common/query/printer.h"
#include "tests/query/tree_text.h"

namespace dizin::query {
namespace {

struct Example {
  int line = 0;
  std::string query;
  std::vector<std::string> answer;  // the tree, then notes
};

// Blocks that begin with ```query: queries, each with its indented answer.
std::vector<Example> ReadManual() {
  std::ifstream in(DIZIN_SOURCE_DIR "/docs/query-syntax.md");
  std::vector<Example> examples;
  bool within = false;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("```")) {
      within = line == "```query";
    } else if (within && line.starts_with("    ")) {
      examples.back().answer.push_back(line.substr(4));
    } else if (within) {
      examples.push_back({number, line, {}});
    }
  }
  return examples;
}

TEST(ManualTest, SaysHowQueriesAreRead) {
  const std::vector<Example> examples = ReadManual();
  ASSERT_GT(examples.size(), 40U);
  ParseOptions options;
  options.now_seconds = ParseDate("2021-02-11T12:00:00Z")->seconds;
  options.fields = {"price"};
  for (const Example& example : examples) {
    SCOPED_TRACE("line " + std::to_string(example.line) + ": " + example.query);
    const ParsedQuery parsed = ParseQuery(example.query, options);
    std::vector<std::string> answer = {TreeText(parsed.root)};
    answer.insert(answer.end(), parsed.notes.begin(), parsed.notes.end());
    EXPECT_EQ(answer, example.answer);
    EXPECT_EQ(ParseQuery(Print(parsed.root), options).root, parsed.root);
  }
}

}  // namespace
}  // namespace dizin::query
