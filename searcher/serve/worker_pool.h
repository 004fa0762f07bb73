// Threads that search, each with a Searcher of its own, behind a queue that
// does not grow.
//
//   WorkerPool pool(2, 128, [] { return OpenSearcher(); });
//   if (!pool.TryPost([](Searcher* searcher) { … })) Refuse();
//
// A thread opens its searcher with its first job, and again after one that
// could not be opened.

#ifndef DIZIN_SEARCHER_SERVE_WORKER_POOL_H_
#define DIZIN_SEARCHER_SERVE_WORKER_POOL_H_

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "searcher/searcher.h"

namespace dizin::serve {

// Safe in any thread.
class WorkerPool {
 public:
  using Open = std::function<std::unique_ptr<Searcher>()>;
  // Gets what opens the searcher of the thread, or gives the one that is open.
  // Must not throw.
  using Job = std::function<void(const std::function<Searcher*()>& searcher)>;

  WorkerPool(std::size_t threads, std::size_t max_waiting, Open open);
  // Runs what waits, then ends.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False if too many wait.
  bool TryPost(Job job);

  std::size_t waiting() const;

 private:
  void Work();

  const std::size_t max_waiting_;
  const Open open_;
  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Job> jobs_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_WORKER_POOL_H_
