// A shard and the thread that works on it.
//
//   ShardWorker worker(std::move(sink), &share);
//   worker.Push(PutJob{article, origin});
//   worker.Push(CommitJob{checkpoint, nullptr});
//
// Jobs are done in their order. A commit is left out where no shard of the run
// has changed; what is put and not committed is committed after a while without
// jobs (a slow pipe on stdin).

#ifndef DIZIN_INDEXER_SHARD_WORKER_H_
#define DIZIN_INDEXER_SHARD_WORKER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <variant>

#include "common/article.h"
#include "indexer/bounded_queue.h"
#include "indexer/countdown.h"
#include "indexer/origin.h"
#include "indexer/shard_sink.h"

namespace dizin::indexer {

struct PutJob {
  Article article;
  std::shared_ptr<const Origin> origin;  // may be null
};
struct DeleteJob {
  std::string id;
};
struct CommitJob {
  std::string checkpoint;           // empty: none
  std::shared_ptr<Countdown> done;  // counted when durable; may be null
};
// All jobs before it are done.
struct BarrierJob {
  std::shared_ptr<Countdown> done;
};
using Job = std::variant<PutJob, DeleteJob, CommitJob, BarrierJob>;

// What all workers of a run share. Safe in any number of threads.
class WorkerShare {
 public:
  std::atomic<std::uint64_t> added{0};
  std::atomic<std::uint64_t> replaced{0};
  std::atomic<std::uint64_t> unchanged{0};
  std::atomic<std::uint64_t> removed{0};
  std::atomic<std::uint64_t> not_found{0};  // to be deleted, and not there

  // Some shard has got a change in this run.
  bool changed() const { return added + replaced + removed > 0; }

  // Keeps the first error of any worker; after it nothing is written any more.
  void Fail(std::exception_ptr error);
  bool failed() const { return failed_; }
  void RethrowIfFailed();

 private:
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::exception_ptr error_;
};

class ShardWorker {
 public:
  // Starts the thread. `share` must outlive the worker.
  ShardWorker(std::unique_ptr<ShardSink> sink, WorkerShare* share);
  // Drops what is not done; nothing is committed.
  ~ShardWorker();
  ShardWorker(const ShardWorker&) = delete;
  ShardWorker& operator=(const ShardWorker&) = delete;

  // Waits while the queue is full. Any thread. After a failure the job is
  // dropped.
  void Push(Job job);

 private:
  void Run();
  void DoJobs();
  void Do(PutJob& job);
  void Do(DeleteJob& job);
  void Do(CommitJob& job);
  void Do(BarrierJob& job);
  void Commit(const std::string& checkpoint);

  std::unique_ptr<ShardSink> sink_;
  WorkerShare* share_;
  BoundedQueue<Job> queue_;
  bool dirty_ = false;  // something is not committed
  std::thread thread_;  // last: it uses all the others
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_SHARD_WORKER_H_
