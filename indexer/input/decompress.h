// Compressed input, recognised by its first bytes whatever its name: gzip,
// bzip2, xz and zstd, also several members one after another (as `cat a.gz
// b.gz` makes them). Anything else passes through as it is.
//
// A stream that ends too early or fails its checksum throws Error(kInput) after
// all that could be read before the damage; nothing is taken for whole that is
// not. gzip, bzip2 and xz go through Boost.Iostreams; zstd through libzstd, for
// Boost 1.74 takes half a zstd frame for the end of the file.

#ifndef DIZIN_INDEXER_INPUT_DECOMPRESS_H_
#define DIZIN_INDEXER_INPUT_DECOMPRESS_H_

#include <memory>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dizin::indexer {

std::unique_ptr<ByteSource> Decompress(std::unique_ptr<ByteSource> source);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_DECOMPRESS_H_
