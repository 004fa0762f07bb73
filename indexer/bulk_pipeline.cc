#include "indexer/bulk_pipeline.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "common/index/article_list.h"
#include "common/index/database.h"
#include "common/index/schema.h"
#include "indexer/prepare_article.h"

namespace dizin::indexer {
namespace {

// Text of a batch: smaller ones are quicker to sort, larger ones leave less to
// merge. What a thread makes of it takes several times as much memory.
constexpr std::size_t kLeastBatchBytes = std::size_t{1} << 20;
constexpr std::size_t kMostBatchBytes = std::size_t{8} << 20;
constexpr std::size_t kBatchShare = 64;  // of the memory
// Batches that wait, besides those in the hands of the threads.
constexpr std::size_t kWaitingBatches = 2;
// What an article takes besides its text, about.
constexpr std::size_t kArticleBytes = 512;
constexpr std::chrono::milliseconds kMeanwhile{100};

std::size_t BytesOf(const Article& article) {
  return article.title.size() + article.text.size() + kArticleBytes;
}

}  // namespace

// What one thread holds of every shard.
class BulkPipeline::Worker {
 public:
  Worker(std::deque<index::BulkLoad>* loads, WorkerShare* share)
      : loads_(loads), share_(share) {
    for (index::BulkLoad& load : *loads) shards_.push_back(load.MakeWorker());
  }

  // Every number is flushed, also where the work has failed: other threads wait
  // for it.
  void Do(Batch* batch) {
    index::BulkLoad::Worker& shard = *shards_[batch->shard];
    try {
      for (PutJob& job : batch->articles) {
        if (share_->failed()) break;
        Add(&job, batch->shard);
      }
    } catch (...) {  // crosses a thread; the pipeline throws it
      share_->Fail(std::current_exception());
    }
    shard.Flush(batch->number);
  }

  void Close() {
    for (const auto& shard : shards_) shard->Close();
  }

  void MergeFieldKinds(index::FieldKinds* fields) const {
    for (const auto& shard : shards_) {
      index::MergeFieldKinds(shard->analyzer().field_kinds(), fields);
    }
  }

 private:
  void Add(PutJob* job, std::size_t number) {
    index::BulkLoad::Worker& shard = *shards_[number];
    const Origin* const origin = job->origin.get();
    PrepareArticle(HashOf(job->article, origin), origin, &job->article,
                   &shard.analyzer(), &indexed_);
    shard.Add(indexed_);
    if (NeedsOriginKey(job->article, origin) &&
        origins_.insert(origin->hash + number).second) {
      (*loads_)[number].SetMetadata(index::OriginKeyOf(origin->hash),
                                    origin->path);
    }
    ++share_->added;
  }

