#include "common/index/row_runs.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <queue>
#include <string_view>

#include "common/index/hash.h"
#include "common/index/varint.h"

namespace dizin::index {
namespace {

constexpr std::size_t kWindowBytes = std::size_t{1} << 16;
// Two lengths of at most 10 bytes; the key is between them.
constexpr std::size_t kMostLengthBytes = 10;

// Reads the rows of a run one after another.
class RunCursor {
 public:
  explicit RunCursor(const glass::Section& run) : reader_(run, kWindowBytes) {}

  // False at the end.
  bool Next() {
    if (at_ >= reader_.size()) return false;
    TakeBytes(&key_);
    TakeBytes(&packed_);
    return true;
  }

  const std::string& key() const { return key_; }
  const std::string& packed() const { return packed_; }

 private:
  void TakeBytes(std::string* bytes) {
    const auto left = static_cast<std::size_t>(reader_.size() - at_);
    const std::size_t peek = std::min(left, kMostLengthBytes);
    ByteReader in(std::string_view(reader_.View(at_, peek), peek));
    const auto size = static_cast<std::size_t>(in.Varint());
    at_ += peek - in.rest().size();
    bytes->assign(reader_.View(at_, size), size);
    at_ += size;
  }

  glass::SectionReader reader_;
  std::uint64_t at_ = 0;
  std::string key_;
  std::string packed_;
};

}  // namespace

void RowRuns::Add(const lexicon::Vocabulary& vocabulary,
                  const TermDictionary& terms) {
  std::array<std::string, kSlices> slices;
  vocabulary.VisitRows(
      [&terms](std::uint32_t id) { return terms.Term(id); },
      [&slices](std::string_view key, std::string_view packed) {
        std::string* const slice = &slices[Hash64(key) % kSlices];
        AppendBytes(key, slice);
        AppendBytes(packed, slice);
      });
  const std::lock_guard lock(mutex_);
  Run& run = runs_.emplace_back();
  for (std::size_t i = 0; i < kSlices; ++i) {
    const std::uint64_t begin = spool_.size();
    spool_.Append(slices[i]);
    run[i] = glass::Section(&spool_, begin, slices[i].size());
  }
}

void RowRuns::Visit(std::size_t part, std::size_t parts,
                    const lexicon::RowVisitor& visit) const {
  for (std::size_t slice = part; slice < kSlices; slice += parts) {
    VisitSlice(slice, visit);
  }
}

void RowRuns::VisitSlice(std::size_t slice,
                         const lexicon::RowVisitor& visit) const {
  const auto behind = [](const RunCursor* a, const RunCursor* b) {
    return a->key() > b->key();
  };
  std::vector<std::unique_ptr<RunCursor>> cursors;
  std::priority_queue<RunCursor*, std::vector<RunCursor*>, decltype(behind)>
      queue(behind);
  for (const Run& run : runs_) {
    cursors.push_back(std::make_unique<RunCursor>(run[slice]));
    if (cursors.back()->Next()) queue.push(cursors.back().get());
  }
  std::string key;
  std::string packed;
  const auto flush = [&] {
    if (!packed.empty()) visit(key, packed);
  };
  while (!queue.empty()) {
    RunCursor* const cursor = queue.top();
    queue.pop();
    if (!packed.empty() && cursor->key() == key) {
      packed = lexicon::MergeRows(packed, cursor->packed());
    } else {
      flush();
      key = cursor->key();
      packed = cursor->packed();
    }
    if (cursor->Next()) queue.push(cursor);
  }
  flush();
}

}  // namespace dizin::index
