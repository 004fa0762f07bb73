// Articles on their way into a database. There are two ways, and the Indexer
// chooses: an UpdatePipeline changes the shards that are there, a SegmentedLoad
// makes new ones; a LargeAddition begins with the one and goes over to the
// other, a PipedAddition takes now the one and now the other.

#ifndef DIZIN_INDEXER_PIPELINE_H_
#define DIZIN_INDEXER_PIPELINE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "common/article.h"
#include "indexer/index_request.h"
#include "indexer/origin.h"

namespace dizin::indexer {

// What may come between two commits.
struct CommitLimits {
  std::uint64_t articles = ~std::uint64_t{0};
  std::uint64_t bytes = ~std::uint64_t{0};  // of titles and texts
  double seconds = 0;
};

// Used by one thread. What goes wrong in a thread behind it is thrown by the
// next call of any function here; then nothing more is written, and what was
// committed stands.
class Pipeline {
 public:
  virtual ~Pipeline() = default;

  virtual void Put(Article article, std::shared_ptr<const Origin> origin) = 0;

  // All that was put before is committed with the checkpoint, in a while.
  // Nothing is written where nothing has changed.
  virtual void CommitSoon(const std::string& checkpoint) = 0;
  // The same, and waits. Calls `meanwhile` ten times a second.
  virtual void Commit(const std::string& checkpoint,
                      const std::function<void()>& meanwhile) = 0;

  // Until the next one, given what was asked for.
  virtual CommitLimits Limits(const CommitPolicy& policy) const = 0;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_PIPELINE_H_