  std::deque<index::BulkLoad>* loads_;
  WorkerShare* share_;
  std::vector<std::unique_ptr<index::BulkLoad::Worker>> shards_;
  index::IndexedArticle indexed_;
  std::unordered_set<std::uint64_t> origins_;  // that are set
};

BulkPipeline::BulkPipeline(const std::vector<std::string>& directories,
                           const index::BulkLoadOptions& options,
                           WorkerShare* share)
    : share_(share),
      number_of_threads_(options.threads),
      batch_bytes_(std::clamp(options.memory / kBatchShare, kLeastBatchBytes,
                              kMostBatchBytes)),
      open_(directories.size()),
      queue_(kWaitingBatches * batch_bytes_),
      working_(options.threads) {
  index::BulkLoadOptions of_shard = options;
  of_shard.memory /= directories.size();
  for (const std::string& directory : directories) {
    loads_.emplace_back(directory, of_shard);
  }
  for (std::size_t shard = 0; shard < open_.size(); ++shard) {
    open_[shard].shard = shard;
  }
  for (std::size_t i = 0; i < options.threads; ++i) {
    threads_.emplace_back([this] { Work(); });
  }
}

BulkPipeline::~BulkPipeline() {
  queue_.Finish();
  for (std::thread& thread : threads_) thread.join();
}

void BulkPipeline::Put(Article article, std::shared_ptr<const Origin> origin) {
  share_->RethrowIfFailed();
  const std::size_t shard = index::ShardOf(article.id, open_.size());
  Batch& batch = open_[shard];
  batch.bytes += BytesOf(article);
  batch.articles.push_back({std::move(article), std::move(origin)});
  if (batch.bytes >= batch_bytes_) PushBatch(shard);
}

void BulkPipeline::GoesBehind(std::size_t shard, const std::string& path) {
  loads_[shard].GoesBehind(path, index::Keep::kAll);
  index::VisitMetadata(path, index::kFieldsKey,
                       [this](std::string_view, std::string_view fields) {
                         const std::lock_guard lock(mutex_);
                         index::MergeFieldKinds(index::DecodeFieldKinds(fields),
                                                &fields_);
                       });
}

void BulkPipeline::Commit(const std::string& checkpoint,
                          const std::function<void()>& meanwhile) {
  share_->RethrowIfFailed();
  PushRest();
  queue_.Finish();
  while (!working_.WaitFor(kMeanwhile)) meanwhile();
  share_->RethrowIfFailed();
  Countdown finishing(1);
  std::thread finisher([&] {
    try {
      FinishShards(checkpoint);
    } catch (...) {  // crosses a thread
      share_->Fail(std::current_exception());
    }
    finishing.CountDown();
  });
  while (!finishing.WaitFor(kMeanwhile)) meanwhile();
  finisher.join();
  share_->RethrowIfFailed();
}

void BulkPipeline::PushBatch(std::size_t shard) {
  if (open_[shard].articles.empty()) return;
  Batch next;
  next.shard = shard;
  next.number = open_[shard].number + 1;
  Batch full = std::exchange(open_[shard], std::move(next));
  const std::size_t bytes = full.bytes;
  queue_.Push(std::move(full), bytes);
}

// What waits and what is open, in batches that get smaller and smaller, so that
// all threads end at about the same time.
void BulkPipeline::PushRest() {
  std::vector<Batch> rest = queue_.TakeAll();
  std::size_t bytes = 0;
  for (Batch& open : open_) rest.push_back(std::move(open));
  for (const Batch& batch : rest) bytes += batch.bytes;
  std::map<std::size_t, std::uint64_t> numbers;  // the next of each shard
  for (Batch& batch : rest) {
    std::uint64_t* const number =
        &numbers.try_emplace(batch.shard, batch.number).first->second;
    Batch piece;
    const auto push = [&] {
      piece.shard = batch.shard;
      piece.number = (*number)++;
      const std::size_t size = piece.bytes;
      bytes -= size;
      queue_.Push(std::exchange(piece, {}), size);
    };
    for (PutJob& job : batch.articles) {
      piece.bytes += BytesOf(job.article);
      piece.articles.push_back(std::move(job));
      if (piece.bytes >=
          std::max(kLeastBatchBytes, bytes / (2 * number_of_threads_))) {
        push();
      }
    }
    if (!piece.articles.empty()) push();
  }
}

void BulkPipeline::Work() {
  try {
    Worker worker(&loads_, share_);
    while (!queue_.Ended()) {
      std::optional<Batch> batch = queue_.Pop(kMeanwhile);
      if (batch) worker.Do(&*batch);
    }
    worker.Close();
    const std::lock_guard lock(mutex_);
    worker.MergeFieldKinds(&fields_);
  } catch (...) {  // crosses a thread; the pipeline throws it
    share_->Fail(std::current_exception());
    queue_.Close();
  }
  working_.CountDown();
}

void BulkPipeline::FinishShards(const std::string& checkpoint) {
  for (index::BulkLoad& load : loads_) {
    if (!fields_.empty()) {
      load.SetMetadata(index::kFieldsKey, index::EncodeFieldKinds(fields_));
    }
    if (!checkpoint.empty()) {
      load.SetMetadata(index::kCheckpointKey, checkpoint);
    }
    const index::BulkLoadSummary summary = load.Finish();
    share_->added -= summary.replaced;
    share_->replaced += summary.replaced;
  }
}

}  // namespace dizin::indexer
