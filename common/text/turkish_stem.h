// Stems of Turkish words: endings are cut one kind after another, from the
// last, as Turkish grammar orders them.
//
//   TurkishStem("üniversitelerinde")  // "üniversit", as "üniversite" is
//   TurkishStem("yazdığı")            // "yaz", as "yazmıştır" is
//   TurkishStem("kalının")            // "kalın", as "kalın" is
//
// Rules, in order, repeated until nothing changes:
//  1. An ending of verbs (-mıştır, -dığı, -acak, -arak …): what is left is the
//     stem.
//  2. Else the copula (-dır), a case (-da, -dan, -ın, -ı, -a, -la …), a
//     possessive (-ı, -sı, -ları …), the plural (-lar). -nda, -nı and their
//     like follow a possessive.
//  3. b, c, d and ğ at the end of four letters or more are p, ç, t and k.
// Vowels of an ending are all front or all back (but of -ki). Back ones do not
// follow a front vowel of the stem; front ones may follow a back one
// (saatinde). An ending begins with t behind a voiceless letter, else with d.
// Three letters stay at least, of verbs and listed nouns two.
//
// -ın behind three letters and -n- behind a vowel are more often part of the
// word than an ending; the commonest words of each kind are listed (kadın,
// insan; yıl, göz).
//
// Snowball's stemmer leaves saati, babası and üniversitesi apart from saat,
// baba and üniversite, knows no verbs, and makes one of doğu and dokuz.

#ifndef DIZIN_COMMON_TEXT_TURKISH_STEM_H_
#define DIZIN_COMMON_TEXT_TURKISH_STEM_H_

#include <string>
#include <string_view>

namespace dizin {

// `word` casefolded. A key under which forms meet, and no word. Pure and safe
// in any thread.
std::string TurkishStem(std::string_view word);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_TURKISH_STEM_H_
