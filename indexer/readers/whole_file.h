// All of an input that is one record.

#ifndef DIZIN_INDEXER_READERS_WHOLE_FILE_H_
#define DIZIN_INDEXER_READERS_WHOLE_FILE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/input/input.h"

namespace dizin::indexer {

// std::nullopt if there is more than `max_bytes`; the input is then read up to
// about there. Throws what Input::Read() throws.
std::optional<std::string> ReadWhole(Input* input, std::uint64_t max_bytes);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_WHOLE_FILE_H_
