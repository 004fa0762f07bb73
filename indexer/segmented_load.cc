#include "indexer/segmented_load.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

#include "common/index/hash.h"
#include "common/index/merge_shards.h"
#include "indexer/checkpoint.h"
#include "indexer/countdown.h"
#include "indexer/prepare_article.h"

namespace dizin::indexer {
namespace {

constexpr std::chrono::milliseconds kMeanwhile{100};
// The time between two segments as a share of all so far: their number grows
// with the logarithm of the time, and what a kill costs stays in proportion.
constexpr double kSegmentShare = 1.0 / 8;

bool HasAll(const std::string& checkpoint) {
  const std::optional<Checkpoint> decoded = DecodeCheckpoint(checkpoint);
  return !decoded || decoded->finished;
}

}  // namespace

SegmentedLoad::SegmentedLoad(LoadPlan plan,
                             const std::optional<LoadManifest>& manifest,
                             WorkerShare* share)
    : plan_(std::move(plan)), share_(share), segments_(plan_.shards) {
  const index::DatabaseLayout& layout = plan_.layout;
  manifest_.beside =
      layout.shards.empty() ? StateOfNew(plan_.shards) : StateOf(layout);
  if (manifest) manifest_ = *manifest;
  for (const index::ShardPlace& shard : layout.shards) {
    there_.push_back(index::OpenShardWriter(shard.path, /*create=*/false));
    is_beside_ = is_beside_ || there_.back()->Articles() > 0;
  }
  if (there_.empty()) return;
  for (const std::vector<std::string>& names : manifest_.segments) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      segments_[i].push_back(
          index::OpenShardWriter(PathOf(names[i]), /*create=*/false));
    }
  }
}

SegmentedLoad::~SegmentedLoad() {
  if (finished_) return;
  segment_.reset();
  try {  // what is not finished takes room on a disk that may be full
    index::RemoveUnlistedShards(plan_.database, NamesOf(manifest_));
  } catch (const std::exception&) {  // the next run tries again
  }
}

void SegmentedLoad::Put(Article article, std::shared_ptr<const Origin> origin) {
  share_->RethrowIfFailed();
  if (!there_.empty() && IsUnchanged(article, origin.get())) {
    ++share_->unchanged;
    return;
  }
  if (!segment_) OpenSegment();
  segment_->Put(std::move(article), std::move(origin));
}

// True if the database would have the article as it is if all that was put so
// far were in it.
bool SegmentedLoad::IsUnchanged(const Article& article, const Origin* origin) {
  const std::size_t shard = index::ShardOf(article.id, plan_.shards);
  const auto known = there_[shard]->ContentHash(article.id);
  if (!known) return false;
  const std::uint64_t id = index::Hash64(article.id);
  const auto& segments = segments_[shard];
  if (*known == HashOf(article, origin) && !replacing_.contains(id) &&
      std::none_of(segments.begin(), segments.end(), [&](const auto& segment) {
        return segment->ContentHash(article.id).has_value();
      })) {
    return true;
  }
  replacing_.insert(id);
  return false;
}

CommitLimits SegmentedLoad::Limits(const CommitPolicy& policy) const {
  const std::chrono::duration<double> elapsed = Clock::now() - started_;
  CommitLimits limits;
  limits.articles = policy.articles.value_or(limits.articles);
  limits.seconds = policy.seconds.value_or(
      std::max(kSegmentSeconds, elapsed.count() * kSegmentShare));
  return limits;
}

void SegmentedLoad::CommitSoon(const std::string& checkpoint) {
  share_->RethrowIfFailed();
  if (segment_) CloseSegment(checkpoint, [] {});
}

