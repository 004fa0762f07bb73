// What the lexicon asks of the letters of a word, by their code points alone.
// Words are casefolded, well-formed UTF-8. Thread-safe, no allocation.

#ifndef DIZIN_COMMON_LEXICON_LETTERS_H_
#define DIZIN_COMMON_LEXICON_LETTERS_H_

#include <cstddef>
#include <string_view>

namespace dizin::lexicon {

// The first letter is of a script with capitals: Latin, Greek, Cyrillic,
// Armenian (Georgian has them, but does not write names with them).
bool IsCasedWord(std::string_view word);

bool IsHan(char32_t c);
bool IsHiragana(char32_t c);

// Han characters of the basic block alone, which are their own casefolding.
bool IsPlainHan(std::string_view bytes);

// True for the bigrams of Han and hiragana: they are no words, and nothing is
// known of them.
bool IsBigramTerm(std::string_view term);

// A digit of any script in it.
bool HasDigit(std::string_view word);

// Letters (and marks) alone, 2 to 40 of them: what can have a stem.
bool IsInflectable(std::string_view word);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_LETTERS_H_
