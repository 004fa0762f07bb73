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
std::size_t IndexOf(char phoneme);

// Where in its own word a sound stands that the other word has not: what is
// before it (nothing, a vowel, a consonant) and what is after it.
inline constexpr std::size_t kContexts = 9;

struct EditCosts {
  // change[is the first sound of both][sound of a][sound of b].
  std::array<std::array<std::array<float, kSounds>, kSounds>, 2> change;
  std::array<std::array<float, kContexts>, kSounds> drop;  // only a has it
  std::array<std::array<float, kContexts>, kSounds> add;   // only b has it
};

// Costs of words of family `a` against words of family `b`. The tables are
// read and composed when first asked for, in all threads once.
const EditCosts& CostsBetween(ScriptFamily a, ScriptFamily b);

// The contexts of the sounds at `places`, which are indices; written to
// `contexts`, which has as many.
void FindContexts(const std::uint8_t* places, std::size_t size,
                  std::uint8_t* contexts);

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_EDIT_COSTS_H_
