// The Arabic script: Arabic, Persian, Urdu, Pashto and Kurdish letters in one
// table. Short vowels are not written; what that costs is for similarity.h.
//
// Sources: BGN/PCGN and IJMES romanisations; for the names of foreigners in
// Arabic, the habits of its press (g as غ, ج or ق; v as ف).

#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

constexpr std::u32string_view kVowels = U"اأإآٱىويیې";

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds
    {U"آ", U"", U"", {{"a"}}},
    {U"أ", U"", U"", {{"a"}}},
    // A foreign st-, sk-, sp- gets an alef: إسطنبول, إسبانيا.
    {U"إس", U"^", U"K", {{"is"}, {"s", .35F}}},
    {U"إص", U"^", U"K", {{"is"}, {"s", .35F}}},
    {U"إ", U"", U"", {{"i"}}},
    // Mostly the article; a foreign Al- has a hamza, if somebody cares.
    {U"ال", U"^", U"", {{"al", .2F}}},
    {U"اس", U"^", U"K", {{"is"}, {"as", .05F}, {"s", .25F}}},
    {U"اش", U"^", U"K", {{"aS"}, {"iS", .05F}, {"S", .25F}}},
    {U"ا", U"", U"", {{"a"}}},
    {U"ب", U"", U"", {{"b"}}},
    {U"ة", U"", U"", {{"a"}, {"t", .45F}}},
    {U"تش", U"", U"", {{"C"}, {"tS", .1F}}},
    {U"ت", U"", U"", {{"t"}}},
    {U"ث", U"", U"", {{"t"}, {"s", .1F}}},
    {U"ج", U"", U"", {{"J"}, {"g", .15F}}},
    {U"ح", U"", U"", {{"h"}}},
    {U"خ", U"", U"", {{"x"}}},
    {U"د", U"", U"", {{"d"}}},
    {U"ذ", U"", U"", {{"d"}, {"z", .05F}}},
    {U"ر", U"", U"", {{"r"}}},
    {U"ز", U"", U"", {{"z"}}},
    {U"س", U"", U"", {{"s"}}},
    {U"ش", U"", U"", {{"S"}}},
    {U"ص", U"", U"", {{"s"}}},
    {U"ض", U"", U"", {{"d"}, {"z", .2F}}},
    {U"ط", U"", U"", {{"t"}}},
    {U"ظ", U"", U"", {{"z"}, {"d", .2F}}},
    {U"ع", U"^", U"", {{"a"}}},
    {U"غ", U"", U"", {{"g"}}},
    {U"ف", U"", U"", {{"f"}}},
    {U"ق", U"", U"", {{"k"}}},
    {U"ك", U"", U"", {{"k"}}},
    {U"ل", U"", U"", {{"l"}}},
    {U"م", U"", U"", {{"m"}}},
    {U"نج", U"", U"", {{"nJ"}, {"ng", .05F}, {"n", .25F}}},
    {U"نغ", U"", U"", {{"ng"}, {"n", .15F}}},
    {U"نگ", U"", U"", {{"ng"}, {"n", .15F}}},
    {U"ن", U"", U"", {{"n"}}},
    {U"ه", U"^", U"", {{"h"}}},
    {U"ه", U"", U"$", {{""}, {"h", .4F}}},
    {U"ه", U"", U"", {{"h"}}},
    {U"و", U"^", U"اأإآٱىيیK", {{"v"}, {"u", .05F}}},
    {U"و", U"^", U"", {{"u"}, {"v", .1F}}},
    {U"و", U"", U"اأإآٱىة", {{"v"}, {"u", .1F}}},
    {U"و", U"اأإآٱى", U"V", {{"v"}, {"u", .1F}}},
    {U"و", U"", U"", {{"u"}, {"v", .3F}}},
    {U"ى", U"", U"$", {{"a"}, {"i", .2F}}},
    // Uyghur
    {U"ى", U"", U"اوۇۆۈېە", {{"i"}, {"y", .1F}}},
    {U"ى", U"", U"", {{"i"}}},
    {U"ي", U"^", U"", {{"y"}}},
    {U"ي", U"", U"اأإآٱى", {{"y"}}},
    {U"ي", U"", U"", {{"i"}}},
    {U"ٱ", U"", U"", {{"a"}}},
    {U"ؤ", U"", U"", {{"u"}, {"", .1F}}},

    // Urdu, Pashto, Sindhi, Persian, Kurdish, Uyghur, Jawi, Maghreb
    {U"ٹ", U"", U"", {{"t"}}},
    {U"ٺ", U"", U"", {{"t"}}},
    {U"ٻ", U"", U"", {{"b"}}},
    {U"ټ", U"", U"", {{"t"}}},
    {U"ٽ", U"", U"", {{"t"}}},
    {U"پ", U"", U"", {{"p"}}},
    {U"ٿ", U"", U"", {{"t"}}},
    {U"ڀ", U"", U"", {{"b"}}},
    {U"ځ", U"", U"", {{"z"}}},
    {U"څ", U"", U"", {{"c"}}},
    {U"ڃ", U"", U"", {{"n"}}},
    {U"ڄ", U"", U"", {{"J"}}},
    {U"چ", U"", U"", {{"C"}}},
    {U"ڇ", U"", U"", {{"C"}}},
    {U"ڈ", U"", U"", {{"d"}}},
    {U"ډ", U"", U"", {{"d"}}},
    {U"ڊ", U"", U"", {{"d"}}},
    {U"ڌ", U"", U"", {{"d"}}},
    {U"ڍ", U"", U"", {{"d"}}},
    {U"ڏ", U"", U"", {{"d"}}},
    {U"ڑ", U"", U"", {{"r"}}},
    {U"ړ", U"", U"", {{"r"}}},
    {U"ڕ", U"", U"", {{"r"}}},
    {U"ږ", U"", U"", {{"Z"}, {"g", .1F}}},
    {U"ژ", U"", U"", {{"Z"}}},
    {U"ڙ", U"", U"", {{"r"}}},
    {U"ښ", U"", U"", {{"S"}, {"x", .1F}}},
    {U"ڠ", U"", U"", {{"ng"}, {"n", .1F}}},
    {U"ڤ", U"", U"", {{"v"}}},
    {U"ڦ", U"", U"", {{"f"}, {"p", .1F}}},
    {U"ڨ", U"", U"", {{"g"}}},
    {U"ک", U"", U"", {{"k"}}},
    {U"ڪ", U"", U"", {{"k"}}},
    {U"ګ", U"", U"", {{"g"}}},
    {U"ڭ", U"", U"", {{"ng"}, {"g", .05F}, {"n", .1F}}},
    {U"گ", U"", U"", {{"g"}}},
    {U"ڱ", U"", U"", {{"ng"}, {"n", .1F}}},
    {U"ڳ", U"", U"", {{"g"}}},
    {U"ڵ", U"", U"", {{"l"}}},
    {U"ں", U"", U"", {{"n"}}},
    {U"ڻ", U"", U"", {{"n"}}},
    {U"ڼ", U"", U"", {{"n"}}},
    {U"ڽ", U"", U"", {{"n"}}},
    {U"ھ", U"^اوۇۆۈېەىیێئ", U"", {{"h"}}},
    {U"ھ", U"", U"", {{""}, {"h", .1F}}},
    {U"ہ", U"^", U"", {{"h"}}},
    {U"ہ", U"", U"$", {{""}, {"h", .4F}}},
    {U"ہ", U"", U"", {{"h"}}},
    {U"ۆ", U"", U"", {{"o"}, {"v", .3F}}},
    {U"ۇ", U"", U"", {{"u"}}},
    {U"ۈ", U"", U"", {{"u"}}},
    {U"ۋ", U"", U"", {{"v"}, {"u", .05F}}},
    {U"ی", U"^", U"", {{"y"}}},
    {U"ی", U"", U"اأإآٱى", {{"y"}}},
    {U"ی", U"", U"", {{"i"}}},
    {U"ۍ", U"", U"", {{"i"}}},
    {U"ێ", U"", U"", {{"e"}}},
    {U"ې", U"", U"", {{"e"}}},
    {U"ے", U"", U"", {{"i"}}},
    {U"ە", U"", U"", {{"e"}, {"a", .05F}}},
};
// clang-format on
constexpr char32_t kLow = 0x0620;
constexpr auto kFirst = FirstRows<kLow, 0x06FF>(kRules);

}  // namespace

void ReadArabic(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kLow, kVowels,
                                    Doubled::kEither};
  Rewrite(kTable, word, beam);
}

}  // namespace dizin::phonemes
