#include "common/index/glass/run_merger.h"

#include <algorithm>

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
  cursors_.reserve(runs.size());
  for (const auto& run : runs) {
    RunCursor* const cursor = &all_.emplace_back(*run, window_bytes);
    if (cursor->Next()) Push(cursor);
  }
}

void RunMerger::SkipTo(std::string_view term) {
  heap_.clear();
  for (RunCursor& cursor : all_) {
    bool is_left = !cursor.term().empty();
    while (is_left && cursor.term() < term) is_left = cursor.Next();
    if (is_left) Push(&cursor);
  }
}

bool RunMerger::IsAfter(const Node& a, const Node& b) {
  if (a.key_high != b.key_high) return a.key_high > b.key_high;
  if (a.key_low != b.key_low) return a.key_low > b.key_low;
  const int order = a.cursor->term().compare(b.cursor->term());
  // Cursors lie in the order of the runs.
  return order != 0 ? order > 0 : a.cursor > b.cursor;
}

void RunMerger::Push(RunCursor* cursor) {
  heap_.push_back({cursor->key_high(), cursor->key_low(), cursor});
  std::push_heap(heap_.begin(), heap_.end(), IsAfter);
}

RunCursor* RunMerger::Pop() {
  std::pop_heap(heap_.begin(), heap_.end(), IsAfter);
  RunCursor* const cursor = heap_.back().cursor;
  heap_.pop_back();
  return cursor;
}

bool RunMerger::Next() {
  for (RunCursor* cursor : cursors_) {
    if (cursor->Next()) Push(cursor);
  }
  cursors_.clear();
  if (heap_.empty()) return false;
  const RunCursor* const first = cursors_.emplace_back(Pop());
  while (!heap_.empty() && heap_.front().key_high == first->key_high() &&
         heap_.front().cursor->term() == first->term()) {
    cursors_.push_back(Pop());
  }
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
  std::string encoded;
  RunMerger merger(runs, window_bytes);
  while (merger.Next()) {
    const std::uint64_t postings_at = spools->postings.size();
    const std::uint64_t positions_at = spools->positions.size();
    JoinPostings(merger.cursors(), &spools->postings);
    JoinPositions(merger.cursors(), &spools->positions);
    RunEntry entry = JoinEntries(merger.cursors(), run->first_docid);
    entry.postings_bytes = spools->postings.size() - postings_at;
    entry.positions_bytes = spools->positions.size() - positions_at;
    encoded.clear();
    directory.Append(merger.term(), entry, &encoded);
    spools->directory.Append(encoded);
    ++run->terms;
  }
  run->directory = spools->directory.Since(directory_begin);
  run->postings = spools->postings.Since(postings_begin);
  run->positions = spools->positions.Since(positions_begin);
  return run;
}

}  // namespace dizin::index::glass
