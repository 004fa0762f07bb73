#include "common/index/bulk_load.h"

#include <algorithm>
#include <optional>

#include "common/index/build_lexicon.h"
#include "common/index/glass/batch_builder.h"
#include "common/index/glass/bulk_writer.h"
#include "common/index/glass/file.h"
#include "common/index/row_runs.h"
#include "common/index/schema.h"

namespace dizin::index {
namespace {

// The lists of a lexicon in a file, read back in their order: the writer of the
// posting table asks for metadata one by one.
class ListSpool {
 public:
  ListSpool(const std::string& directory, std::size_t memory)
      : spool_(directory, memory) {}

  void Add(std::string_view key, std::string_view value) {
    row_.clear();
    AppendSized(kLexiconPrefix.size() + key.size(), value.size());
    row_.append(kLexiconPrefix).append(key).append(value);
    spool_.Append(row_);
  }

  glass::MetadataSource Source() {
    section_ = spool_.Since(0);
    reader_.emplace(section_, kWindowBytes);
    return [this, at = std::uint64_t{0}](std::string* key,
                                         std::string* value) mutable {
      if (at >= reader_->size()) return false;
      Sizes sizes;
      std::copy_n(reader_->View(at, sizeof sizes), sizeof sizes,
                  reinterpret_cast<char*>(&sizes));
      at += sizeof sizes;
      key->assign(reader_->View(at, sizes.key), sizes.key);
      at += sizes.key;
      value->assign(reader_->View(at, sizes.value), sizes.value);
      at += sizes.value;
      return true;
    };
  }

 private:
  static constexpr std::size_t kWindowBytes = std::size_t{1} << 18;
  struct Sizes {
    std::uint64_t key = 0;
    std::uint64_t value = 0;
  };

  void AppendSized(std::uint64_t key, std::uint64_t value) {
    const Sizes sizes{key, value};
    row_.append(reinterpret_cast<const char*>(&sizes), sizeof sizes);
  }

  glass::Spool spool_;
  glass::Section section_;
  std::optional<glass::SectionReader> reader_;
  std::string row_;
};

}  // namespace

struct BulkLoad::State {
  State(const std::string& path, const BulkLoadOptions& given)
      : directory(path),
        options(given),
        writer(path, {.memory = given.memory / 2}),
        rows(path, given.memory / 8) {}

  std::string directory;
  BulkLoadOptions options;
  glass::BulkWriter writer;
  RowRuns rows;
};

namespace {

// Words that a worker remembers from batch to batch take at most this share of
// the memory.
constexpr std::size_t kWordsShare = 4;

class BulkWorker : public BulkLoad::Worker {
 public:
  BulkWorker(glass::BulkWriter* writer, RowRuns* rows, std::size_t max_bytes)
      : writer_(writer),
        rows_(rows),
        max_bytes_(max_bytes),
        analyzer_(&terms_, &vocabulary_),
        builder_(&terms_) {}

  ArticleAnalyzer& analyzer() override { return analyzer_; }

  void Add(const IndexedArticle& article) override { builder_.Add(article); }

  void Flush(std::uint64_t number) override {
    writer_->Put(number, builder_.Finish());
    if (terms_.MemoryUse() + analyzer_.MemoryUse() + vocabulary_.MemoryUse() >
        max_bytes_) {
      Close();
    }
  }

  void Close() override {
    rows_->Add(vocabulary_, terms_);
    vocabulary_.Clear();
    terms_.Clear();
    analyzer_.Clear();
  }

 private:
  glass::BulkWriter* writer_;
  RowRuns* rows_;
  std::size_t max_bytes_;
  TermDictionary terms_;
  lexicon::Vocabulary vocabulary_;
  ArticleAnalyzer analyzer_;
  glass::BatchBuilder builder_;
};

}  // namespace

BulkLoad::BulkLoad(const std::string& directory, const BulkLoadOptions& options)
    : state_(std::make_unique<State>(directory, options)) {
  SetMetadata(kFormatKey, std::to_string(kFormatVersion));
  SetMetadata(kFingerprintKey, Fingerprint());
}

BulkLoad::~BulkLoad() = default;

std::unique_ptr<BulkLoad::Worker> BulkLoad::MakeWorker() {
  const std::size_t share =
      state_->options.memory / kWordsShare / state_->options.threads;
  return std::make_unique<BulkWorker>(&state_->writer, &state_->rows, share);
}

void BulkLoad::SetMetadata(std::string_view key, std::string_view value) {
  state_->writer.SetMetadata(key, value);
}

BulkLoadSummary BulkLoad::Finish() {
  const std::size_t threads = state_->options.threads;
  const std::size_t memory = state_->options.memory / 4;
  ListSpool lists(state_->directory, memory / threads);
  BuildLexicon(
      state_->directory, {.memory = memory, .threads = threads},
      [&](std::size_t part, const lexicon::RowVisitor& add) {
        state_->rows.Visit(part, threads, add);
      },
      [&lists](std::string_view key, std::string_view value) {
        lists.Add(key, value);
      });
  const glass::BulkSummary summary = state_->writer.Finish(lists.Source());
  return {summary.articles, summary.replaced};
}

}  // namespace dizin::index
