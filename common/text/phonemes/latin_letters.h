// The letters of the Latin script as the rules of latin.cc read them.

#ifndef DIZIN_COMMON_TEXT_PHONEMES_LATIN_LETTERS_H_
#define DIZIN_COMMON_TEXT_PHONEMES_LATIN_LETTERS_H_

namespace dizin::phonemes {

// The letter without the marks that do not change its sound: one of a-z ä å æ ç
// ñ ó ö ø ü ą č đ ę ğ ı ł ř š ż ž ț, in lower case. 0 for what is not a Latin
// letter: marks, digits, apostrophes, letters of other scripts.
char32_t LatinLetter(char32_t c);

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_LATIN_LETTERS_H_
