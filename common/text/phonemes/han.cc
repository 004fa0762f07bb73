// Han characters by their reading in Mandarin.
//
// Sources: pinyin.inc, which make_pinyin.cc makes from ICU while building;
// Hanyu Pinyin (ISO 7098) for what its letters sound like.

#include <cstdint>

#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

#include "pinyin.inc"

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds
    {U"a", U"", U"", {{"a"}}},
    {U"b", U"", U"", {{"b"}}},
    {U"ch", U"", U"", {{"C"}}},
    {U"c", U"", U"", {{"c"}}},
    {U"d", U"", U"", {{"d"}}},
    {U"er", U"^", U"", {{"er"}, {"", .3F}}},
    {U"e", U"", U"", {{"e"}}},
    {U"f", U"", U"", {{"f"}}},
    {U"g", U"", U"", {{"g"}}},
    {U"h", U"", U"", {{"h"}}},
    {U"i", U"", U"", {{"i"}}},
    {U"j", U"", U"", {{"J"}, {"g", .1F}}},
    {U"k", U"", U"", {{"k"}}},
    {U"l", U"", U"", {{"l"}}},
    {U"m", U"", U"", {{"m"}}},
    {U"ng", U"", U"", {{"n"}, {"ng", .15F}}},
    {U"n", U"", U"", {{"n"}}},
    {U"o", U"", U"", {{"o"}}},
    {U"p", U"", U"", {{"p"}}},
    {U"q", U"", U"", {{"C"}, {"k", .25F}}},
    {U"r", U"", U"", {{"r"}, {"Z", .2F}}},
    {U"sh", U"", U"", {{"S"}}},
    {U"s", U"", U"", {{"s"}}},
    {U"t", U"", U"", {{"t"}}},
    {U"u", U"", U"", {{"u"}}},
    {U"wu", U"", U"", {{"vu"}, {"u", .1F}}},
    {U"w", U"", U"", {{"v"}, {"u", .1F}}},
    {U"x", U"", U"", {{"S"}, {"x", .1F}}},
    {U"y", U"", U"", {{"y"}}},
    {U"zh", U"", U"", {{"Z"}}},
    {U"z", U"", U"", {{"z"}}},
};
// clang-format on
constexpr char32_t kLow = U'a';
constexpr auto kFirst = FirstRows<kLow, U'z'>(kRules);

constexpr char32_t kFirstHan = 0x4E00;

}  // namespace

void ReadHan(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kLow, U"aeiou"};
  for (const char32_t c : word) {
    if (c < kFirstHan || c - kFirstHan >= std::size(kSyllableOf)) continue;
    Rewrite(kTable, kSyllables[kSyllableOf[c - kFirstHan]], beam);
  }
}

}  // namespace dizin::phonemes
