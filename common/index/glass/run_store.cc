#include "common/index/glass/run_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dizin::index::glass {
namespace {

constexpr std::size_t kSpoolBytes = 1 << 20;
constexpr std::size_t kLeastWindow = 1 << 14;
constexpr std::size_t kLargestWindow = 1 << 18;
// Directory and postings in one thread, directory and positions in the other.
constexpr std::size_t kWindowsPerRun = 4;

}  // namespace

RunStore::RunStore(std::string directory, std::size_t memory)
    : directory_(std::move(directory)), memory_(memory) {}

void RunStore::Add(std::unique_ptr<Run> run) {
  in_memory_ += run->MemoryUse();
  runs_.push_back(std::move(run));
  if (in_memory_ > memory_) Spill();
}

void RunStore::Spill() {
  if (spools_ == nullptr) {
    spools_ = std::make_unique<RunSpools>(RunSpools{
        Spool(directory_, kSpoolBytes), Spool(directory_, kSpoolBytes),
        Spool(directory_, kSpoolBytes)});
  }
  const auto first = runs_.begin() + static_cast<std::ptrdiff_t>(runs_on_disk_);
  const Runs group(std::make_move_iterator(first),
                   std::make_move_iterator(runs_.end()));
  runs_.erase(first, runs_.end());
  // All in memory: no windows.
  runs_.push_back(JoinRuns(group, 0, spools_.get()));
  ++runs_on_disk_;
  in_memory_ = 0;
}

std::size_t RunStore::WindowBytes() const {
  const std::size_t windows =
      std::max<std::size_t>(1, runs_on_disk_ * kWindowsPerRun);
  return std::clamp(memory_ / windows, kLeastWindow, kLargestWindow);
}

}  // namespace dizin::index::glass
