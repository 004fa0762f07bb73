#include "common/index/row_runs.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string_view>

#include "common/index/hash.h"
#include "common/index/varint.h"
#include "common/ordered_prefix.h"

namespace dizin::index {
namespace {

struct Row {
  std::uint64_t prefix;  // of the key, which most comparisons end at
  std::string_view key;
  std::string_view packed;

  // Keys as long as their prefixes, and of equal ones, differ by NULs.
  static bool AreShort(const Row& a, const Row& b) {
    return a.key.size() <= sizeof(prefix) && b.key.size() <= sizeof(prefix);
  }
  friend bool operator<(const Row& a, const Row& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return AreShort(a, b) ? a.key.size() < b.key.size() : a.key < b.key;
  }
  bool HasKeyOf(const Row& other) const {
    return prefix == other.prefix && key.size() == other.key.size() &&
           (AreShort(*this, other) || key == other.key);
  }
};

void AppendRows(std::string_view bytes, std::vector<Row>* rows) {
  for (ByteReader in(bytes); !in.AtEnd();) {
    const std::string_view key = in.Bytes();
    rows->push_back({OrderedPrefix(key), key, in.Bytes()});
  }
}

}  // namespace

void RowRuns::Add(const lexicon::Vocabulary& vocabulary,
                  const TermDictionary& terms) {
  Slices slices;
  vocabulary.VisitRows(
      [&terms](std::uint32_t id) { return terms.Term(id); },
      [&slices](std::string_view key, std::string_view packed) {
        std::string* const slice = &slices[Hash64(key) % kSlices];
        AppendBytes(key, slice);
        AppendBytes(packed, slice);
      },
      lexicon::Vocabulary::Order::kAny);
  AddRun(slices);
}

void RowRuns::AddRun(const Slices& slices) {
  const std::lock_guard lock(mutex_);
  Run& run = runs_.emplace_back();
  for (std::size_t i = 0; i < kSlices; ++i) {
    const std::uint64_t begin = spool_.size();
    spool_.Append(slices[i]);
    run[i] = glass::Section(&spool_, begin, slices[i].size());
  }
}

void RowRuns::Collector::Add(std::string_view key, std::string_view packed) {
  std::string* const slice = &slices_[Hash64(key) % kSlices];
  AppendBytes(key, slice);
  AppendBytes(packed, slice);
  bytes_ += key.size() + packed.size();
  if (bytes_ >= run_bytes_) Flush();
}

void RowRuns::Collector::Flush() {
  if (bytes_ == 0) return;
  runs_->AddRun(slices_);
  for (std::string& slice : slices_) slice.clear();
  bytes_ = 0;
}

void RowRuns::Visit(std::size_t part, std::size_t parts,
                    const lexicon::RowVisitor& visit) const {
  for (std::size_t slice = part; slice < kSlices; slice += parts) {
    VisitSlice(slice, visit);
  }
}

void RowRuns::VisitSlice(std::size_t slice,
                         const lexicon::RowVisitor& visit) const {
  std::deque<glass::SectionReader> readers;
  std::vector<Row> rows;
  for (const Run& run : runs_) {
    const auto size = static_cast<std::size_t>(run[slice].size());
    if (size == 0) continue;
    const char* bytes = readers.emplace_back(run[slice], size).View(0, size);
    AppendRows({bytes, size}, &rows);
  }
  std::sort(rows.begin(), rows.end());
  std::string sum;
  for (auto row = rows.begin(); row != rows.end();) {
    auto next = row + 1;
    std::string_view packed = row->packed;
    for (; next != rows.end() && next->HasKeyOf(*row); ++next) {
      sum = lexicon::MergeRows(packed, next->packed);
      packed = sum;
    }
    visit(row->key, packed);
    row = next;
  }
}

}  // namespace dizin::index
