// Hangul: each syllable is taken apart by arithmetic (Unicode 3.12) into its
// initial, vowel and final, and these are read by a table.
//
// Sources: Revised Romanisation of Korean (2000); rules for loanwords
// (외래어 표기법, 1986).

#include "common/text/phonemes/letters.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

// clang-format off
constexpr Rule kRules[] = {
    // Initials: letters, before, after, sounds
    {U"ᄀ", U"", U"", {{"g"}}},
    {U"ᄁ", U"", U"", {{"k"}}},
    {U"ᄂ", U"", U"", {{"n"}}},
    {U"ᄃ", U"", U"", {{"d"}}},
    {U"ᄄ", U"", U"", {{"t"}}},
    {U"ᄅ", U"", U"", {{"r"}}},
    {U"ᄆ", U"", U"", {{"m"}}},
    {U"ᄇ", U"", U"", {{"b"}}},
    {U"ᄈ", U"", U"", {{"p"}}},
    {U"ᄉ", U"", U"", {{"s"}}},
    {U"ᄊ", U"", U"", {{"s"}}},
    {U"음", U"^", U"ᄇᄑ", {{"um"}, {"m", .05F}}},  // 음바페 is Mbappé
    {U"은", U"^", U"ᄀᄃᄌᄏᄐ", {{"un"}, {"n", .05F}}},
    {U"ᄌ", U"", U"", {{"J"}}},
    {U"ᄍ", U"", U"", {{"J"}}},
    {U"ᄎ", U"", U"", {{"C"}}},
    {U"ᄏ", U"", U"", {{"k"}}},
    {U"ᄐ", U"", U"", {{"t"}}},
    {U"ᄑ", U"", U"", {{"p"}}},
    {U"ᄒ", U"", U"", {{"h"}}},
    // Vowels
    {U"ᅡ", U"", U"", {{"a"}}},
    {U"ᅢ", U"", U"", {{"e"}}},
    {U"ᅣ", U"", U"", {{"ya"}}},
    {U"ᅤ", U"", U"", {{"ye"}}},
    {U"ᅥ", U"", U"", {{"o"}}},
    {U"ᅦ", U"", U"", {{"e"}}},
    {U"ᅧ", U"", U"", {{"yo"}}},
    {U"ᅨ", U"", U"", {{"ye"}}},
    {U"ᅩ", U"", U"", {{"o"}}},
    {U"ᅪ", U"", U"", {{"ua"}}},
    {U"ᅫ", U"", U"", {{"ue"}}},
    {U"ᅬ", U"", U"", {{"ue"}}},
    {U"ᅭ", U"", U"", {{"yo"}}},
    {U"ᅮ", U"", U"", {{"u"}}},
    {U"ᅯ", U"", U"", {{"uo"}}},
    {U"ᅰ", U"", U"", {{"ue"}}},
    {U"ᅱ", U"", U"", {{"ui"}}},
    {U"ᅲ", U"", U"", {{"yu"}}},
    // Where there may be none, and the key depends on it.
    {U"ᅳ", U"ᄅ", U"ᄅᆯ", {{"u"}, {"", .1F}}},
    {U"ᅳ", U"ᄀᄁᄏ", U"ᄀᄁᄏ", {{"u"}, {"", .1F}}},
    {U"ᅳ", U"ᄃᄄᄐ", U"ᄃᄄᄐ", {{"u"}, {"", .1F}}},
    {U"ᅳ", U"ᄇᄈᄑ", U"ᄇᄈᄑ", {{"u"}, {"", .1F}}},
    {U"ᅳ", U"ᄆ", U"ᄇᄈᄑ", {{"u"}, {"", .1F}}},
    {U"ᅳ", U"ᄉᄊᄌᄎ", U"ᄉᄊᄌᄎ", {{"u"}, {"", .1F}}},
    {U"ᅳ", U"", U"", {{"u"}}},
    {U"ᅴ", U"", U"", {{"i"}}},
    {U"ᅵ", U"", U"", {{"i"}}},
    // Finals
    {U"ᆨ", U"", U"", {{"k"}}},
    {U"ᆩ", U"", U"", {{"k"}}},
    {U"ᆪ", U"", U"", {{"k"}}},
    {U"ᆫ", U"", U"", {{"n"}}},
    {U"ᆬ", U"", U"", {{"n"}}},
    {U"ᆭ", U"", U"", {{"n"}}},
    {U"ᆮ", U"", U"", {{"t"}}},
    {U"ᆯᄅ", U"", U"", {{"l"}}},
    {U"ᆯ", U"", U"", {{"l"}}},
    {U"ᆰ", U"", U"", {{"k"}}},
    {U"ᆱ", U"", U"", {{"m"}}},
    {U"ᆲ", U"", U"", {{"l"}}},
    {U"ᆳ", U"", U"", {{"l"}}},
    {U"ᆴ", U"", U"", {{"l"}}},
    {U"ᆵ", U"", U"", {{"l"}}},
    {U"ᆶ", U"", U"", {{"l"}}},
    {U"ᆷ", U"", U"", {{"m"}}},
    {U"ᆸ", U"", U"", {{"p"}}},
    {U"ᆹ", U"", U"", {{"p"}}},
    {U"ᆺ", U"", U"", {{"t"}, {"s", .1F}}},
    {U"ᆻ", U"", U"", {{"t"}, {"s", .1F}}},
    {U"ᆼ", U"", U"", {{"n"}, {"ng", .1F}}},
    {U"ᆽ", U"", U"", {{"t"}}},
    {U"ᆾ", U"", U"", {{"t"}}},
    {U"ᆿ", U"", U"", {{"k"}}},
    {U"ᇀ", U"", U"", {{"t"}}},
    {U"ᇁ", U"", U"", {{"p"}}},
};
// clang-format on
constexpr char32_t kFirstInitial = 0x1100;
constexpr char32_t kFirstVowel = 0x1161;
constexpr char32_t kBeforeFirstFinal = 0x11A7;
constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kLastSyllable = 0xD7A3;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kFinalCount = 28;
constexpr auto kFirst = FirstRows<kFirstInitial, U'ᇁ'>(kRules);

}  // namespace

void ReadHangul(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kFirstInitial, U""};
  Letters letters;
  for (const char32_t c : word) {
    if (c < kFirstSyllable || c > kLastSyllable) continue;
    const char32_t syllable = c - kFirstSyllable;
    const char32_t final_letter = syllable % kFinalCount;
    letters.Add(kFirstInitial + syllable / (kVowelCount * kFinalCount));
    letters.Add(kFirstVowel + syllable / kFinalCount % kVowelCount);
    if (final_letter != 0) letters.Add(kBeforeFirstFinal + final_letter);
  }
  Rewrite(kTable, letters.view(), beam);
}

}  // namespace dizin::phonemes
