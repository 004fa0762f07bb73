// The sample corpus is what corpus/README.md says: every file is read whole,
// and every file is named there.

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/language.h"
#include "common/text/utf8.h"
#include "indexer/input/input.h"
#include "indexer/input/walk.h"
#include "indexer/readers/article_reader.h"
#include "indexer/readers/guess_format.h"

namespace dizin::indexer {
namespace {

using ::testing::HasSubstr;

const std::string kCorpus = DIZIN_SOURCE_DIR "/corpus";

std::vector<std::string> FilesOf(const std::string& folder) {
  std::vector<std::string> paths;
  Walk({folder}, [&paths](const FoundFile& file) {
    paths.push_back(file.path);
    return true;
  });
  return paths;
}

std::vector<Record> RecordsOf(const std::string& path) {
  Input input(path);
  const auto format = GuessFormat(path, input.Peek(kGuessBytes));
  EXPECT_TRUE(format) << path;
  const auto reader = MakeReader(*format, &input, {});
  std::vector<Record> records;
  for (Record record; reader->Next(&record);) records.push_back(record);
  return records;
}

TEST(CorpusTest, IsReadWhole) {
  std::set<std::string> languages;
  std::set<std::string> ids;
  for (const std::string& path : FilesOf(kCorpus + "/news")) {
    SCOPED_TRACE(path);
    for (const Record& record : RecordsOf(path)) {
      const Article& article = record.article;
      SCOPED_TRACE(article.id);
      EXPECT_EQ(record.rejection, "");
      EXPECT_EQ(record.mended, 0U);
      EXPECT_TRUE(ids.insert(article.id).second);
      EXPECT_NE(article.title, "");
      EXPECT_GT(CodePointCount(article.text), 300U);
      EXPECT_LT(article.text.size(), 4000U);
      ASSERT_TRUE(article.date);
      const std::string date = article.date->ToString();
      EXPECT_THAT(date.substr(0, 4), ::testing::AnyOf("2020", "2021", "2022"));
      languages.insert(article.language.empty()
                           ? DetectLanguage(article.text)
                           : NormalizeLanguage(article.language));
    }
  }
  EXPECT_GE(ids.size(), 40U);
  EXPECT_GE(languages.size(), 20U);
  EXPECT_FALSE(languages.contains(""));
}

TEST(CorpusTest, IsDescribed) {
  std::ifstream in(kCorpus + "/README.md");
  std::stringstream readme;
  readme << in.rdbuf();
  for (const char* folder : {"/news", "/formats"}) {
    for (const std::string& path : FilesOf(kCorpus + folder)) {
      const auto name = std::filesystem::relative(path, kCorpus).string();
      EXPECT_THAT(readme.str(), HasSubstr("`" + name + "`"));
    }
  }
}

}  // namespace
}  // namespace dizin::indexer
