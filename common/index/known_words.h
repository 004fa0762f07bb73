// Words of the index as people write them, for what is offered while one types
// and when a word is not found.
//
//   CompleteWord("kal", 10, source)     // Kalın, kalan, Kalyon …
//   CorrectWord("kalim", 1, 10, source) // Kalın, kalem …
//
// What is looked through is bounded as term_expansion.h says. Throws Xapian's
// exceptions.

#ifndef DIZIN_COMMON_INDEX_KNOWN_WORDS_H_
#define DIZIN_COMMON_INDEX_KNOWN_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.h"
#include "common/index/term_expansion.h"

namespace dizin::index {

// Words that begin like `typed` in any spelling, those in most articles first.
std::vector<KnownWord> CompleteWord(std::string_view typed, std::size_t limit,
                                    const TermSource& source);

// Words that differ from `typed` by one to `edits` letters behind the first,
// accents not counted: fewer first, then those in most articles.
std::vector<KnownWord> CorrectWord(std::string_view typed, int edits,
                                   std::size_t limit, const TermSource& source);

// `term` with a capital if it is mostly written with one, or in capitals if at
// least half of its articles write it so (NATO); else empty.
std::string WrittenName(const std::string& term, const TermSource& source);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_KNOWN_WORDS_H_
