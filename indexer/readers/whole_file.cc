#include "indexer/readers/whole_file.h"

#include <algorithm>
#include <cstddef>

namespace dizin::indexer {

std::optional<std::string> ReadWhole(Input* input, std::uint64_t max_bytes) {
  constexpr std::size_t kFirstBytes = 1 << 14;
  std::string bytes;
  std::size_t size = 0;
  for (;;) {
    if (size == bytes.size()) {
      bytes.resize(std::max(kFirstBytes, bytes.size() * 2));
    }
    const std::size_t got =
        input->Read(bytes.data() + size, bytes.size() - size);
    size += got;
    if (size > max_bytes) return std::nullopt;
    if (got == 0) break;
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace dizin::indexer
