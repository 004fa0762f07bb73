#include "common/text/phonemes/skeleton.h"

namespace dizin::phonemes {

std::string Skeleton::ToString() const {
  std::string names(size(), '\0');
  Write(names.data());
  return names;
}

std::size_t Skeleton::Write(char* names) const {
  constexpr std::string_view kNames = "-APTKSLMNH";
  std::uint64_t left = classes_;
  for (std::size_t i = size(); i-- > 0; left >>= kBits) {
    names[i] = kNames[left & kMask];
  }
  return size();
}

}  // namespace dizin::phonemes
