#include "common/text/phonemes/beam.h"

namespace dizin::phonemes {
namespace {

constexpr std::size_t kMaxOptions = 8;

struct Step {
  float penalty;
  std::uint8_t reading;
  std::uint8_t option;
};

}  // namespace

void Beam::Keep(const Reading& reading, std::size_t* count) {
  std::size_t alike = 0;
  for (std::size_t k = 0; k < *count; ++k) {
    const Reading& kept = (*next_)[k];
    if (kept.skeleton != reading.skeleton) continue;
    if (++alike == kOfASkeleton || kept.view() == reading.view()) return;
  }
  (*next_)[(*count)++] = reading;
}

void Beam::Append(std::span<const Option> options) {
  if (options.size() == 1 && options[0].penalty == 0) {
    return Append(options[0].phonemes);
  }
  // All steps, cheapest first, by insertion: they come nearly in order.
  std::array<Step, kWidth * kMaxOptions> steps;
  std::size_t all = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    for (std::size_t j = 0; j < options.size(); ++j) {
      const float penalty = (*now_)[i].penalty + options[j].penalty;
      std::size_t at = all++;
      for (; at > 0 && steps[at - 1].penalty > penalty; --at) {
        steps[at] = steps[at - 1];
      }
      steps[at] = {penalty, static_cast<std::uint8_t>(i),
                   static_cast<std::uint8_t>(j)};
    }
  }
  std::size_t count = 0;
  for (std::size_t k = 0; k < all && count < kWidth; ++k) {
    Reading reading = (*now_)[steps[k].reading];
    reading.Append(options[steps[k].option].phonemes);
    reading.penalty = steps[k].penalty;
    Keep(reading, &count);
  }
  std::swap(now_, next_);
  count_ = count;
}

}  // namespace dizin::phonemes
