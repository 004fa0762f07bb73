// Random texts for property tests: letters, signs and bytes that meet in ways
// nobody writes.

#ifndef DIZIN_TESTS_TEXT_RANDOM_TEXT_H_
#define DIZIN_TESTS_TEXT_RANDOM_TEXT_H_

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "common/text/utf8.h"

namespace dizin {

// Well-formed, of at most `max` characters: most of them from one or two
// scripts, between them the signs that join and part words.
inline std::string RandomText(std::mt19937* random, std::size_t max) {
  static constexpr std::u32string_view kAlphabets[] = {
      U"aeiouAEIOUnNsStdlLkmqcC",
      U"ıİiIğşßéÉøłĳŉﬁǅ",
      U"абсеїСВНРйёІіАТО",
      U"αβγΣςᾳΆΑΟν",
      U"אבגזצץשל",
      U"ابتىةکی\u0640\u064E\u0654",
      U"कखग\u093F\u094D\u093Cड़",
      U"安卡拉東京𠮷〇々",
      U"かなさんーゝが",
      U"アカンーｱｶﾞﾟヽ",
      U"한국어\u1112\u1161\u11AB\u3131",
      U"ภาษาไทยກະແខ្មែរမြန်မာ",
      U"0123456789٣४๕²₂Ⅷ",
      U"ＡｚＩ０＇－．",
      U"ﷺ①½™℃…😀🇹🇷",
      U"\u0301\u0307\u0323\u0345\u3099\u20DD\u20E3",
  };
  static constexpr std::u32string_view kSigns =
      U"''’‘ʼ`´׳״\"-‐‑–−..,:&++#··'\u00AD\u200B\u200C\u200D\uFE0F\u2060";
  static constexpr std::u32string_view kGaps =
      U"     \n\t.!?。/_@()\u00A0\u3000";
  const auto pick = [random](std::size_t size) {
    return std::uniform_int_distribution<std::size_t>(0, size - 1)(*random);
  };
  std::u32string text;
  const std::size_t length = pick(max + 1);
  std::size_t alphabet = pick(std::size(kAlphabets));
  while (text.size() < length) {
    const std::size_t roll = pick(20);
    if (roll == 0) alphabet = pick(std::size(kAlphabets));
    std::u32string_view from = kAlphabets[alphabet];
    if (roll < 3) from = kSigns;
    if (roll == 3) from = kGaps;
    if (roll == 4) from = kAlphabets[pick(std::size(kAlphabets))];
    text += from[pick(from.size())];
  }
  return ToUtf8(text);
}

}  // namespace dizin

#endif  // DIZIN_TESTS_TEXT_RANDOM_TEXT_H_
