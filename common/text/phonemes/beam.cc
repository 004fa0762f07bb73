#include "common/text/phonemes/beam.h"

#include <limits>

namespace dizin::phonemes {
namespace {

constexpr std::size_t kMaxOptions = 8;
constexpr float kNoMore = std::numeric_limits<float>::infinity();

}  // namespace

void Beam::Append(std::span<const Option> options) {
  if (options.size() == 1 && options[0].penalty == 0) {
    return Append(options[0].phonemes);
  }
  // Readings are in order, so with each option they are: the cheapest step is
  // that of the first reading that is left for some option.
  std::array<std::uint8_t, kMaxOptions> left;
  std::array<float, kMaxOptions> penalty;
  for (std::size_t j = 0; j < options.size(); ++j) {
    left[j] = 0;
    penalty[j] = (*now_)[0].penalty + options[j].penalty;
  }
  std::size_t count = 0;
  while (count < kWidth) {
    std::size_t best = 0;
    for (std::size_t j = 1; j < options.size(); ++j) {
      if (penalty[j] < penalty[best] ||
          (penalty[j] == penalty[best] && left[j] < left[best])) {
        best = j;
      }
    }
    if (penalty[best] == kNoMore) break;
    Reading& reading = (*next_)[count];
    reading = (*now_)[left[best]];
    reading.Append(options[best].phonemes);
    reading.penalty = penalty[best];
    if (!IsOneTooMany(count)) ++count;
    const std::size_t next = ++left[best];
    penalty[best] =
        next < count_ ? (*now_)[next].penalty + options[best].penalty : kNoMore;
  }
  std::swap(now_, next_);
  count_ = count;
}

}  // namespace dizin::phonemes
