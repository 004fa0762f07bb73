// The beginning of a string as a number, so that a sort compares numbers and
// reads strings only where their beginnings are equal.

#ifndef DIZIN_COMMON_ORDERED_PREFIX_H_
#define DIZIN_COMMON_ORDERED_PREFIX_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dizin {

// The first 8 bytes as a number, missing ones as 0: strings whose numbers
// differ compare as these do.
inline std::uint64_t OrderedPrefix(std::string_view bytes) {
  const auto number_at = [&bytes]<class Number>(std::size_t at, Number number) {
    std::memcpy(&number, bytes.data() + at, sizeof(number));
    if constexpr (std::endian::native == std::endian::little) {
      // The bytes of a shorter one end up in the high ones.
      return __builtin_bswap64(number);
    }
    return std::uint64_t{number} << (8 - sizeof(number)) * 8;
  };
  const std::size_t size = bytes.size();
  if (size >= 8) return number_at(0, std::uint64_t{});
  // Of a short one its first half and its last, which may overlap.
  if (size >= 4) {
    return number_at(0, std::uint32_t{}) |
           number_at(size - 4, std::uint32_t{}) >> (size - 4) * 8;
  }
  if (size >= 2) {
    return number_at(0, std::uint16_t{}) |
           number_at(size - 2, std::uint16_t{}) >> (size - 2) * 8;
  }
  return size == 0 ? 0 : number_at(0, std::uint8_t{});
}

// How many bytes two strings begin with alike, of which these are the prefixes.
inline std::size_t SharedBytes(std::string_view a, std::uint64_t a_prefix,
                               std::string_view b, std::uint64_t b_prefix) {
  const std::size_t end = std::min(a.size(), b.size());
  if (const std::uint64_t differs = a_prefix ^ b_prefix; differs != 0) {
    return std::min<std::size_t>(
        static_cast<unsigned>(std::countl_zero(differs)) / 8, end);
  }
  std::size_t shared = std::min(sizeof(a_prefix), end);
  while (shared < end && a[shared] == b[shared]) ++shared;
  return shared;
}

}  // namespace dizin

#endif  // DIZIN_COMMON_ORDERED_PREFIX_H_
