// Light stems for inflected languages that Snowball has no stemmer for, and for
// names of Basque and Armenian (stems.h of the lexicon): one prefix and up to
// two endings are cut off, by tables.
//
//   LightStem("pl", "warszawie")   // "warszaw"
//   LightStem("uk", "україною")    // "укра"
//   LightStem("he", "בירושלים")    // "ירושל"
//   LightStem("vi", "người")       // std::nullopt: nothing is cut in
//   Vietnamese
//
// Rules, in order:
//  1. The longest prefix of the language's table that leaves at least the
//     table's letters (Hebrew ו ה ב ל מ ש כ, Persian می).
//  2. The longest ending of its table that leaves as many, and of what is left
//     another: bakıda and bakı are bak. Where case endings follow nothing but
//     a suffix, only that: Czech trumpovou is trumpov is trump. None is also
//     fine.
// Like a Snowball stem the answer is a key under which the forms of a word
// meet, and no word: two words may share it by accident, and an irregular form
// may miss it.
//
// Endings are those of noun and adjective cases, of plurals and articles, and
// in some languages the commonest of verbs, as each language's grammars list
// them. Czech has no bare l: Merkel must be what Merkelem is.

#ifndef DIZIN_COMMON_TEXT_LIGHT_STEM_H_
#define DIZIN_COMMON_TEXT_LIGHT_STEM_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dizin {

// `word` casefolded. std::nullopt if the language has no table. Pure and safe
// in any thread; the tables are split when first asked for.
std::optional<std::string> LightStem(std::string_view language,
                                     std::string_view word);

// The same for who asks often: with what FindLightStem() answers. The stem is
// a part of `word`.
std::string_view LightStem(std::size_t table, std::string_view word);
std::optional<std::size_t> FindLightStem(std::string_view language);

// Every language with a table, in order of code.
std::span<const std::string_view> LightStemLanguages();

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_LIGHT_STEM_H_
