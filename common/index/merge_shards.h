// Merges shards into a new one by compaction, which costs a fraction of adding
// the articles one by one: a shard that has articles and what was loaded in
// bulk beside it, or the pieces of a long load.
//
//   // BulkLoad wrote "shard-0.2" and "shard-0.3"
//   MergeShards({"news.dizin/shard-0", "news.dizin/shard-0.2",
//                "news.dizin/shard-0.3"}, "news.dizin/shard-0.4");
//   // then the caller switches the list of shards, and removes the others
//
// - Of articles with the same id the one of the last shard that has it counts.
// - Where several have a metadata key, the last one's value counts; if that is
//   kDroppedMetadata the key goes. So the last shard holds the whole of what
//   belongs together (the lexicon), made of all, with that mark under the keys
//   of the others which are there no more.
// - The first shard is locked meanwhile, and none is changed: readers go on.
//   Until the new one is complete a failure or a kill costs nothing but its
//   folder.

#ifndef DIZIN_COMMON_INDEX_MERGE_SHARDS_H_
#define DIZIN_COMMON_INDEX_MERGE_SHARDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::index {

inline constexpr std::string_view kDroppedMetadata("\0", 1);

struct MergeSummary {
  std::uint64_t articles = 0;  // in the new shard
  std::uint64_t replaced = 0;  // that were left out for a later one
};

// Writes the folder `target`, which must not exist, and makes it last.
// REQUIRES: at least one shard, oldest first. Throws Error: kTransient if the
// first is being written to (also by this process), kIndex if one is not sound,
// kSystem if the disk says no.
MergeSummary MergeShards(const std::vector<std::string>& shards,
                         const std::string& target);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_MERGE_SHARDS_H_
