// Tables of letters and their sounds, and how a word is read by one.
//
//   constexpr Rule kRules[] = {
//       // letters, before, after, sounds
//       {U"ch", U"", U"$", {{"C"}, {"x", .1F}, {"k", .2F}}},
//       {U"ch", U"", U"K", {{"k"}, {"x", .1F}}},
//       {U"c", U"", U"eiy", {{"s"}, {"k", .45F}}},
//   };
//
// A word is read from left to right: the first rule whose letters and context
// fit is taken, and reading goes on after its letters. A letter no rule speaks
// of is silent. So longer and narrower rules come first, and all rules of a
// first letter stand together.
//
// A context is the set of what may stand there: letters, ^ the beginning, $ the
// end, V any vowel of the table, K any other letter, E a consonant with nothing
// but an e after it (as in make), O one with e, i or y (as in baker); a leading
// ! turns the set around. An empty context is anything. Internal to phonemes/.

#ifndef DIZIN_COMMON_TEXT_PHONEMES_REWRITE_H_
#define DIZIN_COMMON_TEXT_PHONEMES_REWRITE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "common/text/phonemes/beam.h"

namespace dizin::phonemes {

struct Rule {
  static constexpr std::size_t kMaxOptions = 5;

  std::u32string_view letters;
  std::u32string_view before;
  std::u32string_view after;
  Option sounds[kMaxOptions];

  constexpr std::size_t SoundCount() const {
    std::size_t n = 0;
    while (n < kMaxOptions && sounds[n].phonemes.data() != nullptr) ++n;
    return n;
  }
};

// What a consonant written twice stands for.
enum class Doubled : std::uint8_t {
  kOnce,       // itself once, as in Bonn
  kWithVowel,  // itself twice, an unwritten vowel (e) between
  kEither,     // that, or once: بيللي is Pelley
};

// The first row of each first letter from kLow to kHigh; the number of rows
// where there is none. Evaluated by the compiler, which refuses rules whose
// first letter is out of range or whose rows do not stand together.
template <char32_t kLow, char32_t kHigh, std::size_t kRows>
consteval auto FirstRows(const Rule (&rules)[kRows]) {
  std::array<std::uint16_t, kHigh - kLow + 1> first{};
  first.fill(kRows);
  for (std::size_t i = 0; i < kRows; ++i) {
    const char32_t c = rules[i].letters.at(0);
    if (i > 0 && rules[i - 1].letters[0] == c) continue;
    if (first.at(c - kLow) != kRows) throw "rows of a letter stand apart";
    first.at(c - kLow) = static_cast<std::uint16_t>(i);
  }
  return first;
}

struct RuleTable {
  std::span<const Rule> rules;
  std::span<const std::uint16_t> first_rows;
  char32_t low = 0;
  std::u32string_view vowels;
  Doubled doubled = Doubled::kOnce;
};

// Appends the sounds of `word` to every reading in `beam`.
void Rewrite(const RuleTable& table, std::u32string_view word, Beam* beam);

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_REWRITE_H_
