#include "common/text/phonemes/skeleton.h"

namespace dizin::phonemes {

std::string Skeleton::ToString() const {
  constexpr std::string_view kNames = "-APTKSLMNH";
  std::string names(size(), '\0');
  std::uint64_t left = classes_;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    *name = kNames[left & kMask];
    left >>= kBits;
  }
  return names;
}

}  // namespace dizin::phonemes
