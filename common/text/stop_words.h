// Words too common to rank by: articles, pronouns, prepositions, auxiliaries.
// They are indexed like any word, and found in phrases; a ranked query of
// several words leaves them out unless nothing else is left.
//
//   IsStopWord("en", "the")   // true
//   IsStopWord("tr", "için")  // true
//
// The lists are ours (stop_words/*.txt): the closed word classes of each
// language that has a stemmer, and its question words, from its grammar. Words
// of three letters or more are also known without their marks (için, icin), but
// for Arabic, where على would be Ali; Turkish ones also with İ. A query's
// language is not known: the caller asks for each language in which the word is
// at home in the database.

#ifndef DIZIN_COMMON_TEXT_STOP_WORDS_H_
#define DIZIN_COMMON_TEXT_STOP_WORDS_H_

#include <string_view>

namespace dizin {

// `word` as AnalyzeUnit() makes terms (casefolded, no apostrophes), `language`
// normalised. False for a language without a list. Thread-safe; no allocation,
// but the first question about a language reads its list (half a millisecond).
bool IsStopWord(std::string_view language, std::string_view word);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_STOP_WORDS_H_
