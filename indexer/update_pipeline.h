// Articles on their way to the shards of a database, each with a thread of its
// own. An article's shard is the hash of its id.
//
//   UpdatePipeline pipeline(std::move(sinks));
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
  explicit UpdatePipeline(std::vector<std::unique_ptr<ShardSink>> sinks);

  void Put(Article article, std::shared_ptr<const Origin> origin) override;
  void Delete(std::string id);
  void CommitSoon(const std::string& checkpoint) override;
  void Commit(const std::string& checkpoint,
              const std::function<void()>& meanwhile = {}) override;
  const WorkerShare& counts() const override { return share_; }

 private:
  void WaitFor(Countdown* done, const std::function<void()>& meanwhile);

  WorkerShare share_;
  std::vector<std::unique_ptr<ShardWorker>> workers_;  // they use share_
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_UPDATE_PIPELINE_H_
