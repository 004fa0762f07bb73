// The integers and strings that glass tables are made of.
//
//   std::string tag;
//   AppendUint(&tag, 300);          // AC 02
//   AppendString(&tag, "ankara");   // 06 "ankara"
//
// uint           7 bits a byte, low bits first; the high bit says "more"
// uint, last     little-endian bytes without leading zeros, no length; ends a
//                key, so 0 is no byte at all
// sortable uint  for keys, byte order is numeric order: below 0x8000 two bytes,
//                big-endian; else the shortest of 3 to 9 bytes in which the
//                first begins with (length - 2) set bits. Never begins with FF
// string         uint length, then the bytes
// sortable string  for keys: each NUL becomes 00 FF; then 00, unless the string
//                ends the key
// In blocks, integers of fixed width are big-endian.
//
// The Get… functions read what this program wrote itself and check nothing.

#ifndef DIZIN_COMMON_INDEX_GLASS_CODING_H_
#define DIZIN_COMMON_INDEX_GLASS_CODING_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "common/ordered_prefix.h"

namespace dizin::index::glass {

// Longest form of a 64-bit number, of any coding above.
inline constexpr std::size_t kMaxUintBytes = 10;

// Longest term, each NUL counting twice: with a docid it makes a key.
inline constexpr std::size_t kLongestTerm = 245;

// Writes at `out`, returns the end.
inline char* PutUint(char* out, std::uint64_t value) {
  for (; value > 0x7f; value >>= 7) *out++ = static_cast<char>(value | 0x80);
  *out++ = static_cast<char>(value);
  return out;
}

inline void AppendUint(std::string* out, std::uint64_t value) {
  char bytes[kMaxUintBytes];
  out->append(bytes, static_cast<std::size_t>(PutUint(bytes, value) - bytes));
}

// Reads at `*at` and moves it behind what was read.
inline std::uint64_t GetUint(const char** at) {
  const char* p = *at;
  auto byte = static_cast<std::uint8_t>(*p++);
  std::uint64_t value = byte & 0x7fU;
  for (unsigned shift = 7; (byte & 0x80) != 0; shift += 7) {
    byte = static_cast<std::uint8_t>(*p++);
    value |= std::uint64_t{byte & 0x7fU} << shift;
  }
  *at = p;
  return value;
}

inline std::uint32_t GetUint32(const char** at) {
  return static_cast<std::uint32_t>(GetUint(at));
}

inline void AppendLastUint(std::string* out, std::uint64_t value) {
  for (; value != 0; value >>= 8) out->push_back(static_cast<char>(value));
}

// Returns the number of bytes written: 2 to 9.
inline std::size_t PutSortableUint(char* out, std::uint64_t value) {
  if (value < 0x8000) {
    out[0] = static_cast<char>(value >> 8);
    out[1] = static_cast<char>(value);
    return 2;
  }
  const auto size = static_cast<std::size_t>(std::bit_width(value) + 5) / 7;
  for (std::size_t i = size; i-- > 0; value >>= 8) {
    out[i] = static_cast<char>(value);
  }
  out[0] = static_cast<char>(static_cast<std::uint8_t>(out[0]) |
                             static_cast<std::uint8_t>(0xff << (10 - size)));
  return size;
}

inline void AppendSortableUint(std::string* out, std::uint64_t value) {
  char bytes[kMaxUintBytes];
  out->append(bytes, PutSortableUint(bytes, value));
}

inline std::uint64_t GetSortableUint(const char** at) {
  const auto first = static_cast<std::uint8_t>(**at);
  if (first < 0x80) {
    const auto second = static_cast<std::uint8_t>((*at)[1]);
    *at += 2;
    return std::uint64_t{first} << 8 | second;
  }
  const auto size = static_cast<std::size_t>(std::countl_one(first)) + 2;
  std::uint64_t value = first & (0xffU >> (size - 1));
  for (std::size_t i = 1; i < size; ++i) {
    value = value << 8 | static_cast<std::uint8_t>((*at)[i]);
  }
  *at += size;
  return value;
}

inline void AppendString(std::string* out, std::string_view bytes) {
  AppendUint(out, bytes.size());
  out->append(bytes);
}

inline std::string_view GetString(const char** at) {
  const auto size = static_cast<std::size_t>(GetUint(at));
  const std::string_view bytes(*at, size);
  *at += size;
  return bytes;
}

enum class KeyPart : bool { kInner, kLast };

inline void AppendSortableString(std::string* out, std::string_view bytes,
                                 KeyPart part) {
  if (bytes.find('\0') == bytes.npos) {
    out->append(bytes);
  } else {
    for (const char c : bytes) {
      out->push_back(c);
      if (c == '\0') out->push_back('\xff');
    }
  }
  if (part == KeyPart::kInner) out->push_back('\0');
}

inline void PutBig16(std::uint8_t* out, std::uint32_t value) {
  out[0] = static_cast<std::uint8_t>(value >> 8);
  out[1] = static_cast<std::uint8_t>(value);
}

inline void PutBig32(std::uint8_t* out, std::uint32_t value) {
  PutBig16(out, value >> 16);
  PutBig16(out + 2, value);
}

inline std::uint32_t GetBig16(const std::uint8_t* at) {
  return static_cast<std::uint32_t>(at[0]) << 8 | at[1];
}

inline std::uint32_t GetBig32(const std::uint8_t* at) {
  return GetBig16(at) << 16 | GetBig16(at + 2);
}

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_CODING_H_
