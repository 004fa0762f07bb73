#include "searcher/serve/worker_pool.h"

#include <utility>

namespace dizin::serve {

WorkerPool::WorkerPool(std::size_t threads, std::size_t max_waiting, Open open)
    : max_waiting_(max_waiting), open_(std::move(open)) {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { Work(); });
  }
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
  }
  ready_.notify_all();
  for (std::thread& thread : threads_) thread.join();
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

std::size_t WorkerPool::waiting() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return jobs_.size();
}

void WorkerPool::Work() {
  std::unique_ptr<Searcher> searcher;
  const std::function<Searcher*()> get = [&] {
    if (searcher == nullptr) searcher = open_();
    return searcher.get();
  };
  while (true) {
    Job job;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      ready_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job(get);
  }
}

}  // namespace dizin::serve
