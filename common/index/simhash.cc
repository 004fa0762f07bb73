#include "common/index/simhash.h"

namespace dizin::index {

std::uint64_t SimhashBuilder::Finish() const {
  std::uint64_t simhash = 0;
  for (unsigned bit = 0; bit < 64; ++bit) {
    std::uint64_t set = 0;
    for (unsigned i = 0; i < planes_.size(); ++i) {
      set |= (planes_[i] >> bit & 1U) << i;
    }
    if (set * 2 > count_) simhash |= std::uint64_t{1} << bit;
  }
  return simhash;
}

}  // namespace dizin::index
