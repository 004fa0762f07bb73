#include "indexer/article_shard.h"

#include <optional>
#include <utility>

#include "common/index/field_kinds.h"
#include "common/index/lexicon_store.h"
#include "common/index/schema.h"
#include "indexer/prepare_article.h"

namespace dizin::indexer {
namespace {

// Words that are remembered from article to article.
constexpr std::size_t kMaxVocabularyBytes = 256 << 20;

}  // namespace

ArticleShard::ArticleShard(std::unique_ptr<index::ShardWriter> writer)
    : writer_(std::move(writer)), analyzer_(&terms_, &vocabulary_) {}

ShardSink::Outcome ArticleShard::Put(Article* article, const Origin* origin) {
  const std::uint64_t hash = HashOf(*article, origin);
  const std::optional<std::uint64_t> known = writer_->ContentHash(article->id);
  if (known == hash) return Outcome::kUnchanged;
  PrepareArticle(hash, origin, article, &analyzer_, &indexed_);
  if (NeedsOriginKey(*article, origin)) RememberOrigin(*origin);
  writer_->Put(indexed_, terms_);
  BoundMemory();
  return known ? Outcome::kReplaced : Outcome::kAdded;
}

bool ArticleShard::Delete(std::string_view id) { return writer_->Delete(id); }

std::string ArticleShard::Checkpoint() {
  return writer_->Metadata(index::kCheckpointKey);
}

void ArticleShard::Commit(std::string_view checkpoint) {
  StoreFieldKinds();
  StoreWords();
  if (!checkpoint.empty()) {
    writer_->SetMetadata(index::kCheckpointKey, checkpoint);
  }
  writer_->Commit();
}

void ArticleShard::RememberOrigin(const Origin& origin) {
  if (!origins_.insert(origin.hash).second) return;
  const std::string key = index::OriginKeyOf(origin.hash);
  if (writer_->Metadata(key) != origin.path) {
    writer_->SetMetadata(key, origin.path);
  }
}

void ArticleShard::StoreFieldKinds() {
  if (analyzer_.field_kinds().empty()) return;
  const std::string stored = writer_->Metadata(index::kFieldsKey);
  index::FieldKinds kinds = index::DecodeFieldKinds(stored);
  index::MergeFieldKinds(analyzer_.field_kinds(), &kinds);
  std::string merged = index::EncodeFieldKinds(kinds);
  if (merged != stored) writer_->SetMetadata(index::kFieldsKey, merged);
}

void ArticleShard::StoreWords() {
  index::StoreLexicon(vocabulary_, terms_, &relations_, writer_.get());
  vocabulary_.Clear();
}

void ArticleShard::BoundMemory() {
  const std::size_t bytes =
      terms_.MemoryUse() + analyzer_.MemoryUse() + vocabulary_.MemoryUse();
  if (bytes < kMaxVocabularyBytes) return;
  StoreWords();
  terms_.Clear();
  analyzer_.Clear();
}

}  // namespace dizin::indexer
