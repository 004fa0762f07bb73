// Articles on their way into shards that are made anew, all at once: a segment
// of a SegmentedLoad. Articles go in batches of a few megabytes to as many
// threads as there are; each analyses its batch and sorts it, and the tables
// are laid down at the end.
//
//   BulkPipeline pipeline({"news.dizin/shard-0"}, {.threads = 2}, &share);
//   pipeline.Put(article, origin);
//   pipeline.Commit(checkpoint);   // the shards are there, and durable
//
// Nothing is committed before Commit(), which is called once: a run that dies
// before leaves directories that are no databases.

#ifndef DIZIN_INDEXER_BULK_PIPELINE_H_
#define DIZIN_INDEXER_BULK_PIPELINE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "common/index/bulk_load.h"
#include "common/index/field_kinds.h"
#include "indexer/bounded_queue.h"
#include "indexer/countdown.h"
#include "indexer/origin.h"
#include "indexer/shard_worker.h"

namespace dizin::indexer {

class BulkPipeline {
 public:
  // A directory for each shard; none exists. Starts the threads.
  // `share` counts, and must outlive the pipeline.
  BulkPipeline(const std::vector<std::string>& directories,
               const index::BulkLoadOptions& options, WorkerShare* share);
  // Drops what is not committed.
  ~BulkPipeline();

  void Put(Article article, std::shared_ptr<const Origin> origin);
  // Our shard of that number will be merged behind the one at `path`: it says
  // what is true of both.
  void GoesBehind(std::size_t shard, const std::string& path);
  void Commit(const std::string& checkpoint,
              const std::function<void()>& meanwhile);

 private:
  struct Batch {
    std::size_t shard = 0;
    std::uint64_t number = 0;  // of the shard's batches
    std::size_t bytes = 0;
    std::vector<PutJob> articles;
  };
  class Worker;

  void PushBatch(std::size_t shard);
  void PushRest();
  void Work();
  void FinishShards(const std::string& checkpoint);

  WorkerShare* share_;
  const std::size_t number_of_threads_;
  const std::size_t batch_bytes_;
  std::deque<index::BulkLoad> loads_;  // by shard
  std::vector<Batch> open_;            // by shard, being filled
  BoundedQueue<Batch> queue_;
  Countdown working_;
  std::mutex mutex_;          // of fields_
  index::FieldKinds fields_;  // of all workers that have ended
  std::vector<std::thread> threads_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_BULK_PIPELINE_H_
