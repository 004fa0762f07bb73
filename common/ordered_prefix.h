// The beginning of a string as a number, so that a sort compares numbers and
// reads strings only where their beginnings are equal.

#ifndef DIZIN_COMMON_ORDERED_PREFIX_H_
#define DIZIN_COMMON_ORDERED_PREFIX_H_

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dizin {

// The first 8 bytes as a number, missing ones as 0: strings whose numbers
// differ compare as these do.
inline std::uint64_t OrderedPrefix(std::string_view bytes) {
  char first[sizeof(std::uint64_t)] = {};
  std::memcpy(first, bytes.data(), std::min(sizeof(first), bytes.size()));
  std::uint64_t prefix = 0;
  std::memcpy(&prefix, first, sizeof(prefix));
  if constexpr (std::endian::native == std::endian::little) {
    prefix = __builtin_bswap64(prefix);
  }
  return prefix;
}

}  // namespace dizin

#endif  // DIZIN_COMMON_ORDERED_PREFIX_H_
