// Short runs of numbers, numbered themselves from 0 on: of the code points of
// Han characters, of which a Chinese text has a run for every third character,
// and of the ids of words. A table of the numbers, without strings.
//
//   RunTable<char32_t, 6> runs;
//   runs.IdOf(std::u32string_view(U"安卡拉"));   // 0
//   runs.Visit([](std::span<const char32_t> run, std::uint32_t id) { … });

#ifndef DIZIN_COMMON_LEXICON_RUN_TABLE_H_
#define DIZIN_COMMON_LEXICON_RUN_TABLE_H_

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "common/large_pages.h"

namespace dizin::lexicon {

template <class Number, std::size_t kMaxRun>
class RunTable {
 public:
  // The id of a run; the next one if it is new. REQUIRES: 1 to kMaxRun numbers,
  // none of them 0.
  std::uint32_t IdOf(std::span<const Number> run) {
    assert(!run.empty() && run.size() <= kMaxRun);
    if (2 * (size_ + std::size_t{1}) > slots_.size()) Grow();
    Slot wanted{};
    std::copy(run.begin(), run.end(), wanted.run.begin());
    Slot* const slot = Find(wanted.run);
    if (slot->run[0] == 0) {
      wanted.id = size_++;
      *slot = wanted;
    }
    return slot->id;
  }

  // In no order. The run is valid during the call.
  template <class Visitor>
  void Visit(const Visitor& visit) const {
    for (const Slot& slot : slots_) {
      if (slot.run[0] == 0) continue;
      const auto end = std::find(slot.run.begin(), slot.run.end(), Number{0});
      visit(std::span<const Number>(slot.run.begin(), end), slot.id);
    }
  }

  std::uint32_t size() const { return size_; }
  std::size_t MemoryUse() const { return slots_.size() * sizeof(Slot); }

 private:
  using Run = std::array<Number, kMaxRun>;  // 0 behind its end
  struct Slot {
    Run run{};  // empty if there is none
    std::uint32_t id = 0;
  };
  using Slots = std::vector<Slot, LargePages<Slot>>;

  // Where `run` is, or would be.
  Slot* Find(const Run& run) {
    std::uint64_t hash = 0;
    for (const Number number : run) {
      hash = (hash ^ number) * 0x9E3779B97F4A7C15U;  // odd, of no meaning
    }
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (hash ^ hash >> 32U) & mask;
    while (slots_[at].run[0] != 0 && slots_[at].run != run)
      at = (at + 1) & mask;
    return &slots_[at];
  }

  void Grow() {
    constexpr std::size_t kLeast = 1024;
    const Slots old = std::exchange(
        slots_, Slots(slots_.empty() ? kLeast : slots_.size() * 2));
    for (const Slot& slot : old) {
      if (slot.run[0] != 0) *Find(slot.run) = slot;
    }
  }

  Slots slots_;  // a power of two, half of them empty
  std::uint32_t size_ = 0;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_RUN_TABLE_H_
