// Cyrillic: all Slavic, Turkic, Iranian and Mongolic letters in one table. The
// languages disagree on few of them (г, и, ж), so none is asked for.
//
// Sources: BGN/PCGN romanisations of each language; ISO 9.

#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

constexpr std::u32string_view kVowels = U"аеёиоуыэюяіїєўәөүұӣӯӧӱӓӹѣӑӗӳ";

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds
    {U"а", U"", U"", {{"a"}}},
    {U"б", U"", U"", {{"b"}}},
    {U"в", U"ае", U"K", {{"v"}, {"u", .15F}}},  // Австрия, Маврикий
    {U"в", U"кг", U"V", {{"v"}, {"u", .1F}}},   // Эквадор, Гвинея
    {U"в", U"", U"", {{"v"}}},
    {U"г", U"", U"", {{"g"}, {"h", .2F}}},
    {U"дж", U"", U"", {{"J"}}},
    {U"дз", U"", U"", {{"z"}}},
    {U"д", U"", U"", {{"d"}}},
    {U"е", U"^", U"", {{"ye"}}},
    {U"е", U"", U"", {{"e"}}},
    {U"ж", U"", U"", {{"Z"}}},
    {U"з", U"", U"", {{"z"}}},
    {U"и", U"", U"", {{"i"}}},
    {U"й", U"", U"V", {{"y"}}},
    {U"й", U"", U"", {{"i"}}},
    {U"к", U"", U"", {{"k"}}},
    {U"л", U"", U"", {{"l"}}},
    {U"м", U"", U"", {{"m"}}},
    {U"нг", U"", U"", {{"ng"}, {"n", .15F}, {"nh", .4F}}},
    {U"н", U"", U"", {{"n"}}},
    {U"о", U"", U"", {{"o"}}},
    {U"п", U"", U"", {{"p"}}},
    {U"р", U"", U"", {{"r"}}},
    {U"с", U"", U"", {{"s"}}},
    {U"тс", U"", U"", {{"c"}}},
    {U"тц", U"", U"", {{"c"}}},
    {U"тч", U"", U"", {{"C"}}},
    {U"т", U"", U"", {{"t"}}},
    {U"у", U"", U"", {{"u"}}},
    {U"ф", U"", U"", {{"f"}}},
    {U"х", U"", U"", {{"x"}}},
    {U"цз", U"", U"", {{"J"}, {"z", .05F}}},  // Chinese j and zh
    {U"ц", U"", U"", {{"c"}}},
    {U"чж", U"", U"", {{"Z"}, {"J", .05F}}},
    {U"ч", U"", U"", {{"C"}}},
    {U"ш", U"", U"", {{"S"}}},
    {U"щ", U"", U"", {{"S"}}},
    {U"ъ", U"!^V", U"K$", {{"a"}}},  // Bulgarian; before a vowel a mere sign
    {U"ы", U"", U"", {{"i"}}},
    {U"э", U"", U"", {{"e"}}},
    {U"ю", U"", U"", {{"yu"}}},
    {U"я", U"", U"", {{"ya"}}},
    {U"ё", U"^", U"", {{"ye"}}},
    {U"ё", U"", U"", {{"e"}}},

    // Serbian, Macedonian, Ukrainian, Belarusian
    {U"ђ", U"", U"", {{"J"}}},
    {U"ѓ", U"", U"", {{"g"}}},
    {U"є", U"^", U"", {{"ye"}}},
    {U"є", U"", U"", {{"e"}}},
    {U"ѕ", U"", U"", {{"z"}}},
    {U"і", U"", U"", {{"i"}}},
    {U"ї", U"", U"", {{"i"}}},
    {U"ј", U"", U"V", {{"y"}}},
    {U"ј", U"", U"", {{"i"}}},
    {U"љ", U"", U"", {{"l"}}},
    {U"њ", U"", U"", {{"n"}}},
    {U"ћ", U"", U"", {{"C"}}},
    {U"ќ", U"", U"", {{"k"}}},
    {U"ў", U"", U"", {{"u"}, {"v", .15F}}},
    {U"џ", U"", U"", {{"J"}}},
    {U"ґ", U"", U"", {{"g"}}},

    // Turkic, Iranian, Mongolic, Uralic
    {U"ҙ", U"", U"", {{"z"}, {"d", .1F}}},
    {U"ҫ", U"", U"", {{"s"}, {"S", .1F}}},
    {U"ҵ", U"", U"", {{"c"}}},
    {U"ҹ", U"", U"", {{"J"}}},
    {U"ҝ", U"", U"", {{"g"}}},
    {U"ҟ", U"", U"", {{"k"}}},
    {U"ӄ", U"", U"", {{"k"}}},
    {U"ӈ", U"", U"", {{"n"}, {"ng", .1F}}},
    {U"ӑ", U"", U"", {{"a"}}},
    {U"ӓ", U"", U"", {{"a"}}},
    {U"ӗ", U"", U"", {{"e"}}},
    {U"ӧ", U"", U"", {{"o"}}},
    {U"ӱ", U"", U"", {{"u"}}},
    {U"ӳ", U"", U"", {{"u"}}},
    {U"ӹ", U"", U"", {{"i"}}},
    {U"ғ", U"", U"", {{"g"}, {"h", .2F}}},
    {U"ҕ", U"", U"", {{"g"}, {"h", .2F}}},
    {U"җ", U"", U"", {{"J"}}},
    {U"қ", U"", U"", {{"k"}}},
    {U"ҡ", U"", U"", {{"k"}}},
    {U"ң", U"", U"", {{"n"}, {"ng", .1F}}},
    {U"ҥ", U"", U"", {{"n"}, {"ng", .1F}}},
    {U"ү", U"", U"", {{"u"}}},
    {U"ұ", U"", U"", {{"u"}}},
    {U"ҳ", U"", U"", {{"x"}}},
    {U"ҷ", U"", U"", {{"J"}}},
    {U"һ", U"", U"", {{"h"}}},
    {U"ә", U"", U"", {{"a"}}},
    {U"ӣ", U"", U"", {{"i"}}},
    {U"ө", U"", U"", {{"o"}}},
    {U"ӯ", U"", U"", {{"u"}}},
};
// clang-format on
constexpr char32_t kLow = U'а';
constexpr auto kFirst = FirstRows<kLow, U'ӿ'>(kRules);

}  // namespace

void ReadCyrillic(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kLow, kVowels};
  Rewrite(kTable, word, beam);
}

}  // namespace dizin::phonemes
