// Text as UTF-8, whatever it is in.
//
//   source = ConvertToUtf8(std::move(source), "windows-1254");
//
// 1. A byte order mark counts more than anything: that of UTF-8 is dropped,
//    UTF-16 (either order) is converted, UTF-32 is refused.
// 2. Else text in a charset that is named is converted with iconv(3). Names are
//    those of the WHATWG's Encoding Standard: ISO-8859-1 and -9 mean
//    Windows-1252 and -1254.
// 3. Else text with NULs is in UTF-16 where it looks so (utf16.h).
// 4. Else it is UTF-8 if that is what its beginning is, whatever it says of
//    itself.
// 5. Else it is in the charset that an XML declaration or an HTML <meta> names,
//    where it is a known one.
// 6. Else, if it has more bytes that are no UTF-8 than characters that are, in
//    the charset that such bytes look like (common/text/charset.h).
// 7. Else it passes through; readers mend what is not UTF-8 in it.
//
// What cannot be converted becomes U+FFFD: a surrogate without its other half,
// an odd last byte, a byte that means nothing in the charset.

#ifndef DIZIN_INDEXER_INPUT_ENCODING_H_
#define DIZIN_INDEXER_INPUT_ENCODING_H_

#include <memory>
#include <string>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dizin::indexer {

// `charset` may be empty. `may_wait`: the source is a pipe, whose first bytes
// must do. Throws Error(kInput) on UTF-32, saying how to convert
// it, and Error(kUsage) for an unknown charset.
std::unique_ptr<ByteSource> ConvertToUtf8(std::unique_ptr<ByteSource> source,
                                          std::string_view charset = {},
                                          bool may_wait = false);

// The charset of a text that begins so, by rules 4 to 7; empty: UTF-8.
// `may_be_cut`: the text goes on.
std::string GuessCharset(std::string_view head, bool may_be_cut);

// True if text in it can be converted. Thread-safe.
bool IsKnownCharset(std::string_view charset);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_ENCODING_H_
