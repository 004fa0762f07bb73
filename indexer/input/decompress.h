// Compressed input, recognised by its first bytes whatever its name: gzip,
// bzip2, xz and zstd, also several members one after another (as `cat a.gz
// b.gz`, pbzip2 and bgzip make them). Anything else passes through as it is.
//
// A member that ends too early, is damaged or fails its checksum throws
// Error(kInput) after all that could be read before. Of bzip2 that is every
// block before the damaged one; the others have a checksum at their end alone,
// and give what their damage makes of the text up to where it shows. Zeros
// behind a member are passed over; anything else there throws as well, after
// all has been given.

#ifndef DIZIN_INDEXER_INPUT_DECOMPRESS_H_
#define DIZIN_INDEXER_INPUT_DECOMPRESS_H_

#include <memory>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dizin::indexer {

// A source of nothing whose name says that it is compressed throws
// Error(kInput): so does any that ends too early.
std::unique_ptr<ByteSource> Decompress(std::unique_ptr<ByteSource> source,
                                       std::string_view name);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_DECOMPRESS_H_
