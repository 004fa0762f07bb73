// The likeliest readings of a word while it is read from left to right, and as
// many skeletons among them as there is room for.
//
//   Beam beam;
//   beam.Append(kOptionsOfG);  // {"g", 0}, {"h", .2}
//   beam.readings()[1]         // "h", penalty .2
//
// A beam of fixed size without allocation: at most kWidth readings are kept,
// cheapest first, ties in the order of the options; of those with one skeleton
// at most kOfASkeleton. Internal to phonemes/.

#ifndef DIZIN_COMMON_TEXT_PHONEMES_BEAM_H_
#define DIZIN_COMMON_TEXT_PHONEMES_BEAM_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "common/text/phonemes.h"
#include "common/text/phonemes/skeleton.h"

namespace dizin::phonemes {

// One way to read some letters. A table of options ends with the first whose
// `phonemes` is null.
struct Option {
  std::string_view phonemes;
  float penalty = 0;
};

// An empty one is Reading{}: there are many that are never looked at. What is
// behind its phonemes is 0.
struct Reading {
  std::array<char, kMaxPhonemes> phonemes;
  std::uint8_t size;
  float penalty;
  Skeleton skeleton;

  std::string_view view() const { return {phonemes.data(), size}; }
  bool SoundsAs(const Reading& other) const {
    return skeleton == other.skeleton && phonemes == other.phonemes;
  }
  void Add(char phoneme, SoundClass of) {
    if (size == kMaxPhonemes) return;
    phonemes[size++] = phoneme;
    skeleton.Add(of);
  }
  // A consonant after itself is not repeated.
  void AddFirst(char phoneme, SoundClass of) {
    if (of != SoundClass::kVowel && size > 0 && phonemes[size - 1] == phoneme) {
      return;
    }
    Add(phoneme, of);
  }
  void Append(std::string_view more) {
    if (more.empty()) return;
    AddFirst(more[0], ClassOfPhoneme(more[0]));
    for (const char phoneme : more.substr(1)) {
      Add(phoneme, ClassOfPhoneme(phoneme));
    }
  }
};

class Beam {
 public:
  Beam() { first_[0] = {}; }
  Beam(const Beam&) = delete;
  Beam& operator=(const Beam&) = delete;

  static constexpr std::size_t kWidth = 8;
  static constexpr std::size_t kOfASkeleton = 3;

  std::span<const Reading> readings() const { return {now_->data(), count_}; }

  void Append(std::string_view phonemes) {
    bool is_first = true;
    for (const char phoneme : phonemes) {
      const SoundClass of = ClassOfPhoneme(phoneme);
      for (Reading& reading : std::span(*now_).first(count_)) {
        is_first ? reading.AddFirst(phoneme, of) : reading.Add(phoneme, of);
      }
      is_first = false;
    }
  }
  // REQUIRES: !options.empty().
  void Append(std::span<const Option> options);

 private:
  // Whether the next reading, number `count`, is one too many of its like.
  bool IsOneTooMany(std::size_t count) const {
    const Reading& reading = (*next_)[count];
    std::size_t alike = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const Reading& kept = (*next_)[k];
      if (kept.skeleton != reading.skeleton) continue;
      if (++alike == kOfASkeleton || kept.SoundsAs(reading)) return true;
    }
    return false;
  }

  using Readings = std::array<Reading, kWidth>;
  Readings first_;
  Readings second_;
  Readings* now_ = &first_;
  Readings* next_ = &second_;
  std::size_t count_ = 1;
};

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_BEAM_H_
