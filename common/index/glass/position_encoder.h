// The positions of one term in one article, as the tag of a position table
// entry (key: sortable term, sortable docid).
//
//   char tag[MaxPositionsBytes(3)];
//   char* end = PutPositions({1, 5, 9}, tag);
//
// Tag: uint last position; if there are more, a stream of bits, the lowest bit
// of a byte first, padded with zeros:
//   E(first, last)  E(count - 2, last - first)  then the inner positions, the
//   middle one first, then its left half, then its right half (interpolative
//   coding): for places j < m < k with j and k known and m = j + (k - j) / 2,
//   E(p[m] - (p[j] + m - j), p[k] - p[j] - (k - j) + 1).
// E(v, n) writes a number v < n. bits = width(n - 1) and 2^bits - n codes are
// to spare: so many values in the middle of the range take bits - 1 bits, the
// others `bits`, those above the middle with the top bit set.

#ifndef DIZIN_COMMON_INDEX_GLASS_POSITION_ENCODER_H_
#define DIZIN_COMMON_INDEX_GLASS_POSITION_ENCODER_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "common/index/glass/coding.h"

namespace dizin::index::glass {

constexpr std::size_t MaxPositionsBytes(std::size_t count) {
  return kMaxUintBytes + count * sizeof(std::uint32_t) + 1;
}

// Writes at `out`, returns the end. REQUIRES: `positions` is not empty, and
// each is above the one before.
char* PutPositions(std::span<const std::uint32_t> positions, char* out);

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_POSITION_ENCODER_H_
