#include "common/index/shard_writer.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/error.h"
#include "common/index/durable.h"
#include "common/index/format_check.h"
#include "common/index/readback_probe.h"
#include "common/index/schema.h"
#include "common/index/stored_article.h"
#include "common/index/xapian_error.h"

namespace dizin::index {
namespace {

// Postings are written to the tables after so many occurrences, whatever
// Xapian's own count of articles says: what it keeps of them in memory takes
// about 120 bytes each. Half of it costs 10 % more time.
constexpr std::size_t kFlushOccurrences = 2'000'000;
// A sum of wdf wraps silently at 2^32; so much is kept below it.
constexpr std::uint64_t kMaxLength = std::numeric_limits<std::int32_t>::max();
// Numbers of articles are interleaved over the shards in 32 bits.
constexpr Xapian::docid kMaxDocid = 0xffff'ff00U;
constexpr std::size_t kMaxKeyBytes = 200;
constexpr std::uint32_t kMaxPads = 64;

// Puts the occurrences of one term, [begin, end), into the document.
class TermAdder {
 public:
  explicit TermAdder(Xapian::Document* document) : document_(document) {}

  void Add(const std::string& term, const Occurrence* begin,
           const Occurrence* end) {
    for (const Occurrence* o = begin; o != end; ++o) {
      const auto wdf = static_cast<Xapian::termcount>(
          std::min<std::uint64_t>(o->wdf, kMaxLength - length_));
      length_ += wdf;
      if (o->position != 0) {
        document_->add_posting(term, o->position, wdf);
      } else if (wdf != 0) {
        document_->add_term(term, wdf);
      } else {
        document_->add_boolean_term(term);
      }
    }
  }

 private:
  Xapian::Document* document_;
  std::uint64_t length_ = 0;
};

// What Xapian's documentation calls a database, opened for writing; with every
// guard that keeps one article from costing the others of its batch.
class XapianShardWriter : public ShardWriter {
 public:
  XapianShardWriter(std::string path, bool create) : path_(std::move(path)) {
    const bool made = create && !std::filesystem::exists(path_ + "/iamglass");
    if (!create && !std::filesystem::exists(path_)) {
      throw Error(ErrorKind::kIndex,
                  path_ +
                      ": the shard is missing; restore it, or index again "
                      "into a new database");
    }
    Guard("opening", [&] {
      database_ = Xapian::WritableDatabase(
          path_, (made ? Xapian::DB_CREATE : Xapian::DB_OPEN) |
                     Xapian::DB_BACKEND_GLASS);
      database_.begin_transaction();
      if (made || IsBlank()) {
        database_.set_metadata(std::string(kFormatKey),
                               std::to_string(kFormatVersion));
        database_.set_metadata(std::string(kFingerprintKey), Fingerprint());
      } else {
        CheckFormat(database_.get_metadata(std::string(kFormatKey)),
                    database_.get_metadata(std::string(kFingerprintKey)),
                    path_);
      }
    });
  }

  std::uint64_t Articles() override {
    return Guard("reading", [&] { return database_.get_doccount(); });
  }

  std::optional<std::uint64_t> ContentHash(std::string_view id) override {
    return Guard("reading", [&]() -> std::optional<std::uint64_t> {
      const Xapian::docid docid = Find(IdTerm(id));
      if (docid == 0) return std::nullopt;
      return HashFromValue(
          database_.get_document(docid, Xapian::DOC_ASSUME_VALID)
              .get_value(kHashSlot));
    });
  }

  void Put(const IndexedArticle& article,
           const TermDictionary& terms) override {
    Guard("writing to", [&] {
      const Xapian::docid docid = Find(IdTerm(article.id));
      if (docid == 0 && database_.get_lastdocid() >= kMaxDocid) {
        throw Error(ErrorKind::kIndex,
                    path_ + ": the shard is full; index into more shards");
      }
      const Xapian::Document document = MakeDocument(article, terms);
      if (docid != 0) {
        database_.replace_document(docid, document);
      } else {
        database_.add_document(document);
      }
      pending_ += article.occurrences.size();
      if (pending_ >= kFlushOccurrences) FlushPostings();
    });
  }

