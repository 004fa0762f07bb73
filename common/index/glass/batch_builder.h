// Turns analysed articles into batches for a BulkWriter. One a thread: this is
// where a bulk load spends its time outside the analysis.
//
//   BatchBuilder builder(&dictionary);
//   builder.Add(article);
//   if (builder.IsFull()) writer.Put(number, builder.Finish());
//
// Nothing is allocated for an article, and little for a batch: all memory is
// kept for the next.

#ifndef DIZIN_COMMON_INDEX_GLASS_BATCH_BUILDER_H_
#define DIZIN_COMMON_INDEX_GLASS_BATCH_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/glass/batch.h"
#include "common/index/glass/deflater.h"
#include "common/index/glass/event_table.h"
#include "common/index/glass/list_encoder.h"
#include "common/index/glass/out_buffer.h"
#include "common/index/glass/term_ranker.h"
#include "common/index/shard_writer.h"
#include "common/index/term_dictionary.h"

namespace dizin::index::glass {

// Where the CPU time of a builder went, in seconds.
struct BuildTimes {
  double sort = 0;       // terms and events
  double encode = 0;     // postings and positions
  double termlists = 0;  // with compression
};

// Not safe in two threads at once.
class BatchBuilder {
 public:
  // `dictionary` is what the articles' term ids refer to. It must outlive the
  // builder and may be cleared only where empty() is true. Throws
  // Error(kSystem).
  explicit BatchBuilder(const TermDictionary* dictionary);

  // Throws Error(kInput), and takes nothing, if the article's data are longer
  // than an entry of a table can be (116 MB).
  void Add(const IndexedArticle& article);

  bool empty() const { return events_.articles() == 0; }
  std::uint32_t articles() const { return events_.articles(); }
  // There is enough for a batch: as much as the caches of a processor like,
  // about 4 MB of text.
  bool IsFull() const;
  std::size_t MemoryUse() const;

  // What was added since the last call, in its order. Throws Error(kInternal)
  // for a term that glass cannot hold (kLongestTerm).
  Batch Finish();

  // The terms of the last batch that was finished, in byte order; what is given
  // to `visit` is valid during the call.
  // Calls visit(id, term, span of Posting); `ahead` is called with ids that
  // come soon.
  template <class Ahead, class Visit>
  void VisitPostings(const Ahead& ahead, const Visit& visit) const {
    constexpr std::uint32_t kAhead = 8;
    for (std::uint32_t rank = 0; rank < ranker_.size(); ++rank) {
      if (rank + kAhead < ranker_.size()) ahead(ranker_.id(rank + kAhead));
      visit(ranker_.id(rank), ranker_.term(rank), lists_.PostingsOf(rank));
    }
  }

  const BuildTimes& times() const { return times_; }

 private:
  void AddValues(const IndexedArticle& article);
  void EncodeTermlists(Batch* batch);
  void AppendTermlist(std::string_view tag, bool is_slots, Batch* batch);
  void Clear();

  const TermDictionary* const dictionary_;
  EventTable events_;
  TermRanker ranker_;
  ListEncoder lists_;
  Deflater deflater_;

  std::string data_;
  std::vector<std::uint32_t> data_sizes_;
  std::string slots_;  // the tags of the articles' slots, one behind the other
  std::vector<std::size_t> slot_ends_;
  std::vector<ValueColumn> columns_;  // by slot

  OutBuffer tag_;                   // of one article
  std::size_t termlist_bytes_ = 0;  // of the last batch
  BuildTimes times_;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_BATCH_BUILDER_H_
