// Merges a bulk load into a shard that has articles: both are compacted into a
// new one, which costs a fraction of adding the articles one by one.
//
//   // glass::BulkWriter wrote "shard-0.fresh"
//   MergeShards("news.dizin/shard-0", "news.dizin/shard-0.fresh",
//               "news.dizin/shard-0.2");
//   // then the caller switches the list of shards, and removes the other two
//
// - An article of the old shard with the id of a fresh one is left out.
// - Where both have a metadata key, the fresh value counts; if that is
//   kDroppedMetadata the key goes. So the fresh database holds the whole of
//   what belongs together (the lexicon), made of both, with that mark under
//   the old shard's keys which are there no more.
// - The old shard is locked meanwhile, and is not changed: readers go on. Until
//   the new one is complete a failure or a kill costs nothing but its folder.

#ifndef DIZIN_COMMON_INDEX_MERGE_SHARDS_H_
#define DIZIN_COMMON_INDEX_MERGE_SHARDS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace dizin::index {

inline constexpr std::string_view kDroppedMetadata("\0", 1);

struct MergeSummary {
  std::uint64_t articles = 0;  // in the new shard
  std::uint64_t replaced = 0;  // old ones that were left out
};

// Writes the folder `target`, which must not exist, and makes it last. Throws
// Error: kTransient if the old shard is being written to (also by this
// process), kIndex if one of the two is not sound, kSystem if the disk says no.
MergeSummary MergeShards(const std::string& old_shard, const std::string& fresh,
                         const std::string& target);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_MERGE_SHARDS_H_
