// How much the letters of a word in a script without capitals speak for a name.
//
//   LettersOfName("كيسي")    //  1, Casey: letters that foreign names have
//   LettersOfName("قاضٍ")    // -3, judge: letters that they hardly ever have
//   LettersOfName("casey")   //  0: capitals tell more
//
// The sum of what each letter says: the logarithm of its share of the letters
// of names over its share of those of words, from kLeast to kMost. Learned from
// names of persons and places and from the messages of an office suite by
// tests/bench/letters_train.sh, which makes name_letters.tab again; 0 for
// scripts it does not have. Only letters by themselves: pairs and triples of
// them tell no more (MAP of Arabic and Hebrew names within .004).
//
// A pure function, safe in any thread.

#ifndef DIZIN_COMMON_TEXT_NAME_LETTERS_H_
#define DIZIN_COMMON_TEXT_NAME_LETTERS_H_

#include <string_view>

namespace dizin {

float LettersOfName(std::string_view word);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_NAME_LETTERS_H_
