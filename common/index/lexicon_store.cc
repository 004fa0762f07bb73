#include "common/index/lexicon_store.h"

#include <cstddef>

#include <xapian.h>

#include "common/index/schema.h"
#include "common/lexicon/lexicon_update.h"

namespace dizin::index {
namespace {

// Answers of a remote shard that are remembered.
constexpr std::size_t kMaxRemembered = 100'000;

std::string MetadataKey(std::string_view key) {
  return std::string(kLexiconPrefix).append(key);
}

}  // namespace

void StoreLexicon(const lexicon::Vocabulary& vocabulary,
                  const TermDictionary& terms, lexicon::Relations* relations,
                  ShardWriter* writer) {
  lexicon::UpdateLexicon(
      vocabulary, [&terms](std::uint32_t id) { return terms.Term(id); },
      relations,
      [writer](std::string_view key) {
        return writer->Metadata(MetadataKey(key));
      },
      [writer](std::string_view key, std::string_view value) {
        writer->SetMetadata(MetadataKey(key), value);
      });
}

void ShardLexicon::SetRevision(std::uint64_t revision) {
  if (revision == revision_) return;
  revision_ = revision;
  values_.clear();
  frequencies_.clear();
}

void ShardLexicon::Read(std::string_view key, const ValueVisitor& visit) const {
  const std::string value = Value(MetadataKey(key));
  if (!value.empty()) visit(value);
}

void ShardLexicon::ReadPrefix(std::string_view prefix,
                              const EntryVisitor& visit) const {
  const std::string begin = MetadataKey(prefix);
  for (auto i = database_->metadata_keys_begin(begin);
       i != database_->metadata_keys_end(begin); ++i) {
    const std::string key = *i;
    const std::string value = Value(key);
    if (!visit(std::string_view(key).substr(kLexiconPrefix.size()), value)) {
      return;
    }
  }
}

std::uint32_t ShardLexicon::DocumentFrequency(std::string_view term) const {
  if (!remote_) return database_->get_termfreq(std::string(term));
  if (const auto known = frequencies_.find(term); known != frequencies_.end()) {
    return known->second;
  }
  if (frequencies_.size() >= kMaxRemembered) frequencies_.clear();
  return frequencies_[std::string(term)] =
             database_->get_termfreq(std::string(term));
}

std::string ShardLexicon::Value(const std::string& key) const {
  if (!remote_) return database_->get_metadata(key);
  if (const auto known = values_.find(key); known != values_.end()) {
    return known->second;
  }
  if (values_.size() >= kMaxRemembered) values_.clear();
  return values_[key] = database_->get_metadata(key);
}

}  // namespace dizin::index
