#include "common/index/relearn.h"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/error.h"
#include "common/index/article_analyzer.h"
#include "common/index/index_reader.h"
#include "common/index/lexicon_store.h"
#include "common/index/schema.h"
#include "common/index/shard_writer.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index {
namespace {

using ::testing::HasSubstr;
using testing::TempDir;
using testing::Thrown;

class RelearnTest : public ::testing::Test {
 protected:
  RelearnTest() : path_(dir_ / "shard"), writer_(Open(true)) {
    Add("en", "Yesterday Kalin met Merkel, and the ministers were talking.");
    Add("ru", "Вчера Калын приехал в Анкару.");
    Add("zh", "卡林在安卡拉会见部长。");
    Add("th", "นายกรัฐมนตรี เยือน อังการา");
    Add("en", "The Presidency of Defense Industries (SSB) of the U.S. spoke.");
    Commit();
  }

  std::unique_ptr<ShardWriter> Open(bool create) const {
    return OpenShardWriter(path_, create);
  }

  void Add(const std::string& language, const std::string& text) {
    Article article;
    article.id = language + std::to_string(++articles_);
    article.language = language;
    article.text = text;
    IndexedArticle indexed;
    analyzer_.Analyze(article, &indexed);
    writer_->Put(indexed, terms_);
  }

  void Commit() {
    StoreLexicon(vocabulary_, terms_, &relations_, writer_.get());
    writer_->Commit();
    vocabulary_.Clear();
  }

  std::map<std::string, std::string> Metadata() const {
    const Xapian::Database database(path_);
    std::map<std::string, std::string> all;
    for (auto i = database.metadata_keys_begin();
         i != database.metadata_keys_end(); ++i) {
      all[*i] = database.get_metadata(*i);
    }
    return all;
  }

  std::vector<std::string> Known(const std::string& word) const {
    const auto reader = IndexReader::Open({path_});
    std::vector<std::string> known;
    for (const Variant& v : reader->Expand(word, Match::kDefault).variants) {
      known.push_back(v.terms.front());
    }
    return known;
  }

  TempDir dir_;
  std::string path_;
  TermDictionary terms_;
  lexicon::Vocabulary vocabulary_;
  lexicon::Relations relations_;
  ArticleAnalyzer analyzer_{&terms_, &vocabulary_};
  std::unique_ptr<ShardWriter> writer_;
  int articles_ = 0;
};

TEST_F(RelearnTest, LearnsTheSameAgain) {
  writer_.reset();
  const auto before = Metadata();
  for (const std::size_t threads : {1U, 3U}) {
    const RelearnSummary summary = RelearnLexicon(path_, {.threads = threads});
    EXPECT_EQ(summary.forgotten, 0U);
    EXPECT_GT(summary.words, 20U);
    EXPECT_EQ(Metadata(), before);
  }
}

TEST_F(RelearnTest, MendsWhatOlderRulesHaveWritten) {
  const auto before = Metadata();
  // As if names had had other keys, and stems: the lists of today are not
  // there, and others are.
  for (const auto& [key, value] : before) {
    if (key.front() != 'I' && key.front() != 'S') continue;
    writer_->SetMetadata(key, "");
    if (key.front() == 'S') {
      writer_->SetMetadata("S\x7F" + key.substr(1), value);
    }
  }
  const std::string older = before.at(std::string(kFingerprintKey));
  writer_->SetMetadata(kFingerprintKey,
                       older.substr(0, older.find("stem ")) + "stem 0");
  writer_->Commit();
  writer_.reset();
  EXPECT_THAT(Known("Kalin"), ::testing::ElementsAre("kalin"));
  EXPECT_THAT(IndexReader::Open({path_})->Search({}, {}).notes,
              ::testing::ElementsAre(HasSubstr("--relearn")));
  RelearnLexicon(path_, {});
  EXPECT_EQ(Metadata(), before);
  EXPECT_THAT(Known("Kalin"), ::testing::Contains("калын"));
  EXPECT_THAT(IndexReader::Open({path_})->Search({}, {}).notes,
              ::testing::IsEmpty());
}

TEST_F(RelearnTest, ForgetsWordsThatAreGone) {
  const auto before = Metadata();
  Add("de", "Gestern sprach Schnittmuster mit Quastenflosser.");
  Commit();
  ASSERT_NE(Metadata(), before);
  writer_->Delete("de" + std::to_string(articles_));
  writer_->Commit();
  writer_.reset();
  EXPECT_EQ(RelearnLexicon(path_, {}).forgotten, 5U);
  EXPECT_EQ(Metadata(), before);
}

TEST_F(RelearnTest, TakesUnknownWordsFromThePostings) {
  for (const auto& [key, value] : Metadata()) {
    if (key.front() >= 'A' && key.front() <= 'Z') writer_->SetMetadata(key, "");
  }
  writer_->Commit();
  writer_.reset();
  EXPECT_THAT(Known("Kalin"), ::testing::ElementsAre("kalin"));
  RelearnLexicon(path_, {});
  EXPECT_THAT(Known("Kalin"), ::testing::Contains("калын"));
}

TEST_F(RelearnTest, ReadersGoOnAndOthersWait) {
  const auto reader = IndexReader::Open({path_});
  EXPECT_THAT(Thrown(ErrorKind::kTransient, [&] { RelearnLexicon(path_, {}); }),
              HasSubstr(path_));
  writer_.reset();
  RelearnLexicon(path_, {});
  EXPECT_THAT(reader->Expand("Kalin", Match::kDefault).variants,
              ::testing::SizeIs(::testing::Gt(1U)));
}

}  // namespace
}  // namespace dizin::index
