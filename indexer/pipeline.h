// Articles on their way to the shards of a database, each with a thread of its
// own. An article's shard is the hash of its id.
//
//   Pipeline pipeline(std::move(sinks));
//   pipeline.Put(article, origin);
//   pipeline.CommitSoon(checkpoint);   // does not wait
//   pipeline.Commit(checkpoint);       // durable when it returns
//
// What a worker throws is thrown by the next call of any function here; then
// nothing more is written, and what was committed stands.

#ifndef DIZIN_INDEXER_PIPELINE_H_
#define DIZIN_INDEXER_PIPELINE_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "indexer/origin.h"
#include "indexer/shard_sink.h"
#include "indexer/shard_worker.h"

namespace dizin::indexer {

// Used by one thread.
class Pipeline {
 public:
  // REQUIRES: at least one.
  explicit Pipeline(std::vector<std::unique_ptr<ShardSink>> sinks);

  void Put(Article article, std::shared_ptr<const Origin> origin);
  void Delete(std::string id);

  // All that was put before is committed with the checkpoint, in a while.
  // Nothing is written where nothing has changed.
  void CommitSoon(const std::string& checkpoint);
  // The same, and waits. Calls `meanwhile` ten times a second.
  void Commit(const std::string& checkpoint,
              const std::function<void()>& meanwhile = {});

  const WorkerShare& counts() const { return share_; }

 private:
  void WaitFor(Countdown* done, const std::function<void()>& meanwhile);

  WorkerShare share_;
  std::vector<std::unique_ptr<ShardWorker>> workers_;  // they use share_
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_PIPELINE_H_
