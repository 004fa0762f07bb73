// Checks all shards of a database, each in a child process of its own: what
// ends the child is a problem, not the end of the check.
//
//   VerifyReport report = VerifyDatabase("news.dizin", progress);
//   report.problems   // 0: it is sound

#ifndef DIZIN_INDEXER_MAINTENANCE_VERIFY_H_
#define DIZIN_INDEXER_MAINTENANCE_VERIFY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dizin::indexer {

struct Problem {
  std::string shard;
  std::string what;
};

struct VerifyReport {
  static constexpr std::size_t kMaxListed = 50;

  std::size_t shards = 0;
  std::uint64_t problems = 0;
  std::vector<Problem> listed;  // the first kMaxListed
  // No problems: shards that other rules have made, with what mends that, and
  // what could not be checked.
  std::vector<std::string> notes;
};

using VerifyProgress = std::function<void(
    const std::string& shard, std::uint64_t done, std::uint64_t all)>;

// Nothing is written meanwhile. REQUIRES: this process has one thread. Throws
// Error: kIndex if there is no database, kUsage for remote shards, kTransient
// if another process writes to it, kSystem.
VerifyReport VerifyDatabase(const std::string& path,
                            const VerifyProgress& progress);

// The notes, then "news.dizin: sound" or a line for each problem and their
// number.
std::string VerifyText(const VerifyReport& report, const std::string& database);
// {"version", "database", "sound", "problems", "listed": [{"shard", "what"}],
//  "notes": […]}
std::string VerifyJson(const VerifyReport& report, const std::string& database);

// What `work` says in a process of its own, and how that ended if not well.
void VerifyInChild(
    const std::function<void(
        const std::function<void(const std::string&)>& problem,
        const std::function<void(std::uint64_t, std::uint64_t)>& step)>& work,
    const std::function<void(const std::string& problem)>& on_problem,
    const std::function<void(std::uint64_t, std::uint64_t)>& on_step);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_MAINTENANCE_VERIFY_H_
