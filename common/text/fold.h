// Two maps of a word: Casefold() makes the term that is indexed, Fold() the
// key under which all accented and unaccented spellings of it meet.
//
//   Casefold("KALIN")   // "kalin"     Fold("KALIN")  // "kalin"
//   Casefold("Kalın")   // "kalın"     Fold("kalın")  // "kalin"
//   Casefold("İzmir")   // "i̇zmir"     Fold("i̇zmir")  // "izmir"
//   Casefold("Straße")  // "strasse"   Fold("Łódź")   // "lodz"
//
// Casefold is NFKC_Casefold (Unicode 3.13 R5, toNFKC_Casefold of the NFD, so
// that canonically equivalent words stay equal): marks stay.
// Fold, in order: NFKC_Casefold; drop nonspacing marks on Latin, Greek,
// Cyrillic, Arabic (harakat, hamza) and Hebrew (points) bases, but й→й; drop
// apostrophes and their like, geresh, gershayim, l·l's dot and tatweel; map the
// letters that carry no mark of their own (ı→i ł→l ø→o æ→ae œ→oe đ→d ð→d þ→th
// ə→e қ→к and their like); Arabic ى→ي, ة→ه, ٱ→ا, Persian and Urdu ی→ي, ک→ك,
// ہ→ه; drop the nukta of Devanagari, Gurmukhi and Gujarati (ज़→ज), and write
// Devanagari's and Gujarati's nasal before a stop of its row as the dot that
// most write (हिन्दी→हिंदी), ँ→ं; digits of every script to ASCII; NFC. So ё→е,
// أ→ا, ؤ→و. Never Indic vowel signs or kana voicing. Neither depends on
// language or locale. A word that is ASCII lower case letters and digits maps
// to itself in both.
//
// The index and the searcher must agree: kFoldVersion is part of the
// database's fingerprint; bump it when any answer changes.

#ifndef DIZIN_COMMON_TEXT_FOLD_H_
#define DIZIN_COMMON_TEXT_FOLD_H_

#include <string>
#include <string_view>

namespace dizin {

inline constexpr int kFoldVersion = 2;

// `word` is UTF-8 of any length; ill-formed bytes become U+FFFD. The result
// can be longer than the input, or empty (a lone soft hyphen; for Fold also a
// lone apostrophe). Idempotent:
// Casefold(Casefold(w)) == Casefold(w). Safe in any thread. Throws
// Error(kInternal) if ICU's data cannot be loaded.
std::string Casefold(std::string_view word);

// Casefold under Turkish and Azeri rules (I→ı, İ→i), the other reading of a
// word typed with a capital I. Equal to Casefold for words without I or İ.
std::string TurkishCasefold(std::string_view word);

// As Casefold, and Fold(Casefold(w)) == Fold(w) == Fold(Fold(w)).
std::string Fold(std::string_view word);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_FOLD_H_
