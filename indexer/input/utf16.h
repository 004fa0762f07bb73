// Text in UTF-16 as UTF-8, and how it is told without a byte order mark.

#ifndef DIZIN_INDEXER_INPUT_UTF16_H_
#define DIZIN_INDEXER_INPUT_UTF16_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dizin::indexer {

enum class ByteOrder : std::uint8_t { kLittle, kBig };

// A surrogate without its other half and an odd last byte become U+FFFD.
std::unique_ptr<ByteSource> ReadUtf16(std::unique_ptr<ByteSource> source,
                                      ByteOrder order);

// The order of a text that begins so, if it looks like UTF-16: it has NULs,
// which no other text has, more blanks of this order than of the other, and
// neither control characters nor surrogates without their other half.
// Thread-safe.
std::optional<ByteOrder> Utf16Order(std::string_view head);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_UTF16_H_
