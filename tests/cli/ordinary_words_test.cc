// Frequent words find no other word by its sound: in our own news, and in those
// of $DIZIN_DATA where they are.

#include "tests/lexicon/ordinary_words.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "common/text/json_writer.h"
#include "common/text/title_case.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace dizin::testing {
namespace {

class OrdinaryWordsTest : public ::testing::Test {
 protected:
  void Index(const std::string& input) {
    const ProgramResult result = RunProgram({DIZIN_INDEX, "--db", db(), input});
    ASSERT_EQ(result.status, 0) << result.err;
  }

  // How many of the words were asked for that the articles have, and those of
  // them that found another by its sound.
  struct Found {
    int known = 0;
    std::string by_sound;
  };
  Found Ask(bool capital) {
    Found found;
    for (const OrdinaryWords& of : kOrdinaryWords) {
      std::istringstream words{std::string(of.words)};
      for (std::string word; words >> word;) {
        if (capital) word = TitleCase(word);
        const std::string names =
            RunProgram({DIZIN_SEARCH, "--db", db(), "--names", word}).out;
        if (names.find("  exact ") == std::string::npos) continue;
        ++found.known;
        if (names.find("sounds like it") != std::string::npos) {
          found.by_sound += word + " ";
        }
      }
    }
    return found;
  }

  std::string db() const { return dir_ / "db"; }

  TempDir dir_;
};

TEST_F(OrdinaryWordsTest, OfOurNews) {
  Index(DIZIN_SOURCE_DIR "/corpus/news");
  const Found small = Ask(/*capital=*/false);
  EXPECT_GE(small.known, 50);
  EXPECT_EQ(small.by_sound, "");
  // These stand there at the start of a sentence alone.
  EXPECT_EQ(Ask(/*capital=*/true).by_sound, "Para Şehir ");
}

TEST_F(OrdinaryWordsTest, OfNewsInTwelveLanguages) {
  const char* const data = std::getenv("DIZIN_DATA");
  const std::string file =
      std::string(data == nullptr ? "" : data) + "/ntrex/sentences.tsv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  std::string lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string number, language, name, text;
    for (std::string* field : {&number, &language, &name, &text}) {
      std::getline(fields, *field, '\t');
    }
    JsonWriter json(&lines);
    json.BeginObject().Key("id").String(language + ":" + number);
    json.Key("language").String(language).Key("text").String(text).EndObject();
    lines += '\n';
  }
  Index(dir_.Write("articles.jsonl", lines));
  const Found found = Ask(/*capital=*/false);
  EXPECT_GE(found.known, 180);
  EXPECT_EQ(found.by_sound, "");
}

}  // namespace
}  // namespace dizin::testing
