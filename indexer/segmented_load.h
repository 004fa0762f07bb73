// Articles on their way into shards that are made anew, beside those that are
// there (if any) and in their place when all are in: the way of a new database
// and of large additions.
//
//   SegmentedLoad load(plan, manifest, &share);
//   load.Put(article, origin);
//   load.CommitSoon(checkpoint);   // a segment more, if it is time
//   load.Commit(checkpoint);       // merged, and in place
//
// - Articles go into a segment (BulkPipeline). Now and then it is finished, and
//   the manifest (load_manifest.h) says so: what a killed run had put into
//   segments is not read again by the next.
// - A segment costs its share of a merge at the end, so they are far apart:
//   kSegmentSeconds, and more as the load goes on. Most loads are one segment,
//   which needs no merge in a new database.
// - Shards that are there without any article are as good as none.
// - An article that one of the shards has as it is is left out; of articles
//   with the same id the last one counts.
// - The shards are locked by their writers as long as the load goes on.

#ifndef DIZIN_INDEXER_SEGMENTED_LOAD_H_
#define DIZIN_INDEXER_SEGMENTED_LOAD_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/index/bulk_load.h"
#include "common/index/database.h"
#include "common/index/shard_writer.h"
#include "indexer/bulk_pipeline.h"
#include "indexer/load_manifest.h"
#include "indexer/pipeline.h"

namespace dizin::indexer {

inline constexpr double kSegmentSeconds = 300;

struct LoadPlan {
  std::string database;  // its directory is there, and locked
  std::size_t shards = 1;
  // What is there. No shards: nothing, and the database is made.
  index::DatabaseLayout layout;
  index::BulkLoadOptions options;
};

class SegmentedLoad : public Pipeline {
 public:
  // Goes on with `manifest`, which is of a load for the same plan. `share`
  // counts, and must outlive the load.
  SegmentedLoad(LoadPlan plan, const std::optional<LoadManifest>& manifest,
                WorkerShare* share);
  ~SegmentedLoad() override;

  void Put(Article article, std::shared_ptr<const Origin> origin) override;
  void CommitSoon(const std::string& checkpoint) override;
  // Puts the new shards in place, if the checkpoint says that all has been
  // read, or if that costs nothing. Else finishes a segment, for the same
  // command to go on from.
  void Commit(const std::string& checkpoint,
              const std::function<void()>& meanwhile) override;
  CommitLimits Limits(const CommitPolicy& policy) const override;

  // Merges the segments that are there, the last of which has all that was to
  // be read, and puts them in place.
  void Finish(const std::function<void()>& meanwhile);

  // The new shards are in place.
  bool finished() const { return finished_; }

 private:
  using Clock = std::chrono::steady_clock;

  bool IsUnchanged(const Article& article, const Origin* origin);
  void OpenSegment();
  void CloseSegment(const std::string& checkpoint,
                    const std::function<void()>& meanwhile);
  bool NeedsMerge() const;
  std::string PathOf(const std::string& name) const;
  std::vector<std::string> SourcesOf(std::size_t shard) const;
  void Merge(const std::function<void()>& meanwhile);
  void MergeShard(std::size_t shard, const std::string& target);
  void PutInPlace(const std::vector<std::string>& names);

  const LoadPlan plan_;
  WorkerShare* share_;
  const Clock::time_point started_ = Clock::now();
  LoadManifest manifest_;  // of the segments that are finished
  bool finished_ = false;
  bool is_beside_ = false;  // articles that are there

  // Of the shards that are there, and of the segments of each.
  std::vector<std::unique_ptr<index::ShardWriter>> there_;
  std::vector<std::vector<std::unique_ptr<index::ShardWriter>>> segments_;

  std::vector<std::string> names_;  // of the segment that is open
  std::unique_ptr<BulkPipeline> segment_;
  // Hashes of ids in it that are also in the shards that are there.
  std::unordered_set<std::uint64_t> replacing_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_SEGMENTED_LOAD_H_
