// What the command line of dizin-index says.

#ifndef DIZIN_INDEXER_SETTINGS_H_
#define DIZIN_INDEXER_SETTINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/cli/progress.h"
#include "indexer/index_request.h"

namespace dizin::indexer {

enum class Task : std::uint8_t {
  kIndex,
  kDelete,
  kDescribe,  // --stats
  kVerify,
  kOptimize,
  kRelearn
};

struct Settings {
  std::string database;
  std::uint64_t shards = 0;  // 0: the default
  std::uint64_t jobs = 0;    // 0: one a core
  std::uint64_t memory = std::uint64_t{512} << 20;
  IndexRequest request;
  std::vector<std::string> delete_ids;  // instead of a request
  Task task = Task::kIndex;
  bool dry_run = false;
  std::uint64_t max_bad_records = 0;
  cli::ProgressStyle progress = cli::ProgressStyle::kAuto;
  bool report_json = false;
};

// std::nullopt if --help or --version was asked for, and answered. Throws
// Error(kUsage), also for paths that do not exist.
std::optional<Settings> ParseSettings(int argc, const char* const* argv);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_SETTINGS_H_
