#include "common/text/phonemes/beam.h"

#include <algorithm>

namespace dizin::phonemes {
namespace {

struct Step {
  float penalty;
  std::uint8_t reading;
  std::uint8_t option;
};

}  // namespace

void Beam::Append(std::span<const Option> options) {
  if (options.size() == 1 && options[0].penalty == 0) {
    return Append(options[0].phonemes);
  }
  // The cheapest steps, by insertion: there are few and they come in order.
  std::array<Step, kWidth> steps;
  std::size_t count = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    for (std::size_t j = 0; j < options.size(); ++j) {
      const float penalty = now_[i].penalty + options[j].penalty;
      if (count == kWidth && penalty >= steps[kWidth - 1].penalty) continue;
      std::size_t at = count < kWidth ? count++ : kWidth - 1;
      for (; at > 0 && steps[at - 1].penalty > penalty; --at) {
        steps[at] = steps[at - 1];
      }
      steps[at] = {penalty, static_cast<std::uint8_t>(i),
                   static_cast<std::uint8_t>(j)};
    }
  }
  for (std::size_t k = 0; k < count; ++k) {
    next_[k] = now_[steps[k].reading];
    next_[k].Append(options[steps[k].option].phonemes);
    next_[k].penalty = steps[k].penalty;
  }
  std::swap(now_, next_);
  count_ = count;
}

}  // namespace dizin::phonemes
