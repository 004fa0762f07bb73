// All that a word may sound like, without allocation: what Sound (phonemes.h)
// and the keys of the index (name_key.h) are made of. Internal to the text
// layer.
//
//   std::array<char32_t, kMaxLetters> buffer;
//   const Readings readings(DecodeLetters("калын", &buffer));
//   readings.family()                   // kCyrillic
//   readings.view()[0].view()           // "kalin", the likeliest
//   readings.view()[0].skeleton         // its key

#ifndef DIZIN_COMMON_TEXT_PHONEMES_READINGS_H_
#define DIZIN_COMMON_TEXT_PHONEMES_READINGS_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "common/text/phonemes.h"
#include "common/text/phonemes/beam.h"

namespace dizin::phonemes {

// Longer words are read up to here.
inline constexpr std::size_t kMaxLetters = 48;

// The first letters of `word`, in `buffer`.
std::u32string_view DecodeLetters(std::string_view word,
                                  std::array<char32_t, kMaxLetters>* buffer);

ScriptFamily FamilyOfLetters(std::u32string_view letters);

class Readings {
 public:
  explicit Readings(std::u32string_view letters);

  ScriptFamily family() const { return family_; }
  // Distinct, likeliest first.
  std::span<const Reading> view() const { return {readings_.data(), count_}; }

 private:
  void Add(const Reading& reading, float penalty);
  void AddBest(const Beam& beam, std::size_t at_most, float penalty);
  void AddWithoutR(std::span<const Reading> best);
  void SortByPenalty();

  ScriptFamily family_;
  std::array<Reading, kMaxPhonemeVariants> readings_;
  std::size_t count_ = 0;
};

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_READINGS_H_
