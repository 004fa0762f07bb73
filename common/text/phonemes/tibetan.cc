// Tibetan and Dzongkha.
//
// A syllable ends with a tsheg. What stands in its stack is put in a row first,
// and its vowel behind the stack it belongs to; a syllable that writes none has
// an a. Foreign names are spelt letter by letter, and an i that ends a syllable
// after another vowel only carries its last consonant: སེནཊི is Saint.
//
// Sources: Unicode 16, chapter 13.4; the Dzongkha Development Commission's
// Roman Dzongkha.

#include "common/text/phonemes/letters.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

constexpr char32_t kInherent = U'ཱ';  // the sign of length, read as an a
constexpr char32_t kWeak = U'ྀ';      // the reversed i

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds
    {U"ཀར", U"", U"", {{"kr"}, {"tr", .1F}, {"t", .2F}, {"kar", .3F}}},
    {U"ཀ", U"", U"", {{"k"}}},
    {U"ཁར", U"", U"", {{"kr"}, {"tr", .1F}, {"t", .2F}}},
    {U"ཁ", U"", U"", {{"k"}}},
    {U"གར", U"", U"", {{"gr"}, {"dr", .1F}}},
    {U"ག", U"", U"ས", {{"k"}, {"g", .1F}}},
    {U"ག", U"", U"", {{"g"}, {"k", .1F}}},
    {U"ང", U"", U"", {{"ng"}, {"n", .1F}}},
    {U"ཅ", U"", U"", {{"C"}}},
    {U"ཆ", U"", U"", {{"C"}}},
    {U"ཇ", U"", U"", {{"J"}}},
    {U"ཉ", U"", U"", {{"ny"}, {"n", .05F}}},
    {U"ཊ", U"", U"", {{"t"}}},
    {U"ཋ", U"", U"", {{"t"}}},
    {U"ཌ", U"", U"", {{"d"}}},
    {U"ཎ", U"", U"", {{"n"}}},
    {U"ཏ", U"", U"", {{"t"}}},
    {U"ཐ", U"", U"", {{"t"}}},
    {U"ད", U"", U"", {{"d"}}},
    {U"ན", U"", U"", {{"n"}}},
    {U"པ", U"", U"", {{"p"}}},
    {U"ཕར", U"", U"", {{"fr"}, {"pr", .1F}, {"tr", .2F}}},
    {U"ཕ", U"", U"", {{"f"}, {"p", .05F}}},
    {U"བ", U"", U"", {{"b"}, {"v", .05F}}},
    {U"མ", U"", U"", {{"m"}}},
    {U"ཙ", U"", U"", {{"c"}}},
    {U"ཚ", U"", U"", {{"c"}}},
    {U"ཛ", U"", U"", {{"z"}, {"J", .1F}}},
    {U"ཝ", U"", U"", {{"v"}, {"u", .1F}}},
    {U"ཞ", U"", U"", {{"Z"}, {"S", .1F}}},
    {U"ཟ", U"", U"", {{"z"}, {"s", .1F}}},
    {U"འ", U"", U"", {{""}}},
    {U"ཡ", U"", U"", {{"y"}}},
    {U"ར", U"", U"", {{"r"}}},
    {U"ལ", U"", U"", {{"l"}}},
    {U"ཤ", U"", U"", {{"S"}}},
    {U"ཥ", U"", U"", {{"S"}}},
    {U"ས", U"", U"", {{"s"}}},
    {U"ཧཕ", U"", U"", {{"f"}}},
    {U"ཧ", U"", U"", {{"h"}}},
    {U"ཨ", U"", U"", {{""}}},
    {U"ཱ", U"", U"", {{"a"}}},
    {U"ི", U"", U"$", {{"i"}, {"", .15F}}},
    {U"ི", U"", U"", {{"i"}}},
    {U"ུ", U"", U"", {{"u"}}},
    {U"ེ", U"", U"", {{"e"}}},
    {U"ཻ", U"", U"", {{"ai"}}},
    {U"ོ", U"", U"", {{"o"}}},
    {U"ཽ", U"", U"", {{"au"}}},
    {U"ཾ", U"", U"", {{"m"}, {"n", .1F}}},
    {U"ྀ", U"", U"", {{""}, {"i", .1F}}},
};
// clang-format on
constexpr std::u32string_view kVowels = U"ཱིེཻོཽྀུ";
constexpr char32_t kLow = U'ཀ';
constexpr auto kFirst = FirstRows<kLow, U'ྀ'>(kRules);

bool IsVowel(char32_t c) { return kVowels.find(c) != kVowels.npos; }
bool IsBelow(char32_t c) { return c >= U'ྐ' && c <= U'ྼ'; }
bool EndsSyllable(char32_t c) { return c == U'་' || c == U'༌' || c == U'།'; }

// A letter written below another, by itself.
char32_t Above(char32_t c) {
  constexpr char32_t kDistance = 0x50;
  switch (c) {
    case U'ྺ':
      return U'ཝ';
    case U'ྻ':
      return U'ཡ';
    case U'ྼ':
      return U'ར';
    default:
      return IsBelow(c) ? c - kDistance : c;
  }
}

// The r, l and s above another letter are mute; not above y, r, l, w and h.
bool IsMuteAbove(char32_t c, char32_t below) {
  return std::u32string_view(U"རལས").find(c) != std::u32string_view::npos &&
         IsBelow(below) &&
         std::u32string_view(U"ྱྲླྭྷ").find(below) == std::u32string_view::npos;
}

void AddSyllable(std::u32string_view in, Letters* out) {
  if (EndsSyllable(in[0])) in.remove_prefix(1);
  const auto at = [in](std::size_t i) { return i < in.size() ? in[i] : 0; };
  bool needs_vowel = true;
  for (const char32_t c : in) needs_vowel = needs_vowel && !IsVowel(c);
  bool has_vowel = false;
  for (std::size_t i = 0; i < in.size(); ++i) {
    const char32_t c = in[i];
    if (IsVowel(c)) {
      const bool is_length = c == kInherent && IsVowel(at(i + 1));
      if (is_length) continue;
      out->Add(has_vowel && c == U'ི' && i + 1 == in.size() ? kWeak : c);
      has_vowel = true;
      continue;
    }
    if (IsMuteAbove(c, at(i + 1))) continue;
    const bool aspirated = c == U'ྷ';
    if (!aspirated) out->Add(Above(c));
    if (needs_vowel && !has_vowel && !IsBelow(at(i + 1))) {
      out->Add(kInherent);
      has_vowel = true;
    }
  }
}

}  // namespace

void ReadTibetan(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kLow, kVowels};
  Letters letters;
  while (!word.empty()) {
    // The carrier of a second vowel, as in ཇུའན, begins a syllable too.
    std::size_t end = 1;
    while (end < word.size() && !EndsSyllable(word[end]) && word[end] != U'འ') {
      ++end;
    }
    AddSyllable(word.substr(0, end), &letters);
    word.remove_prefix(end);
  }
  Rewrite(kTable, letters.view(), beam);
}

}  // namespace dizin::phonemes
