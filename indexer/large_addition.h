// Articles on their way into a database that has some: updates, until it turns
// out that so much is new that a load beside it costs less.
//
//   LargeAddition addition(&updates, options, go_over);
//   addition.Put(article, origin);
//
// What one way costs and the other was measured (docs/performance.md): an
// update takes about five times the CPU of a bulk load; the merge reads and
// writes the whole database once, at a hundredth of what indexing its articles
// costs. So it is worth it where the new text is more than a sixteenth of the
// database, and more than a least size. How much is new is not known before it
// is read: it is taken to be the share of what was read so far, times what
// there is to read.

#ifndef DIZIN_INDEXER_LARGE_ADDITION_H_
#define DIZIN_INDEXER_LARGE_ADDITION_H_

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "indexer/pipeline.h"
#include "indexer/shard_worker.h"

namespace dizin::indexer {

// The bytes of new text from which on it is worth it.
constexpr std::uint64_t LargeFrom(std::uint64_t least_bytes,
                                  std::uint64_t database_bytes) {
  constexpr std::uint64_t kLeastShare = 16;
  return std::max(least_bytes, database_bytes / kLeastShare);
}

struct AdditionSize {
  std::uint64_t read = 0;   // bytes of the files, so far
  std::uint64_t total = 0;  // of all; 0: not known
};

struct LargeAdditionOptions {
  std::uint64_t database_bytes = 0;
  // Less than so much text is not worth a load. 0: everything is.
  std::uint64_t least_bytes = std::uint64_t{2} << 20;
  std::function<AdditionSize()> size;
};

class LargeAddition : public Pipeline {
 public:
  // `updates` and `share` must outlive it. `go_over` answers the pipeline that
  // takes all the rest; `updates` has been committed, and is not used again.
  LargeAddition(Pipeline* updates, const WorkerShare* share,
                LargeAdditionOptions options,
                std::function<Pipeline*()> go_over);

  void Put(Article article, std::shared_ptr<const Origin> origin) override;
  void CommitSoon(const std::string& checkpoint) override;
  void Commit(const std::string& checkpoint,
              const std::function<void()>& meanwhile) override;
  CommitLimits Limits(const CommitPolicy& policy) const override;

 private:
  bool IsLarge() const;

  Pipeline* way_;
  const WorkerShare* share_;
  LargeAdditionOptions options_;
  std::function<Pipeline*()> go_over_;
  std::uint64_t text_bytes_ = 0;  // that were put
  bool is_large_ = false;
  bool went_over_ = false;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_LARGE_ADDITION_H_
