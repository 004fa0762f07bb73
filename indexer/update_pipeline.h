// Articles on their way to the shards of a database, each with a thread of its
// own. An article's shard is the hash of its id.
//
//   UpdatePipeline pipeline(std::move(sinks), &share);
//   pipeline.Put(article, origin);
//   pipeline.CommitSoon(checkpoint);   // does not wait
//   pipeline.Commit(checkpoint);       // durable when it returns

#ifndef DIZIN_INDEXER_UPDATE_PIPELINE_H_
#define DIZIN_INDEXER_UPDATE_PIPELINE_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "indexer/origin.h"
#include "indexer/pipeline.h"
#include "indexer/shard_sink.h"
#include "indexer/shard_worker.h"

namespace dizin::indexer {

class UpdatePipeline : public Pipeline {
 public:
  // REQUIRES: at least one.
  // `share` counts, and must outlive the pipeline.
  UpdatePipeline(std::vector<std::unique_ptr<ShardSink>> sinks,
                 WorkerShare* share);

  void Put(Article article, std::shared_ptr<const Origin> origin) override;
  void Delete(std::string id);
  void CommitSoon(const std::string& checkpoint) override;
  void Commit(const std::string& checkpoint,
              const std::function<void()>& meanwhile = {}) override;
  CommitLimits Limits(const CommitPolicy& policy) const override;

 private:
  void WaitFor(Countdown* done, const std::function<void()>& meanwhile);

  WorkerShare* share_;
  std::vector<std::unique_ptr<ShardWorker>> workers_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_UPDATE_PIPELINE_H_
