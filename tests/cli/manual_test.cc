// The man pages and completions against what the programs say of themselves.

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.h"

namespace dizin {
namespace {

using ::testing::IsSupersetOf;
using testing::ProgramResult;
using testing::RunProgram;
using Names = std::set<std::string>;

struct Program {
  const char* name;
  const char* path;
};
constexpr Program kPrograms[] = {{"dizin-index", DIZIN_INDEX},
                                 {"dizin-search", DIZIN_SEARCH},
                                 {"dizin-serve", DIZIN_SERVE}};

// The name that `text` begins with.
std::string NameAt(std::string_view text) {
  return std::string(text.substr(
      0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-")));
}

Names OptionsOfHelp(const Program& program) {
  Names names;
  std::istringstream page(RunProgram({program.path, "--help"}).out);
  for (std::string line; std::getline(page, line);) {
    const std::size_t dashes = line.find("--");
    const bool lists =
        dashes == 6 && (line.starts_with("      ") || line.starts_with("  -"));
    if (lists) names.insert(NameAt(std::string_view(line).substr(8)));
  }
  return names;
}

// Those that an .It line of the page is about.
Names OptionsOfManual(const Program& program) {
  Names names;
  std::ifstream page(std::string(DIZIN_SOURCE_DIR) + "/docs/man/" +
                     program.name + ".1");
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with(".It ")) continue;
    for (std::size_t at = 0; (at = line.find("Fl -", at)) != line.npos;) {
      at += 4;
      names.insert(NameAt(std::string_view(line).substr(at)));
    }
  }
  return names;
}

TEST(ManualTest, DescribesTheOptionsThatThereAre) {
  for (const Program& program : kPrograms) {
    const Names help = OptionsOfHelp(program);
    ASSERT_THAT(help, IsSupersetOf({"help", "version", "db"}));
    EXPECT_EQ(OptionsOfManual(program), help)
        << "see docs/man/" << program.name << ".1";
  }
}

// What bash offers for the last of the words.
Names Completed(const Program& program, std::vector<std::string> words) {
  std::string script = "set -e\n. \"$0/packaging/completions/dizin.bash\"\n";
  script += "COMP_WORDS=(\"$@\")\nCOMP_CWORD=$(($# - 1))\n_dizin\n";
  script += "printf '%s\\n' \"${COMPREPLY[@]}\"\n";
  words.insert(words.begin(),
               {"/bin/bash", "-c", script, DIZIN_SOURCE_DIR, program.path});
  const ProgramResult result = RunProgram(words, "", {}, DIZIN_SOURCE_DIR);
  EXPECT_EQ(result.status, 0) << result.err;
  std::istringstream lines(result.out);
  Names names;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) names.insert(line);
  }
  return names;
}

TEST(CompletionTest, BashOffersTheOptionsThatThereAre) {
  for (const Program& program : kPrograms) {
    Names want;
    for (const std::string& name : OptionsOfHelp(program)) {
      want.insert("--" + name);
    }
    EXPECT_EQ(Completed(program, {"--"}), want) << program.name;
  }
}

TEST(CompletionTest, BashOffersValues) {
  struct Row {
    const char* why;
    std::vector<std::string> words;
    Names want;
  };
  const Row rows[] = {
      {"all choices", {"--sort", ""}, {"relevance", "date"}},
      {"those that begin so", {"--format", "js"}, {"json", "jsonl"}},
      {"with an equals sign", {"--format", "=", "js"}, {"json", "jsonl"}},
      {"behind it, nothing", {"--sort", "="}, {"relevance", "date"}},
      {"folders", {"--db", "sear"}, {"searcher"}},
      {"files", {"--qrels", "CMakeL"}, {"CMakeLists.txt"}},
      {"no value to guess", {"--limit", ""}, {}},
      {"short", {"-n", ""}, {}},
      {"an option", {"--match-a"}, {"--match-all"}},
      {"words of the query", {"kal"}, {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Completed(kPrograms[1], row.words), row.want);
  }
  EXPECT_EQ(Completed(kPrograms[0], {"--db", "x", "CMakeL"}),
            Names{"CMakeLists.txt"});
}

}  // namespace
}  // namespace dizin
