#include "common/text/phonemes/skeleton.h"

#include <algorithm>
#include <array>

namespace dizin::phonemes {
namespace {

enum Class : std::uint8_t {
  kNone,
  kVowel,
  kLabial,
  kDental,
  kVelar,
  kSibilant,
  kLiquid,
  kM,
  kN,
  kBreath,
};
constexpr std::string_view kNames = "-APTKSLMNH";

constexpr auto kClassOf = [] {
  struct Sounds {
    std::string_view phonemes;
    Class of;
  };
  constexpr Sounds kSounds[] = {
      {"aeiouy", kVowel},     {"bpfv", kLabial}, {"td", kDental},
      {"kg", kVelar},         {"lr", kLiquid},   {"m", kM},
      {"szSZCJc", kSibilant}, {"n", kN},         {"hx", kBreath},
  };
  std::array<Class, 256> of{};
  for (const Sounds& sounds : kSounds) {
    for (const char phoneme : sounds.phonemes) {
      of[static_cast<std::uint8_t>(phoneme)] = sounds.of;
    }
  }
  return of;
}();

}  // namespace

void Skeleton::Add(char phoneme) {
  const Class c = kClassOf[static_cast<std::uint8_t>(phoneme)];
  if (c == kNone) return;
  if (c == kVowel || (c == kBreath && classes_ != 0)) {
    if (classes_ == 0) Push(kVowel);
    touches_ = false;
    return;
  }
  const std::uint64_t last = Last();
  if (touches_ && c == last) return;
  if (c == kSibilant && last == kDental) {
    Replace(kSibilant);
  } else if (c == kM && touches_ && last == kN) {
    Replace(kM);
  } else {
    if (c == kLabial && touches_ && last == kM) Replace(kN);
    Push(c);
  }
  touches_ = true;
}

std::string Skeleton::ToString() const {
  std::string names;
  for (std::uint64_t left = classes_; left != 0; left >>= kBits) {
    names.push_back(kNames[left & kMask]);
  }
  std::reverse(names.begin(), names.end());
  return names;
}

}  // namespace dizin::phonemes
