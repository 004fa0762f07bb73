// The classes of consonants of a phoneme string, as name_key.h defines a key,
// made sound by sound. Internal to the text layer.
//
//   Skeleton skeleton{};
//   for (const char phoneme : std::string_view("kalin")) {
//     skeleton.Add(ClassOfPhoneme(phoneme));
//   }
//   skeleton.ToString();  // "KLN"

#ifndef DIZIN_COMMON_TEXT_PHONEMES_SKELETON_H_
#define DIZIN_COMMON_TEXT_PHONEMES_SKELETON_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dizin::phonemes {

enum class SoundClass : std::uint8_t {
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

inline constexpr auto kClassOfPhoneme = [] {
  struct Sounds {
    std::string_view phonemes;
    SoundClass of;
  };
  constexpr Sounds kSounds[] = {
      {"aeiouy", SoundClass::kVowel},     {"bpfv", SoundClass::kLabial},
      {"td", SoundClass::kDental},        {"kg", SoundClass::kVelar},
      {"lr", SoundClass::kLiquid},        {"m", SoundClass::kM},
      {"szSZCJc", SoundClass::kSibilant}, {"n", SoundClass::kN},
      {"hx", SoundClass::kBreath},
  };
  std::array<SoundClass, 256> of{};
  for (const Sounds& sounds : kSounds) {
    for (const char phoneme : sounds.phonemes) {
      of[static_cast<std::uint8_t>(phoneme)] = sounds.of;
    }
  }
  return of;
}();

inline SoundClass ClassOfPhoneme(char phoneme) {
  return kClassOfPhoneme[static_cast<std::uint8_t>(phoneme)];
}

// Whether two sounds that touch have another key than with a vowel between.
constexpr bool Merge(SoundClass a, SoundClass b) {
  if (a == SoundClass::kNone || a == SoundClass::kVowel) return false;
  return a == b || (a == SoundClass::kM && b == SoundClass::kLabial) ||
         (a == SoundClass::kN && b == SoundClass::kM);
}

// An empty one is Skeleton{}; the default one is not initialized.
class Skeleton {
 public:
  // What follows is left out.
  static constexpr std::size_t kMaxClasses = 16;

  void Add(SoundClass c) {
    if (c == SoundClass::kVowel) {
      if (classes_ == 0) Push(c);
      touches_ = false;
    } else {
      AddConsonant(c);
    }
  }
  // How many classes there are.
  std::size_t size() const {
    return (static_cast<std::size_t>(std::bit_width(classes_)) + kBits - 1) /
           kBits;
  }
  // The classes so far, as a number: equal for equal keys.
  std::uint64_t classes() const { return classes_; }
  std::string ToString() const;
  // The same into an array that has room for kMaxClasses; answers its size.
  std::size_t Write(char* names) const;

  // Equal skeletons that will stay equal, whatever is added to both.
  friend bool operator==(const Skeleton&, const Skeleton&) = default;

 private:
  static constexpr int kBits = 4;
  static constexpr std::uint64_t kMask = (1U << kBits) - 1;

  void AddConsonant(SoundClass c);
  SoundClass Last() const { return static_cast<SoundClass>(classes_ & kMask); }
  void Push(SoundClass c) {
    if (classes_ >> (kBits * (kMaxClasses - 1)) == 0) {
      classes_ = classes_ << kBits | static_cast<std::uint64_t>(c);
    }
  }
  void Replace(SoundClass c) {
    classes_ = (classes_ & ~kMask) | static_cast<std::uint64_t>(c);
  }

  std::uint64_t classes_;  // the last one in the lowest bits; 0 is none
  bool touches_;           // no vowel came after the last one
};

inline void Skeleton::AddConsonant(SoundClass c) {
  if (c == SoundClass::kNone) return;
  if (c == SoundClass::kBreath && classes_ != 0) {
    touches_ = false;
    return;
  }
  const SoundClass last = Last();
  if (touches_ && c == last) return;
  if (c == SoundClass::kSibilant && last == SoundClass::kDental) {
    Replace(c);
  } else if (c == SoundClass::kM && touches_ && last == SoundClass::kN) {
    Replace(c);
  } else {
    if (c == SoundClass::kLabial && touches_ && last == SoundClass::kM) {
      Replace(SoundClass::kN);
    }
    Push(c);
  }
  touches_ = true;
}

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_SKELETON_H_
