// Apostrophes: what is a word, what is a short word that leans on it.
//
// In order, until nothing more goes off, for words in Latin letters or digits:
//  1. An article or pronoun before the word: l' d' dell' qu' … (l'Iran); j' m'
//     t' s' n' c' and their like only before a small letter (c'est, but N'Golo
//     and M'Baye are names). One or two small consonants before a capital
//     (f'Londra).
//  2. A suffix behind it: 's 'll 're 've 'd; behind digits anything (2021'de);
//     behind a word whatever is made of the suffixes that Turkish, Polish,
//     Finnish and others hang on names (Ankara'dakilerin). Not behind a vowel
//     where it begins with one (Isma'il, Shi'ite), not where it begins with a
//     capital behind a small letter, and behind one or two letters only where
//     they cannot be a syllable or it cannot begin one (AB'nin, Xi'nin; Qur'an,
//     Ka'ba).
// What is left is one word, and its apostrophes are not part of the term:
// O'Brien is obrien, isn't isnt, п'ять пять. Two join words: rock'n'roll,
// Sant'Egidio.

#ifndef DIZIN_COMMON_TEXT_CLITICS_H_
#define DIZIN_COMMON_TEXT_CLITICS_H_

#include <span>

#include "common/text/unit_char.h"

namespace dizin {

// The word in `chars` without its clitics. Never empty if `chars` is not.
std::span<UnitChar> WithoutClitics(std::span<UnitChar> chars);

// Makes ampersands of the apostrophes that join words.
void MarkJoiningApostrophes(std::span<UnitChar> word);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_CLITICS_H_
