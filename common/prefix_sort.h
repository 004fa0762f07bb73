// Sorts what has an OrderedPrefix(): by the bytes of the prefix as long as many
// share them, then by comparing, which is a third of the work of comparing
// alone.
//
//   PrefixSort(std::span(rows), [](const Row& row) { return row.prefix; },
//              [](const Row& a, const Row& b) { return a < b; });
//
// `less` must order by the prefix first. In place; not stable.

#ifndef DIZIN_COMMON_PREFIX_SORT_H_
#define DIZIN_COMMON_PREFIX_SORT_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace dizin {

// `bits`: of the prefix that have not been looked at, all above are equal.
template <class T, class PrefixOf, class Less>
void PrefixSort(std::span<T> all, const PrefixOf& prefix_of, const Less& less,
                unsigned bits = 64) {
  constexpr std::size_t kFew = 48;  // are faster compared
  constexpr unsigned kByte = 8;
  if (all.size() <= kFew || bits == 0) {
    std::sort(all.begin(), all.end(), less);
    return;
  }
  bits -= kByte;
  const auto byte_of = [&prefix_of, bits](const T& one) {
    return static_cast<std::uint8_t>(prefix_of(one) >> bits);
  };
  std::array<std::size_t, 256> ends{};
  std::size_t low = ends.size();
  std::size_t high = 0;
  for (const T& one : all) {
    const std::size_t byte = byte_of(one);
    ++ends[byte];
    low = std::min(low, byte);
    high = std::max(high, byte);
  }
  // Letters of a script are a few of the bytes.
  std::array<std::size_t, 256> begins, next;
  std::size_t sum = 0;
  for (std::size_t byte = low; byte <= high; ++byte) {
    begins[byte] = sum;
    next[byte] = sum;
    ends[byte] = sum += ends[byte];
  }
  // What does not belong where it is goes where it does, and what was there
  // after it.
  for (std::size_t byte = low; byte <= high; ++byte) {
    while (next[byte] < ends[byte]) {
      T& here = all[next[byte]];
      const std::uint8_t home = byte_of(here);
      if (home != byte) std::swap(here, all[next[home]]);
      ++next[home];
    }
  }
  for (std::size_t byte = low; byte <= high; ++byte) {
    const std::size_t size = ends[byte] - begins[byte];
    if (size > 1) {
      PrefixSort(all.subspan(begins[byte], size), prefix_of, less, bits);
    }
  }
}

}  // namespace dizin

#endif  // DIZIN_COMMON_PREFIX_SORT_H_
