// Threads that search, each with a Searcher of its own, behind two queues that
// do not grow: heavy jobs wait for heavy jobs, so that light ones need not.
//
//   WorkerPool pool(2, 128, [] { return OpenSearcher(); });
//   if (!pool.TryPost([](const auto& searcher) { … })) Refuse();
//
// A thread opens its searcher with its first job, and again after one that
// could not be opened. One that is stuck in a job cannot be stopped: another
// takes its place, and it ends with that job.

#ifndef DIZIN_SEARCHER_SERVE_WORKER_POOL_H_
#define DIZIN_SEARCHER_SERVE_WORKER_POOL_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

#include "searcher/searcher.h"
#include "searcher/serve/cost.h"

namespace dizin::serve {

// Safe in any thread.
class WorkerPool {
 public:
  using Clock = std::chrono::steady_clock;
  using Open = std::function<std::unique_ptr<Searcher>()>;
  // Gets what opens the searcher of the thread, or gives the one that is open.
  // Must not throw.
  using Job = std::function<void(const std::function<Searcher*()>& searcher)>;

  WorkerPool(std::size_t threads, std::size_t max_waiting, Open open);
  // Runs what waits, then ends.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Heavy jobs are in half of the threads at most, or take turns with the light
  // ones in a single thread. False if too many wait; heavy ones have half of
  // the room.
  bool TryPost(Job job, Cost cost = Cost::kLight);

  // Puts a thread in the place of each that is at the same job since `then` or
  // longer; no more than there were at first, for each holds memory. Returns
  // how many.
  std::size_t ReplaceStuck(Clock::time_point then);
  // Threads that are stuck, with others in their place or not.
  std::size_t stuck(Clock::time_point then) const;

  std::size_t waiting() const;

 private:
  struct Worker {
    std::thread thread = {};
    Clock::time_point since = {};  // of its job
    bool busy = false;
    bool heavy = false;  // at a heavy job, and counted for it
    bool replaced = false;
    bool ended = false;
  };

  static bool IsStuck(const Worker& worker, Clock::time_point then);
  void Start();
  bool HeavyIsNext() const;
  Job Take(Worker* self);
  void EndHeavy(Worker* worker);
  void Work(Worker* self);

  const std::size_t size_;
  const std::size_t max_waiting_;
  const Open open_;
  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Job> light_, heavy_;
  std::size_t running_heavy_ = 0;
  bool heavy_was_last_ = false;
  bool closing_ = false;
  std::list<Worker> workers_;
};

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_WORKER_POOL_H_
