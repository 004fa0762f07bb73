#include "common/index/bulk_load.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <malloc.h>

#include "common/index/build_lexicon.h"
#include "common/index/glass/batch_builder.h"
#include "common/index/glass/bulk_writer.h"
#include "common/index/row_runs.h"
#include "common/index/schema.h"
#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

// Shares of the memory, in 32nds; what is left is for batches that are being
// made. Words that workers remember from batch to batch get most of it: each
// time they are forgotten all are learnt anew, while runs and rows that go to
// disk are only read again.
constexpr std::size_t kParts = 32;
constexpr std::size_t kWriterParts = 8;
constexpr std::size_t kRowsParts = 1;
constexpr std::size_t kWordsParts = 15;

}  // namespace

struct BulkLoad::State {
  State(const std::string& path, const BulkLoadOptions& given)
      : directory(path),
        options(given),
        writer(path, {.memory = given.memory / kParts * kWriterParts}),
        rows(path, given.memory / kParts * kRowsParts) {}

  std::string directory;
  BulkLoadOptions options;
  glass::BulkWriter writer;
  RowRuns rows;
  OlderLexicons older;
};

namespace {

// True for the terms of words as they stand in title and text, and of
// abbreviations: no other term without a prefix begins with a capital.
bool IsWordTerm(std::string_view term) {
  const bool capital = term.front() >= 'A' && term.front() <= 'Z';
  return !capital || term.starts_with(kAbbreviationPrefix);
}

// Gives back to the system what the workers held and the C library keeps: other
// threads will take as much again from elsewhere.
void ReleaseFreeMemory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

// Adds up what the articles of a batch have of a term, by language.
class LanguageCounter {
 public:
  // The next article.
  void Add(lexicon::LanguageId language) {
    const auto known =
        std::find(languages_.begin(), languages_.end(), language);
    of_article_.push_back(
        static_cast<std::uint32_t>(known - languages_.begin()));
    if (known != languages_.end()) return;
    languages_.push_back(language);
    counts_.push_back(0);
  }

  void Count(std::uint32_t article, std::uint32_t n) {
    const std::size_t language = of_article_[article];
    if (counts_[language] == 0) touched_.push_back(language);
    counts_[language] += n;
  }

  // Calls take(language, n) for what was counted since the last time.
  template <class Visit>
  void Take(const Visit& take) {
    for (const std::size_t language : touched_) {
      if (counts_[language] > 0) take(languages_[language], counts_[language]);
      counts_[language] = 0;
    }
    touched_.clear();
  }

  // The articles are gone.
  void Clear() { of_article_.clear(); }

 private:
  std::vector<std::uint32_t> of_article_;  // in languages_
  std::vector<lexicon::LanguageId> languages_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::size_t> touched_;
};

class BulkWorker : public BulkLoad::Worker {
 public:
  BulkWorker(glass::BulkWriter* writer, RowRuns* rows, std::size_t max_bytes)
      : writer_(writer),
        rows_(rows),
        max_bytes_(max_bytes),
        analyzer_(&terms_, &vocabulary_, OccurrencesCounted::kByCaller),
        builder_(&terms_) {}

  ArticleAnalyzer& analyzer() override { return analyzer_; }

  void Add(const IndexedArticle& article) override {
    builder_.Add(article);
    languages_.Add(analyzer_.language());
  }

  void Flush(std::uint64_t number) override {
    glass::Batch batch = builder_.Finish();
    CountWords();
    writer_->Put(number, std::move(batch));
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
  // Once a batch and not once a word: its occurrences are in order by now.
  void CountWords() {
    builder_.VisitPostings(
        [this](std::uint32_t id) { vocabulary_.Prefetch(id); },
        [this](std::uint32_t id, std::string_view term,
               std::span<const glass::Posting> postings) {
          if (!IsWordTerm(term)) return;
          for (const glass::Posting& posting : postings) {
            languages_.Count(posting.article, posting.wdf);
          }
          languages_.Take([&](lexicon::LanguageId language, std::uint32_t n) {
            vocabulary_.CountOccurrences(id, language, n);
          });
        });
    languages_.Clear();
  }

  glass::BulkWriter* writer_;
  RowRuns* rows_;
  std::size_t max_bytes_;
  TermDictionary terms_;
  lexicon::Vocabulary vocabulary_;
  ArticleAnalyzer analyzer_;
  glass::BatchBuilder builder_;
  LanguageCounter languages_;
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
      state_->options.memory / kParts * kWordsParts / state_->options.threads;
  return std::make_unique<BulkWorker>(&state_->writer, &state_->rows, share);
}

void BulkLoad::SetMetadata(std::string_view key, std::string_view value) {
  state_->writer.SetMetadata(key, value);
}

void BulkLoad::GoesBehind(const std::string& shard, Keep keep) {
  state_->older.Add(shard, keep);
}

BulkLoadSummary BulkLoad::Finish() {
  ReleaseFreeMemory();
  const std::size_t threads = state_->options.threads;
  const std::size_t memory = state_->options.memory / 4;
  RowRuns::Collector older_rows(&state_->rows, memory / threads);
  const std::uint64_t dropped_rows = state_->older.VisitRows(
      [&older_rows](std::string_view key, std::string_view packed) {
        older_rows.Add(key, packed);
      });
  older_rows.Flush();
  LexiconBuild lexicon(state_->directory,
                       {.memory = memory, .threads = threads});
  lexicon.AddRows([&](std::size_t part, const lexicon::RowVisitor& add) {
    state_->rows.Visit(part, threads, add);
  });
  const glass::BulkSummary summary =
      state_->writer.Finish([&](const glass::MetadataSink& add) {
        std::string key;
        const auto put = [&](std::string_view list, std::string_view value) {
          key.assign(kLexiconPrefix).append(list);
          add(key, value);
        };
        lexicon.Write([&](std::string_view list, std::string_view value) {
          state_->older.MarkUpTo(list, put);
          put(list, value);
        });
        state_->older.MarkRest(put);
      });
  return {summary.articles, summary.replaced, dropped_rows};
}

}  // namespace dizin::index
