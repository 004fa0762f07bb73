#include "common/index/relearn.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/index/build_lexicon.h"
#include "common/index/hash.h"
#include "common/index/lexicon_store.h"
#include "common/index/schema.h"
#include "common/index/shard_writer.h"
#include "common/index/xapian_error.h"
#include "common/lexicon/layout.h"
#include "common/lexicon/lexicon_builder.h"
#include "common/lexicon/relations.h"
#include "common/lexicon/row_keys.h"
#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

// Reads the rows of one part of `parts` from the last commit of the shard.
class RowReader {
 public:
  RowReader(const std::string& shard, std::size_t part, std::size_t parts)
      : database_(shard),
        lexicon_(&database_, /*remote=*/false),
        terms_(shard),
        part_(part),
        parts_(parts) {}

  void Visit(const lexicon::RowVisitor& add) {
    lexicon::ReadRows(lexicon_,
                      [&](std::string_view key, std::string_view packed) {
                        const std::uint64_t hash = Hash64(key);
                        if (hash % parts_ != part_) return;
                        if (!IsThere(key)) {
                          ++forgotten_;
                          return;
                        }
                        known_.push_back(hash);
                        ++words_;
                        add(key, packed);
                      });
    std::sort(known_.begin(), known_.end());
    VisitTerms([&](const std::string& term) {
      const std::uint64_t hash = Hash64(term);
      if (hash % parts_ != part_ ||
          lexicon::Relations::WordsKeyOf(term).empty() ||
          std::binary_search(known_.begin(), known_.end(), hash)) {
        return;
      }
      ++words_;
      add(term, lexicon::RowOfUnknown(database_.get_collection_freq(term)));
    });
  }

  std::uint64_t words() const { return words_; }
  std::uint64_t forgotten() const { return forgotten_; }

 private:
  // Definitions are about articles that were read, whether or not they stay.
  bool IsThere(std::string_view row_key) const {
    if (row_key == lexicon::kBigramsRow ||
        row_key.front() == lexicon::kDefinitionRow) {
      return true;
    }
    if (row_key.front() == lexicon::kJoinRow) row_key.remove_prefix(1);
    const std::vector<std::string> terms = lexicon::TermsOf(row_key);
    return std::all_of(terms.begin(), terms.end(), [this](const auto& term) {
      return terms_.term_exists(term);
    });
  }

  // Words and abbreviations; all other terms begin with a capital letter.
  void VisitTerms(const std::function<void(const std::string& term)>& visit) {
    const std::string abbreviations(kAbbreviationPrefix);
    for (auto i = database_.allterms_begin(abbreviations);
         i != database_.allterms_end(abbreviations); ++i) {
      visit(*i);
    }
    auto i = database_.allterms_begin();
    while (i != database_.allterms_end()) {
      const std::string term = *i;
      if (term.front() >= 'A' && term.front() <= 'Z') {
        i.skip_to(std::string(1, 'Z' + 1));
        continue;
      }
      visit(term);
      ++i;
    }
  }

  Xapian::Database database_;
  ShardLexicon lexicon_;
  // The same shard: its place among the terms is another than that among the
  // rows, and each would lose the blocks of the other.
  Xapian::Database terms_;
  std::size_t part_;
  std::size_t parts_;
  std::vector<std::uint64_t> known_;  // hashes of the rows that were there
  std::uint64_t words_ = 0;
  std::uint64_t forgotten_ = 0;
};

// Writes lists in order of key, and takes away the old ones between them.
class ListReplacer {
 public:
  ListReplacer(const std::string& shard, ShardWriter* writer)
      : database_(shard),
        writer_(writer),
        old_(database_.metadata_keys_begin(std::string(kLexiconPrefix))) {}

  void Write(std::string_view key, std::string_view value) {
    std::string full(kLexiconPrefix);
    full.append(key);
    RemoveUpTo(full);
    writer_->SetMetadata(full, value);
  }
  void Finish() { RemoveUpTo(std::nullopt); }

 private:
  // Old keys before `key` go, and the one that is equal is passed over.
  void RemoveUpTo(const std::optional<std::string>& key) {
    const auto end = database_.metadata_keys_end(std::string(kLexiconPrefix));
    for (; old_ != end; ++old_) {
      const std::string old = *old_;
      if (key.has_value() && old > *key) return;
      if (key != old && IsOurs(old)) writer_->SetMetadata(old, "");
    }
  }

  static bool IsOurs(std::string_view key) {
    key.remove_prefix(std::min(kLexiconPrefix.size(), key.size()));
    return !key.empty() &&
           lexicon::kKeyKinds.find(key.front()) != std::string_view::npos;
  }

  Xapian::Database database_;  // as it was
  ShardWriter* writer_;
  Xapian::TermIterator old_;
};

}  // namespace

RelearnSummary RelearnLexicon(const std::string& shard,
                              const RelearnOptions& options) {
  const std::unique_ptr<ShardWriter> writer =
      OpenShardWriter(shard, /*create=*/false);
  return GuardXapian("reading", shard, [&] {
    std::atomic<std::uint64_t> words{0};
    std::atomic<std::uint64_t> forgotten{0};
    ListReplacer lists(shard, writer.get());
    BuildLexicon(
        shard, {.memory = options.memory, .threads = options.threads},
        [&](std::size_t part, const lexicon::RowVisitor& add) {
          RowReader rows(shard, part, options.threads);
          rows.Visit(add);
          words += rows.words();
          forgotten += rows.forgotten();
        },
        [&lists](std::string_view key, std::string_view value) {
          lists.Write(key, value);
        });
    lists.Finish();
    writer->SetMetadata(kFingerprintKey, Fingerprint());
    writer->Commit();
    return RelearnSummary{words, forgotten};
  });
}

}  // namespace dizin::index
