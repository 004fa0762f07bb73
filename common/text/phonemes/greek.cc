// Greek, modern pronunciation; ancient spellings with their breathings too.
//
// Sources: ELOT 743 / ISO 843 (modern), and how the Greek press spells
// foreign b d g j ch: μπ ντ γκ τζ τσ.

#include "common/text/phonemes/letters.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

constexpr std::u32string_view kVowels = U"αεηιουωϊϋ";

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds
    {U"αι", U"", U"", {{"e"}, {"ai", .2F}}},
    {U"αυ", U"", U"", {{"av"}, {"au", .1F}}},
    {U"α", U"", U"", {{"a"}}},
    {U"β", U"", U"", {{"v"}}},
    {U"γγ", U"", U"", {{"ng"}, {"g", .1F}, {"n", .2F}, {"nk", .1F}}},
    {U"γκ", U"^", U"", {{"g"}}},
    {U"γκ", U"", U"", {{"ng"}, {"g", .1F}, {"n", .2F}, {"nk", .1F}}},
    {U"γχ", U"", U"", {{"nx"}, {"nk", .2F}, {"nC", .2F}}},
    {U"γου", U"", U"V", {{"gu"}, {"v", .05F}}},
    {U"γ", U"", U"ιεηυ", {{"g"}, {"y", .2F}}},
    {U"γ", U"", U"", {{"g"}}},
    {U"δ", U"", U"", {{"d"}}},
    {U"ει", U"", U"", {{"i"}, {"ei", .2F}}},
    {U"ευ", U"", U"", {{"ev"}, {"eu", .1F}}},
    {U"ε", U"", U"", {{"e"}}},
    {U"ζ", U"", U"", {{"z"}}},
    {U"η", U"", U"", {{"i"}}},
    {U"θ", U"", U"", {{"t"}, {"s", .25F}}},
    {U"ι", U"^", U"V", {{"y"}, {"i", .1F}}},
    {U"ι", U"", U"", {{"i"}}},
    {U"κ", U"", U"", {{"k"}}},
    {U"λ", U"", U"", {{"l"}}},
    {U"μπ", U"^", U"", {{"b"}, {"mp", .3F}}},
    {U"μπ", U"", U"", {{"mp"}, {"b", .1F}}},
    {U"μ", U"", U"", {{"m"}}},
    {U"ντζ", U"", U"", {{"J"}, {"nJ", .1F}}},
    {U"ντ", U"^", U"", {{"d"}}},
    {U"ντ", U"", U"", {{"nt"}, {"d", .1F}}},
    {U"ν", U"", U"", {{"n"}}},
    {U"ξ", U"", U"", {{"ks"}}},
    {U"οι", U"", U"", {{"i"}, {"oi", .1F}}},
    {U"ου", U"", U"", {{"u"}}},
    {U"ο", U"", U"", {{"o"}}},
    {U"π", U"", U"", {{"p"}}},
    {U"ρ", U"", U"", {{"r"}}},
    {U"σ", U"", U"", {{"s"}}},
    {U"τζ", U"", U"", {{"J"}}},
    {U"τσ", U"", U"", {{"C"}}},
    {U"τ", U"", U"", {{"t"}}},
    {U"υ", U"", U"", {{"i"}}},
    {U"φ", U"", U"", {{"f"}}},
    {U"χ", U"", U"", {{"x"}, {"k", .35F}}},
    {U"ψ", U"", U"", {{"ps"}}},
    {U"ω", U"", U"", {{"o"}}},
    // A dialytika keeps two vowels apart.
    {U"ϊ", U"", U"", {{"i"}}},
    {U"ϋ", U"", U"", {{"i"}}},
};
// clang-format on
constexpr char32_t kLow = U'α';
constexpr auto kFirst = FirstRows<kLow, U'ϋ'>(kRules);

struct LetterRange {
  char32_t first;
  char32_t last;
  char32_t base;
};

// Letters with accents and breathings, and their bases.
constexpr LetterRange kMarked[] = {
    {0x0390, 0x0390, U'ϊ'}, {0x03AC, 0x03AC, U'α'}, {0x03AD, 0x03AD, U'ε'},
    {0x03AE, 0x03AE, U'η'}, {0x03AF, 0x03AF, U'ι'}, {0x03B0, 0x03B0, U'ϋ'},
    {0x03C2, 0x03C2, U'σ'}, {0x03CC, 0x03CC, U'ο'}, {0x03CD, 0x03CD, U'υ'},
    {0x03CE, 0x03CE, U'ω'}, {0x1F00, 0x1F07, U'α'}, {0x1F10, 0x1F15, U'ε'},
    {0x1F20, 0x1F27, U'η'}, {0x1F30, 0x1F37, U'ι'}, {0x1F40, 0x1F45, U'ο'},
    {0x1F50, 0x1F57, U'υ'}, {0x1F60, 0x1F67, U'ω'}, {0x1F70, 0x1F71, U'α'},
    {0x1F72, 0x1F73, U'ε'}, {0x1F74, 0x1F75, U'η'}, {0x1F76, 0x1F77, U'ι'},
    {0x1F78, 0x1F79, U'ο'}, {0x1F7A, 0x1F7B, U'υ'}, {0x1F7C, 0x1F7D, U'ω'},
    {0x1F80, 0x1F87, U'α'}, {0x1F90, 0x1F97, U'η'}, {0x1FA0, 0x1FA7, U'ω'},
    {0x1FB0, 0x1FB7, U'α'}, {0x1FC2, 0x1FC7, U'η'}, {0x1FD0, 0x1FD1, U'ι'},
    {0x1FD2, 0x1FD3, U'ϊ'}, {0x1FD6, 0x1FD6, U'ι'}, {0x1FD7, 0x1FD7, U'ϊ'},
    {0x1FE0, 0x1FE1, U'υ'}, {0x1FE2, 0x1FE3, U'ϋ'}, {0x1FE4, 0x1FE5, U'ρ'},
    {0x1FE6, 0x1FE6, U'υ'}, {0x1FE7, 0x1FE7, U'ϋ'}, {0x1FF2, 0x1FF7, U'ω'},
};

char32_t GreekLetter(char32_t c) {
  for (const LetterRange& range : kMarked) {
    if (c < range.first) break;
    if (c <= range.last) return range.base;
  }
  return c;
}

}  // namespace

void ReadGreek(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kLow, kVowels};
  Letters letters;
  for (const char32_t c : word) letters.Add(GreekLetter(c));
  Rewrite(kTable, letters.view(), beam);
}

}  // namespace dizin::phonemes
