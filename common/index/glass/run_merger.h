// Walks over several runs at once, term by term, in byte order.
//
//   RunMerger merger(runs, window_bytes);
//   while (merger.Next()) {
//     for (RunCursor* cursor : merger.cursors()) Use(merger.term(), cursor);
//   }

#ifndef DIZIN_COMMON_INDEX_GLASS_RUN_MERGER_H_
#define DIZIN_COMMON_INDEX_GLASS_RUN_MERGER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/glass/run.h"

namespace dizin::index::glass {

// In docid order.
using Runs = std::vector<std::unique_ptr<Run>>;

// Not safe in two threads at once; several mergers may read the same runs.
class RunMerger {
 public:
  // Each cursor reads its lists through windows of `window_bytes`.
  RunMerger(const Runs& runs, std::size_t window_bytes);

  // Next() goes to the first term that is not below `term`. REQUIRES: Next()
  // was not called yet.
  void SkipTo(std::string_view term);

  // To the next term; false behind the last.
  bool Next();

  std::string_view term() const { return cursors_.front()->term(); }
  // The runs that have the term, in docid order. Their lists may be read, or
  // not.
  std::span<RunCursor* const> cursors() const { return cursors_; }

 private:
  // Nodes at the current term lie at the top of the heap and touch: they stay
  // there until Next() moves their cursors on and lets each sink.
  struct Node {
    std::uint64_t key_high = 0;
    std::uint64_t key_low = 0;
    RunCursor* cursor = nullptr;  // null behind the last term
  };
  static bool IsBefore(const Node& a, const Node& b);
  static bool IsSameTerm(const Node& a, const Node& b);
  static Node NodeOf(RunCursor* cursor, bool has_term);
  void MakeHeap();
  void Sink(std::size_t at);

  std::vector<RunCursor> all_;
  std::vector<Node> heap_;          // the least term first
  std::vector<std::size_t> group_;  // in heap_: those at the current term
  std::vector<RunCursor*> cursors_;
};

// One run out of several that follow each other: its lists are theirs, joined.
// The lists go to the spools, which must outlive the run; nothing else may be
// appended to them meanwhile.
struct RunSpools {
  Spool directory;
  Spool postings;
  Spool positions;
};
std::unique_ptr<Run> JoinRuns(const Runs& runs, std::size_t window_bytes,
                              RunSpools* spools);

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_RUN_MERGER_H_
