// Makes each shard of a database as small as it can be, one after the other,
// while searches go on: compacted into a new one beside it, with a lexicon
// without the words that no article has any more, which then takes its place.
//
//   OptimizeReport report = OptimizeDatabase("news.dizin", options, progress);
//
// A kill or a full disk leaves the shards as they are; those that were done
// before stay done.

#ifndef DIZIN_INDEXER_MAINTENANCE_OPTIMIZE_H_
#define DIZIN_INDEXER_MAINTENANCE_OPTIMIZE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/index/bulk_load.h"

namespace dizin::indexer {

struct OptimizedShard {
  std::string name;  // as it is called now
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_after = 0;
  std::uint64_t dropped_words = 0;  // from the lexicon; joined forms count
};

struct OptimizeReport {
  std::vector<OptimizedShard> shards;
  std::vector<std::string> notes;
};

// `begin` is called before each shard. Throws Error: kTransient if another
// process writes to the database, kUsage for remote shards and plain glass
// databases, kIndex, kSystem.
OptimizeReport OptimizeDatabase(
    const std::string& path, const index::BulkLoadOptions& options,
    const std::function<void(const std::string& shard)>& begin);

// "shard-0.2: 464 MB, was 512 MB; 1,204 words dropped" …
std::string OptimizeText(const OptimizeReport& report,
                         const std::string& database);
std::string OptimizeJson(const OptimizeReport& report,
                         const std::string& database);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_MAINTENANCE_OPTIMIZE_H_
