#include "indexer/article_shard.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/index/field_kinds.h"
#include "common/index/lexicon_store.h"
#include "common/index/schema.h"
#include "common/index/stored_article.h"
#include "common/text/language.h"

namespace dizin::indexer {
namespace {

// Words that are remembered from article to article.
constexpr std::size_t kMaxVocabularyBytes = 256 << 20;

// Puts the value where its slot belongs, or in place of the one that is there.
void SetValue(std::uint32_t slot, std::string value,
              std::vector<std::pair<std::uint32_t, std::string>>* values) {
  const auto at = std::lower_bound(
      values->begin(), values->end(), slot,
      [](const auto& v, std::uint32_t s) { return v.first < s; });
  if (at != values->end() && at->first == slot) {
    at->second = std::move(value);
  } else {
    values->emplace(at, slot, std::move(value));
  }
}

}  // namespace

ArticleShard::ArticleShard(std::unique_ptr<index::ShardWriter> writer)
    : writer_(std::move(writer)), analyzer_(&terms_, &vocabulary_) {}

ShardSink::Outcome ArticleShard::Put(Article* article, const Origin* origin) {
  const std::uint64_t hash = WithOrigin(index::ContentHash(*article), origin);
  const std::optional<std::uint64_t> known = writer_->ContentHash(article->id);
  if (known == hash) return Outcome::kUnchanged;
  article->language = NormalizeLanguage(article->language);
  if (article->language.empty()) {
    article->language =
        DetectLanguage(article->text.empty() ? article->title : article->text);
  }
  analyzer_.Analyze(*article, &indexed_);
  indexed_.content_hash = hash;
  SetValue(index::kHashSlot, index::HashToValue(hash), &indexed_.values);
  if (origin != nullptr) {
    SetValue(index::kOriginSlot, OriginValue(*origin, article->id),
             &indexed_.values);
    if (article->id != origin->path) RememberOrigin(*origin);
  }
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
  const std::string key = OriginKey(origin.hash);
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
