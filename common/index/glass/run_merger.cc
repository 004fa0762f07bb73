#include "common/index/glass/run_merger.h"

#include <algorithm>
#include <array>

#include "common/index/glass/coding.h"

namespace dizin::index::glass {
namespace {

void AppendNumber(std::uint64_t value, Spool* spool) {
  char bytes[kMaxUintBytes];
  spool->Append(
      {bytes, static_cast<std::size_t>(PutUint(bytes, value) - bytes)});
}

void JoinPostings(std::span<RunCursor* const> cursors, Spool* spool) {
  const RunEntry* before = nullptr;
  for (RunCursor* cursor : cursors) {
    const RunEntry& entry = cursor->entry();
    if (before != nullptr) AppendNumber(entry.first - before->last - 1, spool);
    spool->Append(cursor->Postings());
    before = &entry;
  }
}

void JoinPositions(std::span<RunCursor* const> cursors, Spool* spool) {
  const RunEntry* before = nullptr;
  for (RunCursor* cursor : cursors) {
    const RunEntry& entry = cursor->entry();
    if (entry.positions_bytes == 0) continue;
    if (before != nullptr) {
      AppendNumber(entry.first_positioned - before->last_positioned, spool);
    }
    for (auto piece = cursor->NextPositionsPiece(); !piece.empty();
         piece = cursor->NextPositionsPiece()) {
      spool->Append(piece);
    }
    before = &entry;
  }
}

// All but the sizes of the lists.
RunEntry JoinEntries(std::span<RunCursor* const> cursors, std::uint32_t base) {
  RunEntry joined;
  joined.first = cursors.front()->entry().first - base;
  joined.last = cursors.back()->entry().last - base;
  bool has_positions = false;
  for (const RunCursor* cursor : cursors) {
    const RunEntry& entry = cursor->entry();
    joined.articles += entry.articles;
    joined.occurrences += entry.occurrences;
    if (entry.positions_bytes == 0) continue;
    if (!has_positions) joined.first_positioned = entry.first_positioned - base;
    joined.last_positioned = entry.last_positioned - base;
    has_positions = true;
  }
  return joined;
}

}  // namespace

RunMerger::RunMerger(const Runs& runs, std::size_t window_bytes) {
  all_.reserve(runs.size());
  heap_.reserve(runs.size());
  for (const auto& run : runs) {
    RunCursor* const cursor = &all_.emplace_back(*run, window_bytes);
    heap_.push_back(NodeOf(cursor, cursor->Next()));
  }
  MakeHeap();
}

void RunMerger::SkipTo(std::string_view term) {
  for (Node& node : heap_) {
    if (node.cursor == nullptr) continue;
    bool has_term = true;
    while (has_term && node.cursor->term() < term) {
      has_term = node.cursor->Next();
    }
    node = NodeOf(node.cursor, has_term);
  }
  MakeHeap();
}

RunMerger::Node RunMerger::NodeOf(RunCursor* cursor, bool has_term) {
  constexpr std::uint64_t kLast = ~std::uint64_t{0};
  if (!has_term) return {kLast, kLast, nullptr};
  return {cursor->key_high(), cursor->key_low(), cursor};
}

bool RunMerger::IsBefore(const Node& a, const Node& b) {
  if (a.key_high != b.key_high) return a.key_high < b.key_high;
  if (a.key_low != b.key_low) return a.key_low < b.key_low;
  if (a.cursor == nullptr) return false;
  if (b.cursor == nullptr) return true;
  return a.cursor->term() < b.cursor->term();
}

bool RunMerger::IsSameTerm(const Node& a, const Node& b) {
  return a.key_high == b.key_high && a.key_low == b.key_low &&
         a.cursor != nullptr && b.cursor != nullptr &&
         a.cursor->HasTermOf(*b.cursor);
}

void RunMerger::MakeHeap() {
  for (std::size_t at = heap_.size() / 2; at-- > 0;) Sink(at);
}

void RunMerger::Sink(std::size_t at) {
  const Node node = heap_[at];
  for (std::size_t child = 2 * at + 1; child < heap_.size();
       child = 2 * at + 1) {
    if (child + 1 < heap_.size() && IsBefore(heap_[child + 1], heap_[child])) {
      ++child;
    }
    if (!IsBefore(heap_[child], node)) break;
    heap_[at] = heap_[child];
    at = child;
  }
  heap_[at] = node;
}

bool RunMerger::Next() {
  // The lowest first: below a node that sinks all is in order.
  for (auto at = group_.rbegin(); at != group_.rend(); ++at) {
    RunCursor* const cursor = heap_[*at].cursor;
    heap_[*at] = NodeOf(cursor, cursor->Next());
    Sink(*at);
  }
  group_.clear();
  cursors_.clear();
  if (heap_.empty() || heap_[0].cursor == nullptr) return false;
  group_.push_back(0);
  for (std::size_t i = 0; i < group_.size(); ++i) {
    cursors_.push_back(heap_[group_[i]].cursor);
    for (std::size_t child = 2 * group_[i] + 1;
         child <= 2 * group_[i] + 2 && child < heap_.size(); ++child) {
      if (IsSameTerm(heap_[child], heap_[0])) group_.push_back(child);
    }
  }
  // They lie in memory in the order of the runs.
  if (cursors_.size() > 1) std::sort(cursors_.begin(), cursors_.end());
  return true;
}

std::unique_ptr<Run> JoinRuns(const Runs& runs, std::size_t window_bytes,
                              RunSpools* spools) {
  auto run = std::make_unique<Run>();
  run->first_docid = runs.front()->first_docid;
  const std::uint64_t directory_begin = spools->directory.size();
  const std::uint64_t postings_begin = spools->postings.size();
  const std::uint64_t positions_begin = spools->positions.size();
  DirectoryWriter directory;
  std::array<char, DirectoryWriter::kMaxBytes> encoded;
  RunMerger merger(runs, window_bytes);
  while (merger.Next()) {
    const std::uint64_t postings_at = spools->postings.size();
    const std::uint64_t positions_at = spools->positions.size();
    JoinPostings(merger.cursors(), &spools->postings);
    JoinPositions(merger.cursors(), &spools->positions);
    RunEntry entry = JoinEntries(merger.cursors(), run->first_docid);
    entry.postings_bytes = spools->postings.size() - postings_at;
    entry.positions_bytes = spools->positions.size() - positions_at;
    const char* const end =
        directory.Put(merger.term(), merger.cursors().front()->key_high(),
                      entry, encoded.data());
    spools->directory.Append(
        {encoded.data(), static_cast<std::size_t>(end - encoded.data())});
    ++run->terms;
  }
  run->directory = spools->directory.Since(directory_begin);
  run->postings = spools->postings.Since(postings_begin);
  run->positions = spools->positions.Since(positions_begin);
  return run;
}

}  // namespace dizin::index::glass
