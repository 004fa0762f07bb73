#include "common/index/glass/batch_builder.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>

#include <time.h>

#include "common/error.h"
#include "common/index/glass/coding.h"
#include "common/index/glass/table_writer.h"
#include "common/index/glass/termlist_encoder.h"

namespace dizin::index::glass {
namespace {

constexpr std::size_t kFullEvents = 800'000;
constexpr std::size_t kFullBytes = 16 << 20;
// How far ahead of its use a term is fetched.
constexpr std::size_t kAhead = 8;
// An entry of a table has at most 65,535 items; see TableWriter::MaxTagBytes.
constexpr std::size_t kMaxDataBytes = 116'000'000;

// Adds the CPU time of this thread while it lives to a sum.
class Stopwatch {
 public:
  explicit Stopwatch(double* sum) : sum_(sum), begin_(Now()) {}
  ~Stopwatch() { *sum_ += Now() - begin_; }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  static double Now() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) +
           static_cast<double>(now.tv_nsec) * 1e-9;
  }

  double* sum_;
  double begin_;
};

}  // namespace

BatchBuilder::BatchBuilder(const TermDictionary* dictionary)
    : dictionary_(dictionary) {}

void BatchBuilder::Add(const IndexedArticle& article) {
  if (article.data.size() > kMaxDataBytes) {
    throw Error(ErrorKind::kInput, "article " + article.id + " has more than " +
                                       std::to_string(kMaxDataBytes) +
                                       " bytes of data");
  }
  AddValues(article);
  data_.append(article.data);
  data_sizes_.push_back(static_cast<std::uint32_t>(article.data.size()));
  events_.AddArticle(article.occurrences, dictionary_->size());
}

void BatchBuilder::AddValues(const IndexedArticle& article) {
  std::uint32_t next_slot = 0;
  std::size_t at = 0;
  for (const auto& [slot, value] : article.values) {
    assert(slot >= next_slot && !value.empty());
    AppendUint(&slots_, slot - next_slot);
    next_slot = slot + 1;
    while (at < columns_.size() && columns_[at].slot < slot) ++at;
    if (at == columns_.size() || columns_[at].slot != slot) {
      columns_.insert(columns_.begin() + static_cast<std::ptrdiff_t>(at),
                      {slot, 0, {}});
    }
    columns_[at].Add(events_.articles(), value);
  }
  slot_ends_.push_back(slots_.size());
}

bool BatchBuilder::IsFull() const {
  return events_.size() >= kFullEvents ||
         data_.size() + slots_.size() >= kFullBytes;
}

std::size_t BatchBuilder::MemoryUse() const {
  std::size_t bytes = events_.MemoryUse() + ranker_.MemoryUse() +
                      lists_.MemoryUse() + data_.capacity() +
                      slots_.capacity() + tag_.capacity();
  for (const ValueColumn& column : columns_) bytes += column.entries.capacity();
  return bytes;
}

Batch BatchBuilder::Finish() {
  Batch batch;
  batch.articles = events_.articles();
  {
    const Stopwatch stopwatch(&times_.sort);
    ranker_.Rank(events_.terms(), *dictionary_);
    events_.SortByTerm(ranker_);
  }
  {
    const Stopwatch stopwatch(&times_.encode);
    batch.run = lists_.Encode(events_, ranker_);
    batch.max_wdf = lists_.max_wdf();
  }
  {
    const Stopwatch stopwatch(&times_.termlists);
    EncodeTermlists(&batch);
  }
  batch.data_bytes = std::exchange(data_, {});
  data_.reserve(batch.data_bytes.size());  // for the next one
  batch.data_sizes = data_sizes_;
  for (const ValueColumn& column : columns_) {
    if (!column.entries.empty()) batch.values.push_back(column);
  }
  Clear();
  return batch;
}

void BatchBuilder::EncodeTermlists(Batch* batch) {
  batch->termlist_bytes.reserve(termlist_bytes_);
  std::size_t slots_begin = 0;
  for (std::uint32_t article = 0; article < batch->articles; ++article) {
    const std::uint32_t length = lists_.lengths()[article];
    const auto terms = lists_.TermsOf(article);
    AppendUint(&batch->lengths, length);
    tag_.Clear();
    if (!terms.empty()) {
      TermlistEncoder list(length, static_cast<std::uint32_t>(terms.size()),
                           &tag_);
      for (std::size_t i = 0; i < terms.size(); ++i) {
        if (i + 2 * kAhead < terms.size()) {
          ranker_.Prefetch(terms[i + 2 * kAhead].rank);
          ranker_.PrefetchBytes(terms[i + kAhead].rank);
        }
        const auto [rank, wdf] = terms[i];
        list.Add(ranker_.term(rank), ranker_.prefix(rank), wdf);
      }
    }
    AppendTermlist(tag_.view(), false, batch);
    const std::size_t slots_end = slot_ends_[article];
    if (slots_begin < slots_end) {
      AppendTermlist(
          std::string_view(slots_).substr(slots_begin, slots_end - slots_begin),
          true, batch);
    }
    slots_begin = slots_end;
  }
  termlist_bytes_ = batch->termlist_bytes.size();
}

void BatchBuilder::AppendTermlist(std::string_view tag, bool is_slots,
                                  Batch* batch) {
  std::string* const out = &batch->termlist_bytes;
  const std::size_t begin = out->size();
  const bool compressed = deflater_.Append(tag, out);
  const auto bytes = static_cast<std::uint32_t>(out->size() - begin);
  batch->termlists.push_back({bytes, compressed, is_slots});
}

void BatchBuilder::Clear() {
  events_.Clear();
  data_sizes_.clear();
  slots_.clear();
  slot_ends_.clear();
  for (ValueColumn& column : columns_) {
    column.entries.clear();
    column.next_article = 0;
  }
}

}  // namespace dizin::index::glass
