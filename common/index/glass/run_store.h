// Holds the runs of a bulk load: in memory while there is room, else joined to
// longer ones on disk.

#ifndef DIZIN_COMMON_INDEX_GLASS_RUN_STORE_H_
#define DIZIN_COMMON_INDEX_GLASS_RUN_STORE_H_

#include <cstddef>
#include <memory>
#include <string>

#include "common/index/glass/run_merger.h"

namespace dizin::index::glass {

// Not safe in two threads at once. Throws Error(kSystem).
class RunStore {
 public:
  // Files, without names, are made in `directory`.
  RunStore(std::string directory, std::size_t memory);

  // REQUIRES: the run follows the ones before.
  void Add(std::unique_ptr<Run> run);

  const Runs& runs() const { return runs_; }
  bool spilled() const { return runs_on_disk_ > 0; }

  // How large a window on each list of each run may be, with two threads that
  // read all runs at once.
  std::size_t WindowBytes() const;

 private:
  void Spill();

  const std::string directory_;
  const std::size_t memory_;
  std::unique_ptr<RunSpools> spools_;  // before runs_, which point into it
  Runs runs_;                          // the first runs_on_disk_ are on disk
  std::size_t runs_on_disk_ = 0;
  std::size_t in_memory_ = 0;  // bytes
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_RUN_STORE_H_
