// Text as UTF-8, whatever it is in.
//
//   source = ConvertToUtf8(std::move(source), "windows-1254");
//
// 1. A byte order mark counts more than anything: that of UTF-8 is dropped,
//    UTF-16 (either order) is converted, UTF-32 is refused.
// 2. Else text in a charset that is named is converted with iconv(3). Names are
//    those of the WHATWG's Encoding Standard: ISO-8859-1 and -9 mean
//    Windows-1252 and -1254.
// 3. Else it passes through; readers mend what is not UTF-8 in it.
//
// What cannot be converted becomes U+FFFD: a surrogate without its other half,
// an odd last byte, a byte that means nothing in the charset.

#ifndef DIZIN_INDEXER_INPUT_ENCODING_H_
#define DIZIN_INDEXER_INPUT_ENCODING_H_

#include <memory>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dizin::indexer {

// `charset` may be empty. Throws Error(kInput) on UTF-32, saying how to convert
// it, and Error(kUsage) for an unknown charset.
std::unique_ptr<ByteSource> ConvertToUtf8(std::unique_ptr<ByteSource> source,
                                          std::string_view charset = {});

// True if text in it can be converted. Thread-safe.
bool IsKnownCharset(std::string_view charset);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_ENCODING_H_
