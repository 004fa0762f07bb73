#include "common/index/simhash.h"

#include <bit>
#include <span>

namespace dizin::index {
namespace {

// Adds `hash`, whose bits count 2^first, to the planes.
void AddAt(std::size_t first, std::uint64_t hash,
           std::span<std::uint64_t> planes) {
  for (std::size_t i = first; hash != 0 && i < planes.size(); ++i) {
    const std::uint64_t carry = planes[i] & hash;
    planes[i] ^= hash;
    hash = carry;
  }
}

// Adds two to `sum`, which keeps the low bits; answers the high ones.
std::uint64_t CarrySave(std::uint64_t a, std::uint64_t b, std::uint64_t* sum) {
  const std::uint64_t either = a ^ b;
  const std::uint64_t carry = (a & b) | (either & *sum);
  *sum ^= either;
  return carry;
}

}  // namespace

void SimhashBuilder::AddWaiting() {
  const auto& w = waiting_;
  std::uint64_t* const ones = &planes_[0];
  std::uint64_t* const twos = &planes_[1];
  std::uint64_t* const fours = &planes_[2];
  const auto four = [&](std::size_t i) {
    const std::uint64_t a = CarrySave(w[i], w[i + 1], ones);
    const std::uint64_t b = CarrySave(w[i + 2], w[i + 3], ones);
    return CarrySave(a, b, twos);
  };
  const std::uint64_t a = four(0);
  const std::uint64_t b = four(4);
  AddAt(3, CarrySave(a, b, fours), planes_);
}

std::uint64_t SimhashBuilder::Finish() const {
  Planes planes = planes_;
  for (std::size_t i = 0; i < count_ % kAtOnce; ++i) {
    AddAt(0, waiting_[i], planes);
  }
  // All counts are compared with the half at once, the highest planes first.
  const std::uint64_t half = count_ / 2;
  std::uint64_t more = 0;
  std::uint64_t equal = ~std::uint64_t{0};
  for (auto i = static_cast<unsigned>(std::bit_width(count_)); i-- > 0;) {
    const std::uint64_t bound = (half >> i & 1U) != 0 ? ~std::uint64_t{0} : 0;
    more |= equal & planes[i] & ~bound;
    equal &= ~(planes[i] ^ bound);
  }
  return more;
}

}  // namespace dizin::index
