#include "indexer/shard_worker.h"

#include <chrono>
#include <optional>
#include <utility>

namespace dizin::indexer {
namespace {

// Enough to keep both sides busy. What waits here cannot be loaded beside the
// database any more (large_addition.h).
constexpr std::size_t kQueueBytes = 1 << 20;
// What a job takes besides the text of its article, about.
constexpr std::size_t kJobBytes = 512;
constexpr std::chrono::milliseconds kIdle{2000};

std::size_t SizeOf(const Job& job) {
  const auto* put = std::get_if<PutJob>(&job);
  if (put == nullptr) return kJobBytes;
  return kJobBytes + put->article.text.size() + put->article.title.size();
}

// Counts a job that will not be done.
void Release(const Job& job) {
  if (const auto* commit = std::get_if<CommitJob>(&job)) {
    if (commit->done) commit->done->CountDown();
  } else if (const auto* barrier = std::get_if<BarrierJob>(&job)) {
    barrier->done->CountDown();
  }
}

}  // namespace

void WorkerShare::Fail(std::exception_ptr error) {
  const std::lock_guard lock(mutex_);
  if (!error_) error_ = std::move(error);
  failed_ = true;
}

void WorkerShare::RethrowIfFailed() {
  if (!failed_) return;
  const std::lock_guard lock(mutex_);
  std::rethrow_exception(error_);
}

ShardWorker::ShardWorker(std::unique_ptr<ShardSink> sink, WorkerShare* share)
    : sink_(std::move(sink)),
      share_(share),
      queue_(kQueueBytes),
      thread_([this] { Run(); }) {}

ShardWorker::~ShardWorker() {
  queue_.Close();
  thread_.join();
}

void ShardWorker::Push(Job job) {
  const std::size_t bytes = SizeOf(job);
  queue_.Push(std::move(job), bytes);
}

void ShardWorker::Run() {
  try {
    DoJobs();
  } catch (...) {  // crosses a thread; RunMain() reports it
    share_->Fail(std::current_exception());
  }
  // Whoever waits must not wait for ever.
  while (!queue_.Ended()) {
    if (std::optional<Job> job = queue_.Pop(kIdle)) Release(*job);
  }
}

void ShardWorker::DoJobs() {
  while (!queue_.Ended() && !share_->failed()) {
    std::optional<Job> job = queue_.Pop(kIdle);
    if (job) {
      std::visit([this](auto& j) { Do(j); }, *job);
    } else if (dirty_ && !queue_.Ended()) {
      Commit("");
    }
  }
}

void ShardWorker::Do(PutJob& job) {
  switch (sink_->Put(&job.article, job.origin.get())) {
    case ShardSink::Outcome::kAdded:
      ++share_->added;
      break;
    case ShardSink::Outcome::kReplaced:
      ++share_->replaced;
      break;
    case ShardSink::Outcome::kUnchanged:
      ++share_->unchanged;
      return;
  }
  dirty_ = true;
}

void ShardWorker::Do(DeleteJob& job) {
  const bool removed = sink_->Delete(job.id);
  ++(removed ? share_->removed : share_->not_found);
  dirty_ = dirty_ || removed;
}

void ShardWorker::Do(CommitJob& job) {
  // Where another shard has changed, this one's checkpoint must keep step.
  const bool needed = dirty_ || (!job.checkpoint.empty() && share_->changed());
  try {
    if (needed) Commit(job.checkpoint);
  } catch (...) {  // passed on when the waiting are released
    share_->Fail(std::current_exception());
  }
  if (job.done) job.done->CountDown();
}

void ShardWorker::Do(BarrierJob& job) { job.done->CountDown(); }

void ShardWorker::Commit(const std::string& checkpoint) {
  sink_->Commit(checkpoint);
  dirty_ = false;
}

}  // namespace dizin::indexer
