// ArticleShard analyses articles and writes them to a shard of a database: the
// ShardSink of every real run.
//
// An article whose hash (prepare_article.h) the shard has already is left as it
// is.

#ifndef DIZIN_INDEXER_ARTICLE_SHARD_H_
#define DIZIN_INDEXER_ARTICLE_SHARD_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "common/index/article_analyzer.h"
#include "common/index/shard_writer.h"
#include "common/index/term_dictionary.h"
#include "common/lexicon/relations.h"
#include "common/lexicon/vocabulary.h"
#include "indexer/shard_sink.h"

namespace dizin::indexer {

class ArticleShard : public ShardSink {
 public:
  explicit ArticleShard(std::unique_ptr<index::ShardWriter> writer);

  Outcome Put(Article* article, const Origin* origin) override;
  bool Delete(std::string_view id) override;
  std::string Checkpoint() override;
  void Commit(std::string_view checkpoint) override;

 private:
  void RememberOrigin(const Origin& origin);
  void StoreFieldKinds();
  void StoreWords();
  void BoundMemory();

  std::unique_ptr<index::ShardWriter> writer_;
  index::TermDictionary terms_;
  lexicon::Vocabulary vocabulary_;  // of what is not in the lexicon yet
  lexicon::Relations relations_;
  index::ArticleAnalyzer analyzer_;
  index::IndexedArticle indexed_;
  std::unordered_set<std::uint64_t> origins_;  // stored by hash, as we know
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_ARTICLE_SHARD_H_
