#include "common/index/bulk_load.h"

#include <algorithm>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/index/glass/batch_builder.h"
#include "common/index/glass/bulk_writer.h"
#include "common/index/glass/file.h"
#include "common/index/row_runs.h"
#include "common/index/schema.h"
#include "common/lexicon/lexicon_builder.h"

namespace dizin::index {
namespace {

// The lexicon's sorted runs, in a file without a name.
class FileScratch : public lexicon::Scratch {
 public:
  explicit FileScratch(const std::string& directory)
      : file_(glass::File::CreateUnnamed(directory)) {}

  void Append(std::string_view bytes) override {
    file_.Write(bytes);
    size_ += bytes.size();
  }

  std::string Read(std::uint64_t offset, std::size_t size) const override {
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(
                          size, size_ - std::min(offset, size_))),
                      '\0');
    file_.ReadAt(offset, bytes.data(), bytes.size());
    return bytes;
  }

 private:
  glass::File file_;
  std::uint64_t size_ = 0;
};

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

// Runs `work` in so many threads, and throws the first error of any.
void InThreads(std::size_t threads,
               const std::function<void(std::size_t)>& work) {
  std::mutex mutex;
  std::exception_ptr error;
  const auto guarded = [&](std::size_t number) {
    try {
      work(number);
    } catch (...) {  // crosses a thread
      const std::lock_guard lock(mutex);
      if (!error) error = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(guarded, i);
  guarded(0);
  for (std::thread& thread : others) thread.join();
  if (error) std::rethrow_exception(error);
}

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
  const std::size_t memory = state_->options.memory / 4 / threads;
  std::deque<FileScratch> scratches;
  std::deque<lexicon::LexiconBuilder> builders;
  std::vector<lexicon::LexiconBuilder*> all;
  for (std::size_t i = 0; i < threads; ++i) {
    scratches.emplace_back(state_->directory);
    builders.emplace_back(&scratches.back(), memory);
    all.push_back(&builders.back());
  }
  InThreads(threads, [&](std::size_t part) {
    state_->rows.Visit(part, threads,
                       [&](std::string_view key, std::string_view packed) {
                         builders[part].Add(key, packed);
                       });
  });
  ListSpool lists(state_->directory, memory);
  lexicon::LexiconBuilder::Write(
      all, [&lists](std::string_view key, std::string_view value) {
        lists.Add(key, value);
      });
  const glass::BulkSummary summary = state_->writer.Finish(lists.Source());
  return {summary.articles, summary.replaced};
}

}  // namespace dizin::index