  bool Delete(std::string_view id) override {
    return Guard("deleting from", [&] {
      const Xapian::docid docid = Find(IdTerm(id));
      if (docid != 0) database_.delete_document(docid);
      return docid != 0;
    });
  }

  std::string Metadata(std::string_view key) override {
    return Guard("reading",
                 [&] { return database_.get_metadata(std::string(key)); });
  }

  void SetMetadata(std::string_view key, std::string_view value) override {
    if (key.empty() || TermCost(key) > kMaxKeyBytes) {
      throw Error(ErrorKind::kInternal, "no metadata key: " + std::string(key));
    }
    Guard("writing to", [&] {
      database_.set_metadata(std::string(key), std::string(value));
    });
  }

  void Commit() override {
    Guard("committing", [&] {
      database_.commit_transaction();
      SyncDirectory(path_);
      database_.begin_transaction();
    });
    pending_ = 0;
  }

 private:
  // Xapian drops the whole batch when one change fails, and says nothing of it
  // at the next commit: after an error there is no next.
  template <typename Function>
  std::invoke_result_t<Function> Guard(std::string_view doing,
                                       Function&& function) {
    if (failed_) {
      throw Error(ErrorKind::kInternal,
                  path_ + ": written to after it failed; open it anew");
    }
    try {
      return std::forward<Function>(function)();
    } catch (...) {
      failed_ = true;
      RethrowXapian(doing, path_);
    }
  }

  bool IsBlank() {
    return database_.get_doccount() == 0 &&
           database_.metadata_keys_begin() == database_.metadata_keys_end();
  }

  // The number of the article, 0 if there is none.
  Xapian::docid Find(const std::string& id_term) {
    const auto found = database_.postlist_begin(id_term);
    return found == database_.postlist_end(id_term) ? 0 : *found;
  }

  Xapian::Document MakeDocument(const IndexedArticle& article,
                                const TermDictionary& terms) {
    Xapian::Document document;
    const std::size_t term_bytes = AddTerms(article, terms, &document);
    for (const auto& [slot, value] : article.values) {
      document.add_value(slot, value);
    }
    document.set_data(article.data);
    MakeReadable(article, term_bytes, &document);
    return document;
  }

  // Answers the bytes of all terms, each once.
  std::size_t AddTerms(const IndexedArticle& article,
                       const TermDictionary& terms,
                       Xapian::Document* document) {
    grouped_.assign(article.occurrences.begin(), article.occurrences.end());
    std::stable_sort(grouped_.begin(), grouped_.end(),
                     [](const Occurrence& a, const Occurrence& b) {
                       return a.term < b.term;
                     });
    TermAdder adder(document);
    std::size_t bytes = 0;
    const Occurrence* const end = grouped_.data() + grouped_.size();
    for (const Occurrence* begin = grouped_.data(); begin != end;) {
      const Occurrence* next = begin;
      while (next != end && next->term == begin->term) ++next;
      const std::string_view term = terms.Term(begin->term);
      bytes += term.size();
      if (!term.empty()) {
        adder.Add(BoundedTerm(term, kMaxTermCost), begin, next);
      }
      begin = next;
    }
    return bytes;
  }

  void MakeReadable(const IndexedArticle& article, std::size_t term_bytes,
                    Xapian::Document* document) {
    for (std::uint32_t pad = 0; !probe_.CanRead(*document, term_bytes); ++pad) {
      if (pad == kMaxPads) {
        throw Error(ErrorKind::kInternal,
                    "article " + article.id + " cannot be stored readably");
      }
      document->add_boolean_term(std::string(kPadPrefix) +
                                 std::to_string(pad * 7919));
      document->set_data(PadStoredArticle(article.data, pad));
    }
  }

  // Writes what the inverter holds to the tables, without a commit: looking at
  // all terms and at positions needs them there.
  void FlushPostings() {
    database_.allterms_begin();
    database_.has_positions();
    pending_ = 0;
  }

  std::string path_;
  Xapian::WritableDatabase database_;
  ReadbackProbe probe_;
  std::vector<Occurrence> grouped_;
  std::size_t pending_ = 0;  // occurrences in memory
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<ShardWriter> OpenShardWriter(const std::string& path,
                                             bool create) {
  return std::make_unique<XapianShardWriter>(path, create);
}

}  // namespace dizin::index
