#include "indexer/update_pipeline.h"

#include <cassert>
#include <chrono>
#include <utility>

#include "common/index/database.h"

namespace dizin::indexer {
namespace {

constexpr std::chrono::milliseconds kMeanwhile{100};
constexpr std::uint64_t kCommitArticles = 50'000;
constexpr std::uint64_t kCommitBytes = std::uint64_t{512} << 20;
constexpr double kCommitSeconds = 60;

}  // namespace

UpdatePipeline::UpdatePipeline(std::vector<std::unique_ptr<ShardSink>> sinks,
                               WorkerShare* share)
    : share_(share) {
  assert(!sinks.empty());
  for (std::unique_ptr<ShardSink>& sink : sinks) {
    workers_.push_back(std::make_unique<ShardWorker>(std::move(sink), share_));
  }
}

void UpdatePipeline::Put(Article article,
                         std::shared_ptr<const Origin> origin) {
  share_->RethrowIfFailed();
  ShardWorker& worker = *workers_[index::ShardOf(article.id, workers_.size())];
  worker.Push(PutJob{std::move(article), std::move(origin)});
}

void UpdatePipeline::Delete(std::string id) {
  share_->RethrowIfFailed();
  ShardWorker& worker = *workers_[index::ShardOf(id, workers_.size())];
  worker.Push(DeleteJob{std::move(id)});
}

void UpdatePipeline::CommitSoon(const std::string& checkpoint) {
  share_->RethrowIfFailed();
  for (const auto& worker : workers_) {
    worker->Push(CommitJob{checkpoint, nullptr});
  }
}

void UpdatePipeline::Commit(const std::string& checkpoint,
                            const std::function<void()>& meanwhile) {
  share_->RethrowIfFailed();
  // Whether any shard has changed is known when all have come so far.
  auto come = std::make_shared<Countdown>(workers_.size());
  for (const auto& worker : workers_) worker->Push(BarrierJob{come});
  WaitFor(come.get(), meanwhile);
  auto done = std::make_shared<Countdown>(workers_.size());
  for (const auto& worker : workers_) worker->Push(CommitJob{checkpoint, done});
  WaitFor(done.get(), meanwhile);
}

CommitLimits UpdatePipeline::Limits(const CommitPolicy& policy) const {
  return {.articles = policy.articles.value_or(kCommitArticles),
          .bytes = kCommitBytes,
          .seconds = policy.seconds.value_or(kCommitSeconds)};
}

void UpdatePipeline::WaitFor(Countdown* done,
                             const std::function<void()>& meanwhile) {
  while (!done->WaitFor(kMeanwhile)) {
    if (meanwhile) meanwhile();
  }
  share_->RethrowIfFailed();
}

}  // namespace dizin::indexer
