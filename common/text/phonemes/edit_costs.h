// What it costs to take one sound for another, for each family of scripts.
//
//   const EditCosts& costs = CostsBetween(ScriptFamily::kArabic,
//                                         ScriptFamily::kLatin);
//   costs.change[0][IndexOf('b')][IndexOf('p')]  // .1: Arabic has no p
//
// The costs of a family are those against Latin, learned from pairs of names;
// they are in costs.tab, where it is said how. Between two other families a
// sound goes through the Latin sound that makes it cheapest. Internal to the
// text layer.

#ifndef DIZIN_COMMON_TEXT_PHONEMES_EDIT_COSTS_H_
#define DIZIN_COMMON_TEXT_PHONEMES_EDIT_COSTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/text/phonemes.h"

namespace dizin::phonemes {

inline constexpr std::string_view kAlphabet = "aeiouyhxbpfvtdkgszSZCJclrmn";
inline constexpr std::size_t kSounds = kAlphabet.size();

// The place of a phoneme in kAlphabet; kSounds for any other byte.
inline std::size_t IndexOf(char phoneme) {
  static constexpr auto kPlaces = [] {
    std::array<std::uint8_t, 256> places{};
    places.fill(static_cast<std::uint8_t>(kSounds));
    for (std::size_t i = 0; i < kSounds; ++i) {
      places[static_cast<unsigned char>(kAlphabet[i])] =
          static_cast<std::uint8_t>(i);
    }
    return places;
  }();
  return kPlaces[static_cast<unsigned char>(phoneme)];
}

// Where in its own word a sound stands that the other word has not: what is
// before it (nothing, a vowel, a consonant) and what is after it.
inline constexpr std::size_t kContexts = 9;

struct EditCosts {
  // change[is the first sound of both][sound of a][sound of b].
  std::array<std::array<std::array<float, kSounds>, kSounds>, 2> change;
  std::array<std::array<float, kContexts>, kSounds> drop;  // only a has it
  std::array<std::array<float, kContexts>, kSounds> add;   // only b has it
};

// Costs of words of family `a` against words of family `b`. They are composed
// when first asked for, in all threads once.
const EditCosts& CostsBetween(ScriptFamily a, ScriptFamily b);

// The context of the sound at `i` of `places`, which are indices.
inline std::uint8_t ContextAt(const std::uint8_t* places, std::size_t size,
                              std::size_t i) {
  constexpr std::size_t kVowels = 6;  // a e i o u y
  const auto kind = [places](std::size_t at) -> std::uint8_t {
    return places[at] < kVowels ? 1 : 2;
  };
  const int before = i > 0 ? kind(i - 1) : 0;
  const int behind = i + 1 < size ? kind(i + 1) : 0;
  return static_cast<std::uint8_t>(3 * before + behind);
}

// The contexts of all, written to `contexts`, which has as many.
void FindContexts(const std::uint8_t* places, std::size_t size,
                  std::uint8_t* contexts);

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_EDIT_COSTS_H_
