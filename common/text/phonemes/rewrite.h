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

// What a consonant written twice stands for. Where vowels are not written,
// there may be one between two others, too, and matters where they would be one
// in the key (name_key.h): مبارك is Mubarak, לרנר Lerner.
enum class Doubled : std::uint8_t {
  kOnce,       // itself once, as in Bonn
  kWithVowel,  // itself twice, an unwritten vowel (e) between
  kEither,     // that, or once: بيللي is Pelley
};

// What is looked at of a rule before the rule itself.
struct Probe {
  char32_t second;  // of its letters; 0 if it has but one
  std::uint8_t letters;
  std::uint8_t sounds;
  bool has_context;
};

// The rules of a first letter.
struct LetterRows {
  std::uint16_t first = 0;
  std::uint16_t count = 0;
};

template <std::size_t kLetters, std::size_t kRows>
struct RuleIndex {
  std::array<LetterRows, kLetters> rows{};
  std::array<Probe, kRows> probes{};
};

// The index of rules whose first letters are from kLow to kHigh. Evaluated by
// the compiler, which refuses rules whose first letter is out of range or whose
// rows do not stand together.
template <char32_t kLow, char32_t kHigh, std::size_t kRows>
consteval auto FirstRows(const Rule (&rules)[kRows]) {
  RuleIndex<kHigh - kLow + 1, kRows> index;
  for (std::size_t i = 0; i < kRows; ++i) {
    const Rule& rule = rules[i];
    const char32_t c = rule.letters.at(0);
    LetterRows& rows = index.rows.at(c - kLow);
    if (rows.count == 0) rows.first = static_cast<std::uint16_t>(i);
    if (rows.first + rows.count != i) throw "rows of a letter stand apart";
    ++rows.count;
    index.probes[i] = {rule.letters.size() > 1 ? rule.letters[1] : U'\0',
                       static_cast<std::uint8_t>(rule.letters.size()),
                       static_cast<std::uint8_t>(rule.SoundCount()),
                       !rule.before.empty() || !rule.after.empty()};
  }
  return index;
}

struct RuleTable {
  // `index` is FirstRows(all), of the letters from `low_letter` on.
  template <std::size_t kLetters, std::size_t kRows>
  constexpr RuleTable(const Rule (&all)[kRows],
                      const RuleIndex<kLetters, kRows>& index,
                      char32_t low_letter, std::u32string_view vowel_letters,
                      Doubled doubled_consonant = Doubled::kOnce)
      : rules(all),
        rows(index.rows),
        probes(index.probes),
        low(low_letter),
        vowels(vowel_letters),
        doubled(doubled_consonant) {
    for (const char32_t c : vowels) {
      may_be_vowel[c / 64 % may_be_vowel.size()] |= std::uint64_t{1} << c % 64;
    }
  }

  bool IsVowel(char32_t c) const {
    return (may_be_vowel[c / 64 % may_be_vowel.size()] >> c % 64 & 1U) != 0 &&
           vowels.find(c) != std::u32string_view::npos;
  }

  std::span<const Rule> rules;
  std::span<const LetterRows> rows;
  std::span<const Probe> probes;
  char32_t low;
  std::u32string_view vowels;
  Doubled doubled;
  // By the low bits of a letter: spares most consonants the search.
  std::array<std::uint64_t, 4> may_be_vowel{};
};

// Appends the sounds of `word` to every reading in `beam`.
void Rewrite(const RuleTable& table, std::u32string_view word, Beam* beam);

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_REWRITE_H_
