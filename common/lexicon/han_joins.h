// Counts of short runs of Han characters, of which a Chinese text has one for
// every third character: a table of their code points, without strings.
//
//   HanJoins<Word> joins;
//   joins.At(U"安卡拉")->count += 1;
//   joins.Visit([](std::u32string_view run, const Word& word) { … });

#ifndef DIZIN_COMMON_LEXICON_HAN_JOINS_H_
#define DIZIN_COMMON_LEXICON_HAN_JOINS_H_

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "common/large_pages.h"

namespace dizin::lexicon {

template <class Word>
class HanJoins {
 public:
  static constexpr std::size_t kMaxRun = 6;  // characters

  // The word of a run, a new one if there is none. Valid until the next call.
  // REQUIRES: 1 to kMaxRun characters, no NUL.
  Word* At(std::u32string_view run) {
    assert(!run.empty() && run.size() <= kMaxRun);
    if (2 * (size_ + 1) > slots_.size()) Grow();
    const Key key = Pack(run);
    Slot* const slot = Find(key);
    if (slot->key[0] == 0) {
      slot->key = key;
      ++size_;
    }
    return &slot->word;
  }

  // In no order. The run is valid during the call.
  template <class Visitor>
  void Visit(const Visitor& visit) const {
    for (const Slot& slot : slots_) {
      if (slot.key[0] == 0) continue;
      std::array<char32_t, kMaxRun> run;
      std::size_t size = 0;
      for (std::uint64_t half : slot.key) {
        for (; half != 0; half >>= kBits) {
          run[size++] = static_cast<char32_t>(half & kMask);
        }
      }
      visit(std::u32string_view(run.data(), size), slot.word);
    }
  }

  std::size_t size() const { return size_; }
  std::size_t MemoryUse() const { return slots_.size() * sizeof(Slot); }

 private:
  static constexpr unsigned kBits = 21;  // of a code point
  static constexpr std::uint64_t kMask = (1U << kBits) - 1;
  static constexpr std::size_t kHalf = 3;  // characters
  using Key = std::array<std::uint64_t, kMaxRun / kHalf>;
  struct Slot {
    Key key{};  // 0 in front if there is none
    Word word;
  };

  static Key Pack(std::u32string_view run) {
    Key key{};
    for (std::size_t i = 0; i < run.size(); ++i) {
      key[i / kHalf] |= std::uint64_t{run[i]} << i % kHalf * kBits;
    }
    return key;
  }

  // Where `key` is, or would be.
  Slot* Find(const Key& key) {
    // Odd numbers of no meaning.
    const std::uint64_t hash =
        (key[0] * 0x9E3779B97F4A7C15U) ^ (key[1] * 0xC2B2AE3D27D4EB4FU);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (hash ^ hash >> 32U) & mask;
    while (slots_[at].key[0] != 0 && slots_[at].key != key)
      at = (at + 1) & mask;
    return &slots_[at];
  }

  void Grow() {
    constexpr std::size_t kLeast = 1024;
    const Slots old = std::exchange(
        slots_, Slots(slots_.empty() ? kLeast : slots_.size() * 2));
    for (const Slot& slot : old) {
      if (slot.key[0] != 0) *Find(slot.key) = slot;
    }
  }

  using Slots = std::vector<Slot, LargePages<Slot>>;
  Slots slots_;  // a power of two, half of them empty
  std::size_t size_ = 0;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_HAN_JOINS_H_
