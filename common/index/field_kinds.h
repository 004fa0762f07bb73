// What the further fields of a database hold, as its metadata says it: a query
// on a field needs to know whether there is one, and whether 2021 in it is a
// number or a year.
//
//   FieldKinds kinds{{"pages", kHoldsNumbers | kHoldsWords}};
//   DecodeFieldKinds(EncodeFieldKinds(kinds)) == kinds
//
// A line a field: its name, a space, and the letters w, n and d for words,
// numbers and dates. Thread-safe.

#ifndef DIZIN_COMMON_INDEX_FIELD_KINDS_H_
#define DIZIN_COMMON_INDEX_FIELD_KINDS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace dizin::index {

inline constexpr std::uint8_t kHoldsWords = 1;
inline constexpr std::uint8_t kHoldsNumbers = 2;
inline constexpr std::uint8_t kHoldsDates = 4;

using FieldKinds = std::map<std::string, std::uint8_t, std::less<>>;

std::string EncodeFieldKinds(const FieldKinds& kinds);
// Throws Error(kIndex) on what EncodeFieldKinds() does not write.
FieldKinds DecodeFieldKinds(std::string_view text);
void MergeFieldKinds(const FieldKinds& from, FieldKinds* into);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_FIELD_KINDS_H_
