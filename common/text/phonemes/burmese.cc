// Burmese.
//
// A consonant without a vowel sign has an inherent vowel, which is written here
// as a long a. A closed syllable ends in one of four stops, which are one
// sound: which of them is written depends on the vowel, not on the foreign
// name.
//
// Sources: BGN/PCGN for Burmese; Unicode 16.

#include "common/text/phonemes/letters.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

// Vowels, and what is not a consonant to be read with one.
constexpr std::u32string_view kVowels = U"ါာိီုူေဲံွြျှ်္";
// Put behind a consonant without a vowel that closes no syllable.
constexpr char32_t kInherent = U'ာ';

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds; ် leaves a consonant without vowel, and
    // a bare consonant before it has one
    {U"ကျ", U"", U"", {{"C"}, {"ky", .1F}, {"J", .1F}}},
    {U"ကြ", U"", U"", {{"C"}, {"ky", .1F}, {"kr", .2F}}},
    {U"က်", U"Kျြှ", U"", {{"ek"}, {"et", .1F}, {"e", .2F}}},
    {U"က်", U"", U"", {{"k"}, {"t", .15F}, {"", .3F}}},
    {U"က", U"", U"", {{"k"}}},
    {U"ချ", U"", U"", {{"C"}}},
    {U"ခြ", U"", U"", {{"C"}}},
    {U"ခ", U"", U"", {{"k"}}},
    {U"ဂျ", U"", U"", {{"J"}}},
    {U"ဂ်", U"Kျြှ", U"", {{"eg"}}},
    {U"ဂ", U"", U"", {{"g"}}},
    {U"ဃ", U"", U"", {{"g"}}},
    {U"င်", U"", U"", {{"in"}, {"n", .1F}, {"ing", .2F}}},
    {U"င", U"", U"", {{"ng"}, {"n", .1F}}},
    {U"စ်", U"Kျြှ", U"", {{"is"}, {"it", .1F}, {"ik", .15F}}},
    {U"စ်", U"", U"", {{"s"}, {"it", .2F}}},
    {U"စ", U"", U"", {{"s"}}},
    {U"ဆ", U"", U"", {{"s"}}},
    {U"ဇ", U"", U"", {{"z"}, {"J", .1F}}},
    {U"ဈ", U"", U"", {{"z"}}},
    {U"ဉ်", U"", U"", {{"in"}}},
    {U"ဉ", U"", U"", {{"n"}}},
    {U"ည်", U"", U"", {{"i"}, {"in", .2F}}},
    {U"ည", U"", U"", {{"n"}}},
    {U"ဋ", U"", U"", {{"t"}}},
    {U"ဌ", U"", U"", {{"t"}}},
    {U"ဍ", U"", U"", {{"d"}}},
    {U"ဎ", U"", U"", {{"d"}}},
    {U"ဏ", U"", U"", {{"n"}}},
    {U"တ်", U"Kျြှ", U"", {{"at"}, {"ak", .15F}}},
    {U"တ်", U"", U"", {{"t"}, {"k", .2F}}},
    {U"တ", U"", U"", {{"t"}}},
    {U"ထ", U"", U"", {{"t"}}},
    {U"ဒ်", U"Kျြှ", U"", {{"ad"}}},
    {U"ဒ", U"", U"", {{"d"}}},
    {U"ဓ", U"", U"", {{"d"}}},
    {U"န်", U"Kျြှ", U"", {{"an"}}},
    {U"န်", U"", U"", {{"n"}}},
    {U"န", U"", U"", {{"n"}}},
    {U"ပ်", U"Kျြှ", U"", {{"ap"}, {"at", .2F}, {"ak", .2F}}},
    {U"ပ်", U"", U"", {{"p"}, {"t", .2F}, {"k", .2F}}},
    {U"ပ", U"", U"", {{"p"}}},
    {U"ဖ", U"", U"", {{"f"}, {"p", .1F}}},
    {U"ဗ", U"", U"", {{"b"}, {"v", .05F}}},
    {U"ဘ", U"", U"", {{"b"}}},
    {U"မ်", U"Kျြှ", U"", {{"am"}, {"an", .1F}}},
    {U"မ်", U"", U"", {{"m"}, {"n", .1F}}},
    {U"မ", U"", U"", {{"m"}}},
    {U"ယ်", U"", U"", {{"e"}, {"", .2F}}},
    {U"ယှ", U"", U"", {{"S"}, {"y", .2F}}},
    {U"ယ", U"", U"", {{"y"}}},
    {U"ရ်", U"Kျြှ", U"", {{"ar"}}},
    {U"ရှ", U"", U"", {{"S"}, {"r", .2F}}},
    {U"ရ", U"", U"", {{"r"}, {"y", .1F}}},
    {U"လ်", U"Kျြှ", U"", {{"al"}, {"a", .2F}}},
    {U"လ်", U"", U"", {{"l"}, {"", .2F}}},
    {U"လျှ", U"", U"", {{"S"}, {"l", .2F}}},
    {U"လှ", U"", U"", {{"l"}, {"S", .2F}}},
    {U"လ", U"", U"", {{"l"}}},
    {U"ဝ", U"", U"", {{"v"}, {"u", .05F}}},
    {U"သျှ", U"", U"", {{"S"}}},
    {U"သ", U"", U"", {{"t"}, {"s", .05F}}},
    {U"ဟ", U"", U"", {{"h"}}},
    {U"ဠ", U"", U"", {{"l"}}},
    {U"အ", U"", U"", {{""}}},
    {U"ဣ", U"", U"", {{"i"}}},
    {U"ဤ", U"", U"", {{"i"}}},
    {U"ဥ", U"", U"", {{"u"}}},
    {U"ဦ", U"", U"", {{"u"}}},
    {U"ဧ", U"", U"", {{"e"}}},
    {U"ဩ", U"", U"", {{"o"}}},
    {U"ဪ", U"", U"", {{"o"}}},
    {U"ါ", U"", U"", {{"a"}}},
    {U"ာ", U"", U"", {{"a"}}},
    {U"ိုင်", U"", U"", {{"ain"}, {"ai", .1F}}},
    {U"ိုက်", U"", U"", {{"aik"}, {"ai", .1F}, {"ait", .1F}}},
    {U"ို", U"", U"", {{"o"}}},
    {U"ိ", U"", U"", {{"i"}}},
    {U"ီ", U"", U"", {{"i"}}},
    {U"ု", U"", U"", {{"u"}}},
    {U"ူ", U"", U"", {{"u"}}},
    {U"ောင်", U"", U"", {{"aun"}, {"on", .1F}}},
    {U"ောက်", U"", U"", {{"auk"}, {"ok", .1F}, {"aut", .15F}, {"au", .2F}}},
    {U"ော", U"", U"", {{"o"}}},
    {U"ေါ", U"", U"", {{"o"}}},
    {U"ေ", U"", U"", {{"e"}}},
    {U"ဲ", U"", U"", {{"e"}}},
    {U"ံ", U"", U"", {{"n"}, {"an", .1F}}},
    {U"ျ", U"", U"", {{"y"}}},
    {U"ြ", U"", U"", {{"y"}, {"r", .05F}}},
    {U"ွ", U"", U"", {{"u"}, {"v", .1F}}},
    {U"ှ", U"", U"", {{""}}},
};
// clang-format on
constexpr char32_t kLow = U'က';
constexpr auto kFirst = FirstRows<kLow, U'ှ'>(kRules);

// Without tones, with inherent vowels.
Letters WithInherent(std::u32string_view word) {
  constexpr std::u32string_view kTones = U"့း";
  constexpr char32_t kAsat = U'်';
  constexpr char32_t kVirama = U'္';
  const auto is_consonant = [](char32_t c) { return c >= U'က' && c <= U'အ'; };
  Letters plain;
  for (const char32_t c : word) {
    if (kTones.find(c) == kTones.npos) plain.Add(c);
  }
  const std::u32string_view in = plain.view();
  const auto at = [in](std::size_t i) { return i < in.size() ? in[i] : 0; };
  Letters out;
  for (std::size_t i = 0; i < in.size(); ++i) {
    out.Add(in[i]);
    const bool bare =
        is_consonant(in[i]) && (at(i + 1) == 0 || is_consonant(at(i + 1)));
    if (bare && at(i + 1) != U'ရ' && at(i + 1) != U'လ' && at(i + 2) != kAsat &&
        at(i + 2) != kVirama) {
      out.Add(kInherent);
    }
  }
  return out;
}

}  // namespace

void ReadBurmese(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kLow, kVowels};
  Rewrite(kTable, WithInherent(word).view(), beam);
}

}  // namespace dizin::phonemes
