// Articles on their way into a database. There are two ways, and the Indexer
// chooses: an UpdatePipeline changes the shards that are there, a BulkPipeline
// makes new ones.

#ifndef DIZIN_INDEXER_PIPELINE_H_
#define DIZIN_INDEXER_PIPELINE_H_

#include <functional>
#include <memory>
#include <string>

#include "common/article.h"
#include "indexer/origin.h"
#include "indexer/shard_worker.h"

namespace dizin::indexer {

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

  virtual const WorkerShare& counts() const = 0;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_PIPELINE_H_
