// A database of a few articles, for tests.
//
//   const TempDir dir;
//   MakeIndex(dir / "b", {{.id = "1", .title = "Kalın", .text = "…"}});

#ifndef DIZIN_TESTS_INDEX_MAKE_INDEX_H_
#define DIZIN_TESTS_INDEX_MAKE_INDEX_H_

#include <memory>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/index/article_analyzer.h"
#include "common/index/database.h"
#include "common/index/field_kinds.h"
#include "common/index/lexicon_store.h"
#include "common/index/schema.h"
#include "common/index/shard_writer.h"
#include "common/index/term_dictionary.h"
#include "common/lexicon/relations.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::index {

// One shard and what it takes to write it.
class TestShard {
 public:
  explicit TestShard(const std::string& path)
      : writer_(OpenShardWriter(path, true)),
        analyzer_(&terms_, &vocabulary_) {}

  void Put(const Article& article) {
    IndexedArticle indexed;
    analyzer_.Analyze(article, &indexed);
    writer_->Put(indexed, terms_);
  }

  void Commit() {
    StoreLexicon(vocabulary_, terms_, &relations_, writer_.get());
    vocabulary_.Clear();
    FieldKinds kinds = DecodeFieldKinds(writer_->Metadata(kFieldsKey));
    MergeFieldKinds(analyzer_.field_kinds(), &kinds);
    writer_->SetMetadata(kFieldsKey, EncodeFieldKinds(kinds));
    writer_->Commit();
  }

  ShardWriter& writer() { return *writer_; }

 private:
  std::unique_ptr<ShardWriter> writer_;
  TermDictionary terms_;
  lexicon::Vocabulary vocabulary_;
  lexicon::Relations relations_;
  ArticleAnalyzer analyzer_;
};

// Makes the database, if there is none, and adds the articles.
inline void MakeIndex(const std::string& path,
                      const std::vector<Article>& articles,
                      std::size_t shards = 1) {
  if (!DatabaseExists(path)) CreateDatabase(path, shards);
  const DatabaseLayout layout = ReadLayout(path);
  std::vector<std::unique_ptr<TestShard>> writers;
  for (const ShardPlace& place : layout.shards) {
    writers.push_back(std::make_unique<TestShard>(place.path));
  }
  for (const Article& article : articles) {
    writers[ShardOf(article.id, writers.size())]->Put(article);
  }
  for (const auto& writer : writers) writer->Commit();
}

// An article of a title and a text, in a language.
inline Article MakeArticle(std::string id, std::string title, std::string text,
                           std::string language = "en") {
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.text = std::move(text);
  article.language = std::move(language);
  return article;
}

}  // namespace dizin::index

#endif  // DIZIN_TESTS_INDEX_MAKE_INDEX_H_
