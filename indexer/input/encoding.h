// Text as UTF-8 whatever its byte order mark: a UTF-8 mark is dropped, UTF-16
// (either order) is converted, UTF-32 is refused. Text without a mark passes
// through; readers mend what is not UTF-8 in it.
//
// A surrogate without its other half, and an odd last byte, become U+FFFD.

#ifndef DIZIN_INDEXER_INPUT_ENCODING_H_
#define DIZIN_INDEXER_INPUT_ENCODING_H_

#include <memory>

#include "indexer/input/byte_source.h"

namespace dizin::indexer {

// Throws Error(kInput) on UTF-32, saying how to convert it.
std::unique_ptr<ByteSource> ConvertToUtf8(std::unique_ptr<ByteSource> source);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_ENCODING_H_
