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

bool WorkerPool::TryPost(Job job, Cost cost) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const bool heavy = cost == Cost::kHeavy;
    if (light_.size() + heavy_.size() >= max_waiting_ ||
        (heavy &&
         heavy_.size() >= std::max<std::size_t>(max_waiting_ / 2, 1))) {
      return false;
    }
    (heavy ? heavy_ : light_).push_back(std::move(job));
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
    EndHeavy(&worker);
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
  return light_.size() + heavy_.size();
}

bool WorkerPool::IsStuck(const Worker& worker, Clock::time_point then) {
  return worker.busy && worker.since <= then;
}

// REQUIRES: mutex_ is held.
void WorkerPool::Start() {
  Worker* const worker = &workers_.emplace_back();
  worker->thread = std::thread([this, worker] { Work(worker); });
}

// REQUIRES: mutex_ is held.
bool WorkerPool::HeavyIsNext() const {
  return !heavy_.empty() &&
         running_heavy_ < std::max<std::size_t>(size_ / 2, 1) &&
         (light_.empty() || size_ > 1 || !heavy_was_last_);
}

// REQUIRES: mutex_ is held, and there is a job that may begin.
WorkerPool::Job WorkerPool::Take(Worker* self) {
  self->heavy = HeavyIsNext();
  if (self->heavy) ++running_heavy_;
  heavy_was_last_ = self->heavy;
  std::deque<Job>* const jobs = self->heavy ? &heavy_ : &light_;
  Job job = std::move(jobs->front());
  jobs->pop_front();
  self->busy = true;
  self->since = Clock::now();
  return job;
}

// REQUIRES: mutex_ is held.
void WorkerPool::EndHeavy(Worker* worker) {
  if (worker->heavy) --running_heavy_;
  worker->heavy = false;
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
      EndHeavy(self);
      const auto has_job = [&] { return !light_.empty() || HeavyIsNext(); };
      ready_.wait(lock,
                  [&] { return closing_ || self->replaced || has_job(); });
      self->ended = self->replaced;
      if (self->ended || !has_job()) return;
      job = Take(self);
    }
    job(get);
  }
}

}  // namespace dizin::serve
