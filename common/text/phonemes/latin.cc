// The Latin script, for every language that writes with it. Where languages
// read a letter in different ways (c j x w ch), each way is a variant: English
// and the press's habits of writing foreign names weigh most.
//
// Sources: the orthographies of the languages named in the rows.

#include "common/text/phonemes/latin_letters.h"
#include "common/text/phonemes/letters.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

constexpr std::u32string_view kVowels = U"aeiouyąęäåæıóöøü";

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds
    {U"a", U"", U"", {{"a"}}},

    {U"bh", U"", U"", {{"b"}}},
    {U"b", U"", U"", {{"b"}}},

    {U"cch", U"", U"", {{"k"}, {"x", .3F}}},
    {U"cc", U"", U"eiy", {{"C"}, {"ks", .2F}}},
    {U"cc", U"", U"", {{"k"}}},
    {U"ch", U"", U"$", {{"C"}, {"x", .1F}, {"k", .2F}}},
    {U"ch", U"", U"K", {{"k"}, {"x", .1F}, {"C", .2F}}},
    {U"ch", U"", U"", {{"C"}, {"k", .25F}, {"x", .25F}}},
    {U"ck", U"", U"", {{"k"}}},
    {U"css", U"", U"", {{"C"}, {"ks", .1F}}},
    {U"cs", U"", U"", {{"C"}, {"ks", .1F}}},  // Hungarian
    {U"cz", U"", U"", {{"C"}}},               // Polish
    {U"c", U"", U"eiy", {{"s"}, {"k", .45F}}},
    {U"c", U"", U"", {{"k"}, {"c", .35F}}},

    {U"dsch", U"", U"", {{"J"}}},  // German
    {U"dzh", U"", U"", {{"J"}}},
    {U"dž", U"", U"", {{"J"}}},
    {U"dj", U"", U"", {{"J"}, {"d", .3F}}},
    {U"dz", U"", U"", {{"z"}}},
    {U"dh", U"", U"", {{"d"}}},
    {U"dt", U"", U"", {{"t"}}},
    {U"d", U"", U"", {{"d"}}},

    {U"e", U"", U"", {{"e"}}},
    {U"f", U"", U"", {{"f"}}},

    {U"gh", U"V", U"K$", {{""}, {"g", .15F}}},
    {U"gh", U"", U"", {{"g"}}},
    {U"gn", U"!^", U"V", {{"gn"}, {"n", .1F}}},
    {U"gl", U"!^", U"i", {{"gl"}, {"l", .2F}}},
    {U"gu", U"", U"ei", {{"gu"}}},
    {U"gu", U"", U"ao", {{"gu"}, {"gv", .15F}}},
    {U"gg", U"", U"eiy", {{"g"}, {"J", .1F}}},
    {U"g", U"", U"eiy", {{"g"}, {"J", .05F}, {"x", .4F}}},
    {U"g", U"", U"", {{"g"}}},

    {U"h", U"^", U"", {{"h"}, {"", .35F}}},
    {U"h", U"", U"$", {{""}}},
    {U"h", U"V", U"V", {{"h"}, {"", .2F}}},
    {U"h", U"V", U"", {{"h", .1F}, {"", .1F}}},
    {U"h", U"", U"", {{"h"}, {"", .1F}}},

    {U"is", U"^", U"K", {{"is"}, {"s", .35F}}},
    {U"i", U"", U"", {{"i"}}},
    {U"j", U"", U"", {{"J"}, {"y"}, {"x", .35F}}},

    {U"kh", U"", U"", {{"x"}, {"k", .2F}}},
    {U"kn", U"^", U"", {{"kn"}, {"n", .3F}}},
    {U"k", U"", U"", {{"k"}}},

    {U"ll", U"V", U"V", {{"l"}, {"y", .4F}}},
    {U"lh", U"", U"V", {{"l"}}},
    {U"l", U"", U"", {{"l"}}},
    {U"m", U"", U"", {{"m"}}},

    {U"ngh", U"", U"", {{"ng"}, {"n", .1F}}},
    {U"ng", U"", U"!ei", {{"ng"}, {"n", .1F}}},
    {U"nh", U"", U"V", {{"n"}}},
    {U"n", U"", U"", {{"n"}}},

    {U"o", U"", U"", {{"o"}}},

    {U"ph", U"", U"", {{"f"}}},
    {U"pf", U"", U"", {{"f"}}},
    {U"p", U"", U"", {{"p"}}},

    {U"qu", U"", U"", {{"k"}, {"kv", .05F}, {"C", .2F}}},
    {U"q", U"", U"", {{"k"}, {"C", .25F}}},

    {U"rrh", U"", U"", {{"r"}}},
    {U"rh", U"", U"", {{"r"}}},
    {U"rz", U"", U"", {{"rz"}, {"Z", .3F}}},
    {U"r", U"e", U"$", {{"r"}, {"", .4F}}},
    {U"r", U"", U"", {{"r"}}},

    {U"shch", U"", U"", {{"S"}}},
    {U"ssch", U"", U"", {{"S"}}},
    {U"sch", U"", U"", {{"S"}, {"sk", .35F}}},
    {U"sc", U"", U"eiy", {{"S"}, {"sk", .3F}}},
    {U"sh", U"", U"", {{"S"}}},
    {U"sj", U"", U"V", {{"S"}, {"sy", .1F}}},
    {U"ss", U"", U"", {{"s"}}},
    {U"sz", U"", U"", {{"s"}}},
    {U"s", U"!^", U"$", {{"s"}, {"", .4F}}},
    {U"s", U"", U"", {{"s"}}},

    {U"tzsch", U"", U"", {{"C"}}},
    {U"tsch", U"", U"", {{"C"}}},
    {U"tch", U"", U"", {{"C"}}},
    {U"tth", U"", U"", {{"t"}}},
    {U"th", U"", U"", {{"t"}, {"s", .15F}}},
    {U"tsh", U"", U"", {{"c"}}},
    {U"ts", U"", U"", {{"c"}}},
    {U"tzs", U"", U"", {{"c"}}},
    {U"tz", U"", U"", {{"c"}}},
    {U"t", U"V", U"$", {{"t"}, {"", .45F}}},
    {U"t", U"", U"", {{"t"}}},

    {U"u", U"", U"", {{"u"}}},
    {U"v", U"", U"", {{"v"}}},

    {U"wr", U"^", U"", {{"r"}}},
    {U"wh", U"", U"", {{"u"}, {"v", .1F}, {"h", .4F}}},
    {U"w", U"", U"$", {{"v"}, {"", .1F}}},
    {U"w", U"V", U"K", {{"v"}, {"", .1F}}},
    {U"w", U"", U"", {{"v"}, {"u", .05F}}},

    {U"x", U"^", U"", {{"S"}, {"ks", .1F}}},
    {U"x", U"u", U"$", {{"ks"}, {"", .1F}}},
    {U"x", U"", U"", {{"ks"}, {"S", .15F}, {"x", .4F}}},

    {U"y", U"^V", U"V", {{"y"}}},
    {U"y", U"", U"", {{"i"}}},

    {U"zh", U"", U"", {{"Z"}}},
    {U"zs", U"", U"", {{"Z"}}},  // Hungarian
    {U"zz", U"", U"", {{"c"}}},
    {U"z", U"e", U"$", {{"z"}, {"", .45F}}},
    {U"z", U"", U"", {{"z"}}},

    // Letters that are more than their base; see latin_letters.h.
    {U"ä", U"", U"", {{"e"}, {"a", .1F}}},
    {U"å", U"", U"", {{"o"}, {"a", .1F}}},
    {U"æ", U"", U"", {{"e"}}},
    {U"ç", U"", U"", {{"C"}, {"s", .1F}}},
    {U"ñ", U"", U"", {{"n"}}},
    {U"ó", U"", U"", {{"o"}}},
    {U"ö", U"", U"", {{"o"}}},
    {U"ø", U"", U"", {{"o"}}},
    {U"ü", U"", U"", {{"u"}}},
    {U"ą", U"", U"", {{"a"}, {"on", .1F}}},
    {U"č", U"", U"", {{"C"}}},
    {U"đ", U"", U"", {{"d"}, {"J", .2F}}},
    {U"ę", U"", U"", {{"e"}, {"en", .1F}}},
    {U"ğ", U"", U"", {{"g"}, {"", .25F}}},
    {U"ı", U"", U"", {{"i"}}},
    {U"ł", U"", U"", {{"l"}}},
    {U"ř", U"", U"", {{"r"}, {"rZ", .1F}}},
    {U"šč", U"", U"", {{"S"}}},
    {U"š", U"", U"", {{"S"}}},
    {U"ż", U"", U"", {{"Z"}}},
    {U"ž", U"", U"", {{"Z"}}},
    {U"ț", U"", U"", {{"c"}}},
};
// clang-format on
constexpr char32_t kLow = U'a';
constexpr auto kFirst = FirstRows<kLow, U'ț'>(kRules);

}  // namespace

void ReadLatin(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kLow, kVowels};
  Letters letters;
  for (const char32_t c : word) letters.Add(LatinLetter(c));
  Rewrite(kTable, letters.view(), beam);
}

}  // namespace dizin::phonemes
