// Hebrew as its press spells names, without points; some Yiddish.
//
// Sources: the rules of the Academy of the Hebrew Language for transcription
// from Hebrew (2006) and for foreign words; YIVO for Yiddish.

#include "common/text/phonemes/letters.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

constexpr std::u32string_view kVowels = U"אויעײױװ";

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds
    {U"א", U"", U"", {{"a"}}},
    {U"ב", U"", U"", {{"b"}}},
    {U"ג׳", U"", U"", {{"J"}}},
    {U"ג", U"", U"", {{"g"}}},
    {U"ד׳", U"", U"", {{"d"}}},
    {U"ד", U"", U"", {{"d"}}},
    {U"ה", U"", U"$", {{""}}},
    {U"ה", U"", U"", {{"h"}, {"", .4F}}},
    {U"וו", U"", U"", {{"v"}, {"u", .05F}}},
    {U"ו", U"^", U"", {{"v"}, {"u", .1F}}},
    {U"ו", U"", U"", {{"u"}, {"v", .25F}}},
    {U"ז׳", U"", U"", {{"Z"}}},
    {U"ז", U"", U"", {{"z"}}},
    {U"ח׳", U"", U"", {{"x"}}},
    {U"ח", U"", U"", {{"x"}}},
    {U"ט", U"", U"", {{"t"}}},
    {U"יי", U"", U"", {{"i"}}},
    {U"י", U"^", U"", {{"y"}}},
    {U"י", U"", U"", {{"i"}}},
    {U"ך", U"", U"", {{"k"}, {"x", .25F}}},
    {U"כ", U"", U"", {{"k"}, {"x", .25F}}},
    {U"ל", U"", U"", {{"l"}}},
    {U"ם", U"", U"", {{"m"}}},
    {U"מ", U"", U"", {{"m"}}},
    {U"ן", U"", U"", {{"n"}}},
    {U"נג׳", U"", U"", {{"nJ"}}},
    {U"נג", U"", U"", {{"ng"}, {"n", .15F}}},
    {U"נ", U"", U"", {{"n"}}},
    {U"ס", U"", U"", {{"s"}}},
    {U"ע", U"^", U"", {{"a"}}},
    {U"ף", U"", U"", {{"p"}}},
    {U"פ", U"", U"", {{"p"}}},
    {U"ץ׳", U"", U"", {{"C"}}},
    {U"ץ", U"", U"", {{"c"}}},
    {U"צ׳", U"", U"", {{"C"}}},
    {U"צ", U"", U"", {{"c"}}},
    {U"ק", U"", U"", {{"k"}}},
    {U"ר", U"", U"", {{"r"}}},
    {U"ש", U"", U"", {{"S"}}},
    {U"ת׳", U"", U"", {{"t"}, {"s", .2F}}},
    {U"ת", U"", U"", {{"t"}}},
    // Yiddish ligatures
    {U"װ", U"", U"", {{"v"}}},
    {U"ױ", U"", U"", {{"oi"}}},
    {U"ײ", U"", U"", {{"ei"}}},
};
// clang-format on
constexpr char32_t kLow = U'א';
constexpr auto kFirst = FirstRows<kLow, U'ײ'>(kRules);

// The geresh is typed as one of several apostrophes. Points are left out.
char32_t HebrewLetter(char32_t c) {
  constexpr char32_t kGeresh = U'׳';
  if (c == U'\'' || c == U'’' || c == U'´' || c == U'`') return kGeresh;
  const bool point = c >= 0x0591 && c <= 0x05C7;
  return point ? 0 : c;
}

char32_t NotFinal(char32_t c) {
  switch (c) {
    case U'ן':
      return U'נ';
    case U'ם':
      return U'מ';
    case U'ך':
      return U'כ';
    case U'ף':
      return U'פ';
    case U'ץ':
      return U'צ';
    default:
      return c;
  }
}

}  // namespace

void ReadHebrew(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kLow, kVowels,
                                    Doubled::kWithVowel};
  Letters letters;
  for (const char32_t c : word) letters.Add(HebrewLetter(c));
  // A last letter that doubles the one before, written in its usual form.
  const std::u32string_view view = letters.view();
  const std::size_t n = view.size();
  if (n >= 2 && NotFinal(view[n - 1]) == view[n - 2]) {
    letters.SetLast(view[n - 2]);
  }
  Rewrite(kTable, letters.view(), beam);
}

}  // namespace dizin::phonemes
