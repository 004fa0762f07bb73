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
    {U"aa", U"", U"", {{"a"}, {"o", .2F}}},
    {U"ae", U"", U"", {{"e"}, {"ae", .1F}, {"ai", .2F}}},
    {U"ai", U"", U"", {{"ai"}, {"ei", .1F}, {"e", .1F}}},
    {U"ault", U"", U"$", {{"o"}, {"olt", .2F}}},  // French
    {U"aud", U"", U"$", {{"o"}, {"aud", .1F}}},
    {U"aut", U"", U"$", {{"o"}, {"aut", .1F}}},
    {U"aux", U"", U"$", {{"o"}, {"auks", .2F}}},
    {U"au", U"", U"", {{"au"}, {"o", .1F}}},
    {U"aw", U"", U"", {{"av"}, {"o", .1F}, {"au", .1F}}},
    {U"ay", U"", U"!V", {{"ai"}, {"ei", .1F}}},
    {U"ack", U"", U"", {{"ak"}, {"ek", .15F}}},  // English, as in Jack, Джек
    {U"aham", U"", U"$", {{"aham"}, {"em", .15F}}},
    {U"att", U"", U"!h", {{"at"}, {"et", .15F}}},
    {U"alk", U"", U"", {{"alk"}, {"ok", .1F}}},  // as in Walker
    {U"a", U"", U"E", {{"a"}, {"ei", .1F}}},
    {U"a", U"", U"O", {{"a"}, {"ei", .2F}}},
    {U"a", U"", U"", {{"a"}}},

    {U"bh", U"", U"", {{"b"}, {"v", .2F}}},
    {U"b", U"m", U"$", {{"b"}, {"", .2F}}},
    {U"bs", U"m", U"$", {{"s"}, {"bs", .1F}}},
    {U"b", U"", U"", {{"b"}}},

    {U"cch", U"", U"", {{"k"}, {"x", .3F}}},  // Italian
    {U"cci", U"", U"V", {{"C"}}},
    {U"cc", U"", U"eiy", {{"C"}, {"ks", .2F}}},
    {U"cc", U"", U"", {{"k"}}},
    // Japanese, as ти in Cyrillic
    {U"chi", U"", U"", {{"Ci"}, {"Si", .1F}, {"ti", .2F}, {"ki", .25F}, {"xi", .25F}}},
    {U"ch", U"", U"$", {{"C"}, {"x", .1F}, {"k", .2F}}},
    {U"ch", U"", U"K", {{"k"}, {"x", .1F}, {"C", .2F}, {"S", .3F}}},
    {U"ch", U"", U"", {{"C"}, {"k", .25F}, {"x", .25F}, {"S", .1F}}},
    {U"cester", U"", U"$", {{"ster"}, {"sester", .1F}}},  // Leicester
    {U"ck", U"", U"iy", {{"k"}, {"ck", .1F}}},  // Polish, Czech
    {U"ck", U"", U"", {{"k"}}},
    {U"cq", U"", U"", {{"k"}}},
    {U"css", U"", U"", {{"C"}, {"ks", .1F}}},
    {U"cs", U"", U"", {{"C"}, {"ks", .1F}}},  // Hungarian
    {U"cz", U"", U"", {{"C"}, {"c", .2F}}},   // Polish
    {U"ci", U"", U"aou", {{"si"}, {"C", .1F}, {"ki", .45F}}},
    {U"c", U"", U"eiy", {{"s"}, {"C", .2F}, {"c", .2F}, {"k", .45F}}},
    {U"c", U"", U"", {{"k"}, {"J", .3F}, {"c", .35F}}},  // Turkish, Azeri

    {U"dsch", U"", U"", {{"J"}}},  // German
    {U"dzh", U"", U"", {{"J"}}},
    {U"dž", U"", U"", {{"J"}}},
    {U"dge", U"", U"", {{"Je"}, {"ge", .3F}}},
    {U"dj", U"", U"", {{"J"}, {"d", .3F}}},
    {U"dz", U"", U"", {{"z"}}},
    {U"dh", U"", U"", {{"d"}}},
    {U"dt", U"", U"", {{"t"}}},
    {U"d", U"lnr", U"$", {{"d"}, {"", .2F}}},
    {U"d", U"", U"", {{"d"}}},

    {U"eaux", U"", U"$", {{"o"}}},
    {U"eau", U"", U"", {{"o"}, {"eau", .2F}}},
    {U"ea", U"", U"", {{"ea"}, {"i", .05F}, {"e", .1F}}},
    {U"ee", U"", U"", {{"i"}, {"e", .1F}}},
    {U"ei", U"", U"", {{"ei"}, {"ai", .1F}}},
    {U"eo", U"", U"", {{"eo"}, {"o", .2F}}},
    {U"eu", U"", U"", {{"eu"}, {"oi", .2F}, {"o", .1F}}},
    {U"ew", U"", U"", {{"ev"}, {"yu", .1F}, {"u", .1F}}},
    {U"ey", U"", U"!V", {{"ei"}, {"i", .05F}}},
    {U"e", U"K", U"$", {{"e"}, {"", .1F}}},
    {U"e", U"", U"", {{"e"}}},

    {U"f", U"", U"", {{"f"}}},

    {U"gh", U"V", U"K$", {{""}, {"g", .15F}}},
    {U"gh", U"", U"", {{"g"}}},
    {U"gj", U"", U"", {{"J"}, {"g", .1F}, {"y", .2F}}},
    {U"gn", U"!^", U"V", {{"gn"}, {"n", .1F}}},
    {U"gl", U"!^", U"i", {{"gl"}, {"l", .2F}}},
    {U"georgi", U"^", U"", {{"georgi"}, {"JorJi", .05F}}},
    {U"george", U"^", U"$s", {{"JorJ"}, {"georg", .1F}, {"george", .2F}}},
    {U"gue", U"", U"$", {{"g"}, {"gue", .2F}}},
    {U"gu", U"", U"ei", {{"gu"}, {"g", .1F}}},
    {U"gu", U"", U"ao", {{"gu"}, {"gv", .15F}}},
    {U"gg", U"", U"eiy", {{"g"}, {"J", .1F}}},
    {U"gi", U"", U"aou", {{"Ji"}, {"gi", .05F}, {"J", .05F}, {"xi", .4F}}},
    {U"gy", U"", U"V$", {{"gi"}, {"J", .2F}, {"di", .2F}}},  // Hungarian
    {U"g", U"", U"eiy", {{"g"}, {"J", .05F}, {"x", .4F}, {"Z", .2F}}},
    {U"g", U"aou", U"aou", {{"g"}, {"", .35F}}},  // Turkish without its mark
    {U"g", U"", U"", {{"g"}}},

    {U"hs", U"^", U"", {{"S"}}},  // Wade-Giles
    {U"h", U"^", U"", {{"h"}, {"", .35F}}},
    {U"h", U"V", U"$", {{""}, {"x", .2F}}},  // as in Салех
    {U"h", U"", U"$", {{""}}},
    {U"h", U"V", U"V", {{"h"}, {"", .2F}}},
    {U"h", U"V", U"", {{"h", .1F}, {"", .1F}}},
    {U"h", U"", U"", {{"h"}, {"", .1F}}},

    {U"ie", U"", U"", {{"i"}, {"ie", .05F}}},
    {U"igh", U"", U"t", {{"ai"}, {"i", .2F}}},
    {U"ij", U"", U"", {{"ei"}, {"iJ", .1F}, {"iy", .1F}}},  // Dutch
    {U"ill", U"", U"V", {{"il"}, {"iy", .2F}}},
    {U"is", U"^", U"K", {{"is"}, {"s", .35F}}},
    {U"ir", U"", U"K", {{"ir"}, {"er", .1F}}},
    {U"i", U"", U"E", {{"i"}, {"ai", .1F}}},
    {U"i", U"", U"O", {{"i"}, {"ai", .2F}}},
    {U"i", U"", U"", {{"i"}}},

    // As a vowel: Bajden, Majkl, Bjelorusija.
    {U"j", U"V", U"K$", {{"i"}, {"J", .05F}, {"Z", .15F}}},
    {U"j", U"K", U"V", {{"i"}, {"J", .05F}, {"Z", .15F}}},
    {U"j", U"", U"", {{"J"}, {"y"}, {"Z", .1F}, {"x", .35F}}},

    {U"kh", U"", U"", {{"x"}, {"k", .2F}}},
    {U"kn", U"^", U"", {{"kn"}, {"n", .3F}}},
    {U"k", U"", U"", {{"k"}}},

    {U"lj", U"", U"", {{"li"}, {"lJ", .2F}}},
    {U"ll", U"V", U"V", {{"l"}, {"y", .4F}}},
    {U"lh", U"", U"V", {{"l"}}},
    {U"ly", U"", U"V$", {{"li"}, {"i", .3F}}},  // Hungarian
    {U"l", U"", U"", {{"l"}}},

    {U"mc", U"^", U"", {{"mak"}, {"mk", .1F}}},
    {U"mich", U"^", U"a", {{"mik"}, {"maik", .1F}, {"miC", .1F}, {"mix", .1F}}},
    {U"m", U"", U"", {{"m"}}},

    {U"ngh", U"", U"", {{"ng"}, {"n", .1F}}},
    {U"ng", U"", U"!ei", {{"ng"}, {"n", .1F}}},
    {U"nh", U"", U"V$", {{"n"}}},
    {U"nj", U"", U"", {{"ni"}, {"nJ", .05F}}},
    {U"n", U"", U"", {{"n"}}},

    {U"oeu", U"", U"", {{"o"}}},
    {U"oe", U"", U"", {{"o"}, {"e", .1F}, {"oe", .1F}, {"u", .2F}}},
    {U"oi", U"", U"", {{"oi"}, {"ua", .1F}}},
    {U"olk", U"", U"$", {{"olk"}, {"ok", .1F}}},
    {U"oln", U"", U"$", {{"oln"}, {"on", .1F}}},
    {U"oo", U"", U"", {{"u"}, {"o", .1F}}},
    {U"ough", U"", U"", {{"o"}, {"of", .1F}, {"au", .2F}}},
    {U"ou", U"", U"", {{"u"}, {"au", .1F}, {"ou", .05F}}},
    {U"ow", U"", U"V", {{"ov"}, {"au", .1F}, {"ou", .1F}}},
    {U"ow", U"", U"", {{"ov"}, {"au", .1F}, {"ou", .1F}}},
    {U"o", U"", U"E", {{"o"}, {"ou", .1F}}},
    {U"o", U"", U"", {{"o"}}},

    {U"ph", U"", U"", {{"f"}}},
    {U"pf", U"", U"", {{"f"}}},
    {U"p", U"m", U"st", {{"p"}, {"", .2F}}},
    {U"p", U"m", U"$", {{"p"}, {"", .3F}}},
    {U"p", U"", U"", {{"p"}}},

    {U"que", U"", U"$", {{"k"}, {"ke", .1F}}},
    {U"qu", U"", U"", {{"k"}, {"kv", .05F}, {"C", .2F}}},
    {U"q", U"", U"", {{"k"}, {"C", .25F}}},

    {U"rrh", U"", U"", {{"r"}}},
    {U"rh", U"", U"", {{"r"}}},
    {U"rz", U"", U"", {{"rz"}, {"Z", .3F}}},  // Polish
    {U"r", U"e", U"$", {{"r"}, {"", .4F}}},
    {U"r", U"", U"", {{"r"}}},

    {U"shch", U"", U"", {{"S"}}},
    {U"szcz", U"", U"", {{"S"}, {"SC", .1F}}},
    {U"ssch", U"", U"", {{"S"}}},
    {U"sch", U"", U"", {{"S"}, {"sk", .35F}}},
    {U"sc", U"", U"eiy", {{"S"}, {"sk", .3F}}},
    {U"sh", U"", U"", {{"S"}}},
    {U"sj", U"", U"V", {{"S"}, {"sy", .1F}}},
    {U"ss", U"", U"", {{"s"}}},
    {U"stl", U"", U"", {{"stl"}, {"sl", .1F}}},  // as in castle
    {U"sz", U"", U"", {{"s"}, {"S", .1F}}},
    {U"s", U"!^", U"$", {{"s"}, {"", .4F}}},
    {U"s", U"V", U"V", {{"s"}, {"z", .1F}}},
    {U"s", U"", U"", {{"s"}}},

    {U"tzsch", U"", U"", {{"C"}}},
    {U"tsch", U"", U"", {{"C"}}},
    {U"tch", U"", U"", {{"C"}}},
    {U"tthew", U"", U"", {{"tyu"}, {"Su", .15F}, {"siu", .15F}}},
    {U"tth", U"", U"", {{"t"}}},
    {U"th", U"", U"", {{"t"}, {"s", .15F}}},
    {U"tion", U"", U"", {{"tion"}, {"Sen", .1F}, {"cion", .1F}}},
    {U"tsh", U"", U"", {{"c"}}},
    {U"ts", U"", U"", {{"c"}}},
    {U"tx", U"", U"", {{"C"}, {"tks", .2F}}},  // Basque
    {U"tzs", U"", U"", {{"c"}}},
    {U"tz", U"", U"", {{"c"}}},
    {U"t", U"Vnr", U"$", {{"t"}, {"", .45F}}},
    {U"t", U"", U"", {{"t"}}},

    {U"ue", U"", U"", {{"ue"}, {"u", .05F}}},
    {U"ui", U"", U"", {{"ui"}, {"oi", .2F}}},
    {U"ugh", U"", U"", {{"u"}, {"yu", .1F}, {"ug", .15F}}},
    {U"ur", U"", U"K", {{"ur"}, {"er", .1F}}},
    {U"u", U"", U"E", {{"u"}, {"yu", .1F}}},
    {U"u", U"K", U"K", {{"u"}, {"a", .2F}}},
    {U"u", U"", U"", {{"u"}}},

    {U"v", U"", U"", {{"v"}}},

    {U"wr", U"^", U"", {{"r"}}},
    {U"wh", U"", U"", {{"u"}, {"v", .1F}, {"h", .4F}}},
    {U"w", U"", U"$", {{"v"}, {"", .1F}}},
    {U"w", U"V", U"K", {{"v"}, {"", .1F}}},
    {U"w", U"", U"", {{"v"}, {"u", .05F}}},

    {U"xh", U"", U"", {{"J"}, {"ks", .2F}}},  // Albanian
    {U"x", U"^", U"", {{"S"}, {"ks", .1F}, {"z", .2F}}},
    {U"x", U"u", U"$", {{"ks"}, {"", .1F}}},
    {U"x", U"", U"", {{"ks"}, {"S", .15F}, {"x", .4F}}},

    {U"y", U"^V", U"V", {{"y"}}},
    {U"y", U"", U"E", {{"i"}, {"ai", .1F}}},
    {U"y", U"", U"", {{"i"}}},

    {U"zh", U"", U"", {{"Z"}}},
    {U"zs", U"", U"", {{"Z"}}},  // Hungarian
    {U"zz", U"", U"", {{"c"}}},
    {U"z", U"e", U"$", {{"z"}, {"", .45F}}},
    {U"z", U"", U"", {{"z"}, {"c", .1F}}},

    // Letters that are more than their base; see latin_letters.h.
    {U"ä", U"", U"", {{"e"}, {"a", .1F}}},
    {U"å", U"", U"", {{"o"}, {"a", .1F}}},
    {U"æ", U"", U"", {{"e"}}},
    {U"ç", U"", U"", {{"C"}, {"s", .1F}}},
    {U"ñ", U"", U"", {{"n"}, {"ni", .1F}}},
    {U"ó", U"", U"", {{"o"}}},
    {U"ö", U"", U"", {{"o"}}},
    {U"ø", U"", U"", {{"o"}}},
    {U"ü", U"", U"", {{"u"}}},
    {U"ą", U"", U"bp", {{"om"}, {"a", .1F}}},
    {U"ą", U"", U"", {{"on"}, {"a", .1F}}},
    {U"č", U"", U"", {{"C"}}},
    {U"đ", U"", U"", {{"d"}, {"J", .2F}}},
    {U"ę", U"", U"bp", {{"em"}, {"e", .1F}}},
    {U"ę", U"", U"", {{"en"}, {"e", .1F}}},
    {U"ğ", U"", U"", {{"g"}, {"", .25F}}},
    {U"ı", U"", U"", {{"i"}}},
    {U"ł", U"", U"", {{"l"}, {"v", .2F}}},
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
