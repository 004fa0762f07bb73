// Whole pages over corpus/news, compared with tests/golden/search/. Made anew
// with DIZIN_UPDATE_GOLDEN=1; times, scores and cursors are masked, so that a
// page only changes when what people see of it does.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace dizin {
namespace {

using testing::ProgramResult;
using testing::RunProgram;
using testing::TempDir;

struct Page {
  const char* name;
  std::vector<std::string> arguments;
};

std::vector<Page> Pages() {
  return {
      {"phrase.txt", {"-n", "4", "--match", "alike", "\"ibrahim kalin\""}},
      {"marks.txt", {"--color", "always", "-n", "3", "Hulusi Akar"}},
      {"right_to_left.txt", {"كالين أنقرة lang:ar"}},
      {"han.txt", {"安卡拉 lang:zh,ja"}},
      {"nothing.txt", {"zzzqqq"}},
      {"note.txt", {"-n", "1", "--match", "alike", "kalin AND"}},
      {"explain.txt",
       {"--explain", "--match", "alike", "-n", "1", "Kalın talks"}},
      {"names.txt", {"--names", "Kalin", "--match", "alike"}},
      {"answer.json",
       {"--format", "json", "--match", "alike", "-n", "2", "Kalın lang:tr"}},
      {"lines.jsonl",
       {"--format", "jsonl", "--match", "alike", "S-400 lang:en"}},
      {"help.txt", {"--help"}},
  };
}

std::string Masked(std::string text) {
  static const std::pair<std::regex, const char*> kMasks[] = {
      {std::regex(R"re(\([0-9.]+ ms\))re"), "(… ms)"},
      {std::regex(R"re("(parse|search|snippets|total|score)": ?[-+0-9.e]+)re"),
       "\"$1\": 0"},
      {std::regex(R"re([0-9]+\.[0-9]{3} )re"), "#.### "},
      {std::regex(R"re("next": "[-_A-Za-z0-9]+")re"), "\"next\": \"…\""},
  };
  for (const auto& [pattern, mask] : kMasks) {
    text = std::regex_replace(text, pattern, mask);
  }
  return text;
}

std::string Contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

TEST(SearchGoldenTest, PagesAreAsTheyWere) {
  const TempDir dir;
  const std::string source = DIZIN_SOURCE_DIR;
  const ProgramResult indexed = RunProgram(
      {DIZIN_INDEX, "--db", dir / "db", "corpus/news"}, "", {}, source);
  ASSERT_EQ(indexed.status, 0) << indexed.err;
  const bool update = std::getenv("DIZIN_UPDATE_GOLDEN") != nullptr;
  const std::string golden = source + "/tests/golden/search/";
  if (update) std::filesystem::create_directories(golden);
  for (const Page& page : Pages()) {
    SCOPED_TRACE(page.name);
    std::vector<std::string> arguments = {DIZIN_SEARCH, "--db", dir / "db"};
    arguments.insert(arguments.end(), page.arguments.begin(),
                     page.arguments.end());
    const ProgramResult result =
        RunProgram(arguments, "", {"COLUMNS=80"}, source);
    EXPECT_EQ(result.err, "");
    const std::string got = Masked(result.out);
    if (update) {
      std::ofstream(golden + page.name, std::ios::binary) << got;
    } else {
      EXPECT_EQ(got, Contents(golden + page.name))
          << "if it is meant: DIZIN_UPDATE_GOLDEN=1 ./dev test";
    }
  }
}

}  // namespace
}  // namespace dizin
