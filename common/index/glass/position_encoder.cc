#include "common/index/glass/position_encoder.h"

#include <bit>
#include <cassert>

namespace dizin::index::glass {
namespace {

class BitWriter {
 public:
  explicit BitWriter(char* out) : out_(out) {}

  // E(value, range) of the header. REQUIRES: value < range.
  void Put(std::uint32_t value, std::uint32_t range) {
    auto bits = static_cast<unsigned>(std::bit_width(range - 1));
    const auto spare =
        static_cast<std::uint32_t>((std::uint64_t{1} << bits) - range);
    if (spare != 0) {
      const std::uint32_t middle = (range - spare) / 2;
      if (value >= middle + spare) {
        value = (value - (middle + spare)) | std::uint32_t{1} << (bits - 1);
      } else if (value >= middle) {
        --bits;
      }
    }
    waiting_ |= std::uint64_t{value} << count_;
    count_ += bits;
    for (; count_ >= 8; count_ -= 8, waiting_ >>= 8) {
      *out_++ = static_cast<char>(waiting_);
    }
  }

  // Pads the last byte; returns the end.
  char* Finish() {
    if (count_ != 0) *out_++ = static_cast<char>(waiting_);
    return out_;
  }

 private:
  char* out_;
  std::uint64_t waiting_ = 0;  // bits not yet written; fewer than 8 between
  unsigned count_ = 0;         // calls, so that 32 more have room
};

// What lies between the places j and k, both known to the reader.
void PutBetween(std::span<const std::uint32_t> positions, std::size_t j,
                std::size_t k, BitWriter* bits) {
  while (j + 1 < k) {
    const std::size_t middle = j + (k - j) / 2;
    const auto below = static_cast<std::uint32_t>(middle - j);
    const auto inside = static_cast<std::uint32_t>(k - j);
    bits->Put(positions[middle] - positions[j] - below,
              positions[k] - positions[j] - inside + 1);
    PutBetween(positions, j, middle, bits);
    j = middle;
  }
}

}  // namespace

char* PutPositions(std::span<const std::uint32_t> positions, char* out) {
  assert(!positions.empty());
  const std::uint32_t first = positions.front();
  const std::uint32_t last = positions.back();
  out = PutUint(out, last);
  if (positions.size() == 1) return out;
  BitWriter bits(out);
  bits.Put(first, last);
  bits.Put(static_cast<std::uint32_t>(positions.size() - 2), last - first);
  PutBetween(positions, 0, positions.size() - 1, &bits);
  return bits.Finish();
}

}  // namespace dizin::index::glass
