#include "searcher/serve/worker_pool.h"

#include <algorithm>
#include <utility>

namespace dizin::serve {

WorkerPool::WorkerPool(std::size_t threads, std::size_t max_waiting, Open open)
    : size_(threads), max_waiting_(max_waiting), open_(std::move(open)) {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (std::size_t i = 0; i < size_; ++i) Start();
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
  }
  ready_.notify_all();
  for (Worker& worker : workers_) worker.thread.join();
}

bool WorkerPool::TryPost(Job job) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (jobs_.size() >= max_waiting_) return false;
    jobs_.push_back(std::move(job));
  }
  ready_.notify_one();
  return true;
}

std::size_t WorkerPool::ReplaceStuck(Clock::time_point then) {
  const std::lock_guard<std::mutex> lock(mutex_);
  workers_.remove_if([](Worker& worker) {
    if (worker.ended) worker.thread.join();
    return worker.ended;
  });
  std::size_t started = 0;
  for (Worker& worker : workers_) {
    if (workers_.size() >= 2 * size_) break;
    if (worker.replaced || !IsStuck(worker, then)) continue;
    worker.replaced = true;
    Start();
    ++started;
  }
  return started;
}

std::size_t WorkerPool::stuck(Clock::time_point then) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return static_cast<std::size_t>(std::count_if(
      workers_.begin(), workers_.end(),
      [&](const Worker& worker) { return IsStuck(worker, then); }));
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return jobs_.size();
}

bool WorkerPool::IsStuck(const Worker& worker, Clock::time_point then) {
  return worker.busy && worker.since <= then;
}

// REQUIRES: mutex_ is held.
void WorkerPool::Start() {
  Worker* const worker = &workers_.emplace_back();
  worker->thread = std::thread([this, worker] { Work(worker); });
}

void WorkerPool::Work(Worker* self) {
  std::unique_ptr<Searcher> searcher;
  const std::function<Searcher*()> get = [&] {
    if (searcher == nullptr) searcher = open_();
    return searcher.get();
  };
  while (true) {
    Job job;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      self->busy = false;
      ready_.wait(lock,
                  [&] { return closing_ || self->replaced || !jobs_.empty(); });
      self->ended = self->replaced;
      if (self->ended || jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
      self->busy = true;
      self->since = Clock::now();
    }
    job(get);
  }
}

}  // namespace dizin::serve
