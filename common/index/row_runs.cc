#include "common/index/row_runs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <deque>
#include <string_view>

#include "common/index/hash.h"
#include "common/index/varint.h"

namespace dizin::index {
namespace {

// A row, and those of other runs that have its key.
struct Row {
  std::string_view key;
  std::string_view packed;
  std::uint32_t next = 0;  // of the key; 0: none
  std::uint32_t last = 0;  // of the key, in its first
  bool is_first = true;
};

void AppendRow(std::string_view key, std::string_view packed,
               std::string* slice) {
  constexpr std::size_t kShort = 0x80;  // lengths of one byte
  if (key.size() >= kShort || packed.size() >= kShort) {
    AppendBytes(key, slice);
    AppendBytes(packed, slice);
    return;
  }
  std::array<char, 2 * kShort> row;  // in one piece
  char* at = row.data();
  for (const std::string_view bytes : {key, packed}) {
    *at++ = static_cast<char>(bytes.size());
    at = std::copy(bytes.begin(), bytes.end(), at);
  }
  slice->append(row.data(), at);
}

// The rows of a slice, joined by their keys.
class SliceRows {
 public:
  void Append(std::string_view bytes) {
    for (ByteReader in(bytes); !in.AtEnd();) {
      const std::string_view key = in.Bytes();
      rows_.push_back({.key = key, .packed = in.Bytes()});
    }
  }

  void Join() {
    std::vector<std::uint32_t> slots(std::bit_ceil(2 * rows_.size() + 1));
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      // The low bits are those of the slice.
      std::size_t at = Hash64(rows_[i].key) >> 32U & (slots.size() - 1);
      while (slots[at] != 0 && rows_[slots[at] - 1].key != rows_[i].key) {
        at = (at + 1) & (slots.size() - 1);
      }
      if (slots[at] == 0) {
        slots[at] = i + 1;
        rows_[i].last = i;
        continue;
      }
      Row& first = rows_[slots[at] - 1];
      rows_[first.last].next = i;
      first.last = i;
      rows_[i].is_first = false;
    }
  }

  void Visit(const lexicon::RowVisitor& visit) const {
    lexicon::RowSum sum;
    for (const Row& row : rows_) {
      if (!row.is_first) continue;
      if (row.next == 0) {
        visit(row.key, row.packed);
        continue;
      }
      sum.Start(row.packed);
      for (std::uint32_t i = row.next; i != 0; i = rows_[i].next) {
        sum.Add(rows_[i].packed);
      }
      visit(row.key, sum.Packed());
    }
  }

 private:
  std::vector<Row> rows_;
};

}  // namespace

void RowRuns::Add(const lexicon::Vocabulary& vocabulary,
                  const TermDictionary& terms) {
  Slices slices;
  vocabulary.VisitRows(
      [&terms](std::uint32_t id) { return terms.Term(id); },
      [&slices](std::string_view key, std::string_view packed) {
        AppendRow(key, packed, &slices[Hash64(key) % kSlices]);
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
  AppendRow(key, packed, &slices_[Hash64(key) % kSlices]);
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
  SliceRows rows;
  for (const Run& run : runs_) {
    const auto size = static_cast<std::size_t>(run[slice].size());
    if (size == 0) continue;
    const char* bytes = readers.emplace_back(run[slice], size).View(0, size);
    rows.Append({bytes, size});
  }
  rows.Join();
  rows.Visit(visit);
}

}  // namespace dizin::index