void SegmentedLoad::Commit(const std::string& checkpoint,
                           const std::function<void()>& meanwhile) {
  share_->RethrowIfFailed();
  const bool all = HasAll(checkpoint);
  if (!segment_ && !NeedsMerge()) {
    if (!there_.empty()) return;  // nothing is new
    OpenSegment();                // an empty database is one, too
  }
  if (!all && NeedsMerge()) {
    if (segment_) CloseSegment(checkpoint, meanwhile);
    return;
  }
  if (!segment_) OpenSegment();
  for (std::size_t i = 0; i < plan_.shards; ++i) {
    for (const std::string& path : SourcesOf(i)) segment_->GoesBehind(i, path);
  }
  CloseSegment(checkpoint, meanwhile);
  Finish(meanwhile);
}

void SegmentedLoad::Finish(const std::function<void()>& meanwhile) {
  there_.clear();
  segments_.clear();
  if (!is_beside_ && manifest_.segments.size() == 1) {
    PutInPlace(manifest_.segments.front());
  } else {
    Merge(meanwhile);
  }
  finished_ = true;
}

void SegmentedLoad::OpenSegment() {
  std::vector<std::string> paths;
  names_.clear();
  for (std::size_t i = 0; i < plan_.shards; ++i) {
    names_.push_back(index::FreshShardName(plan_.database, i));
    paths.push_back(PathOf(names_.back()));
  }
  segment_ = std::make_unique<BulkPipeline>(paths, plan_.options, share_);
}

void SegmentedLoad::CloseSegment(const std::string& checkpoint,
                                 const std::function<void()>& meanwhile) {
  segment_->Commit(checkpoint, meanwhile);
  segment_.reset();
  replacing_.clear();
  LoadManifest next = manifest_;
  next.segments.push_back(names_);
  next.checkpoint = checkpoint;
  WriteManifest(plan_.database, next);
  manifest_ = std::move(next);
  for (std::size_t i = 0; i < there_.size(); ++i) {
    segments_[i].push_back(
        index::OpenShardWriter(PathOf(names_[i]), /*create=*/false));
  }
}

// There are segments, or shards, that the open segment would be merged with.
bool SegmentedLoad::NeedsMerge() const {
  return !manifest_.segments.empty() || (is_beside_ && segment_ != nullptr);
}

std::string SegmentedLoad::PathOf(const std::string& name) const {
  return plan_.database + "/" + name;
}

// Paths of what a shard is made of, oldest first.
std::vector<std::string> SegmentedLoad::SourcesOf(std::size_t shard) const {
  std::vector<std::string> paths;
  if (is_beside_) paths.push_back(plan_.layout.shards[shard].path);
  for (const std::vector<std::string>& names : manifest_.segments) {
    paths.push_back(PathOf(names[shard]));
  }
  return paths;
}

void SegmentedLoad::Merge(const std::function<void()>& meanwhile) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < plan_.shards; ++i) {
    names.push_back(index::FreshShardName(plan_.database, i));
  }
  Countdown merging(names.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < names.size(); ++i) {
    threads.emplace_back([&, i] {
      try {
        MergeShard(i, PathOf(names[i]));
      } catch (...) {  // crosses a thread
        share_->Fail(std::current_exception());
      }
      merging.CountDown();
    });
  }
  while (!merging.WaitFor(kMeanwhile)) meanwhile();
  for (std::thread& thread : threads) thread.join();
  share_->RethrowIfFailed();
  PutInPlace(names);
}

void SegmentedLoad::MergeShard(std::size_t shard, const std::string& target) {
  const index::MergeSummary summary =
      index::MergeShards(SourcesOf(shard), target);
  // A run before may have put, and counted, some of them.
  const std::uint64_t replaced =
      std::min<std::uint64_t>(summary.replaced, share_->added);
  share_->added -= replaced;
  share_->replaced += replaced;
}

void SegmentedLoad::PutInPlace(const std::vector<std::string>& names) {
  if (plan_.layout.shards.empty()) {
    index::PublishDatabase(plan_.database, names);
  } else {
    index::SwitchShards(plan_.layout, names);
  }
  RemoveManifest(plan_.database);
  index::RemoveUnlistedShards(plan_.database);
}

}  // namespace dizin::indexer
