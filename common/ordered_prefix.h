// The beginning of a string as a number, so that a sort compares numbers and
// reads strings only where their beginnings are equal.

#ifndef DIZIN_COMMON_ORDERED_PREFIX_H_
#define DIZIN_COMMON_ORDERED_PREFIX_H_

#include <algorithm>
#include <bit>
#include <cstddef>
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

// How many bytes two strings begin with alike, of which these are the prefixes.
inline std::size_t SharedBytes(std::string_view a, std::uint64_t a_prefix,
                               std::string_view b, std::uint64_t b_prefix) {
  const std::size_t end = std::min(a.size(), b.size());
  if (const std::uint64_t differs = a_prefix ^ b_prefix; differs != 0) {
    return std::min<std::size_t>(std::countl_zero(differs) / 8U, end);
  }
  std::size_t shared = std::min(sizeof(a_prefix), end);
  while (shared < end && a[shared] == b[shared]) ++shared;
  return shared;
}

}  // namespace dizin

#endif  // DIZIN_COMMON_ORDERED_PREFIX_H_
