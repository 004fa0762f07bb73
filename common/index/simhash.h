// Simhash of a text (Charikar 2002): texts that share most of their word pairs
// have hashes that differ in few of their 64 bits.
//
//   SimhashBuilder builder;
//   builder.Add(hash_of_word_pair);  …
//   std::popcount(builder.Finish() ^ other) <= 3   // about the same text
//
// A bit is set where most of the added hashes have it set. The counts are kept
// as bit planes, and eight hashes are added at once by carry-save adders
// (Harley and Seal): five steps a hash, not 64.

#ifndef DIZIN_COMMON_INDEX_SIMHASH_H_
#define DIZIN_COMMON_INDEX_SIMHASH_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace dizin::index {

class SimhashBuilder {
 public:
  void Add(std::uint64_t hash) {
    waiting_[count_++ % kAtOnce] = hash;
    if (count_ % kAtOnce == 0) AddWaiting();
  }

  // 0 if nothing was added.
  std::uint64_t Finish() const;

 private:
  static constexpr std::size_t kAtOnce = 8;
  using Planes = std::array<std::uint64_t, 32>;

  void AddWaiting();

  Planes planes_{};  // planes_[i] has bit i of the 64 counts
  std::array<std::uint64_t, kAtOnce> waiting_{};
  std::uint64_t count_ = 0;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_SIMHASH_H_
