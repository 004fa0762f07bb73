// Every number behind the choice of variants. The defaults are what every
// search uses; docs/relevance.md says what each brought. Others are for
// experiments.

#ifndef DIZIN_COMMON_LEXICON_RULES_H_
#define DIZIN_COMMON_LEXICON_RULES_H_

#include <cstddef>

namespace dizin::lexicon {

struct ExpansionRules {
  // Variants of a word, filled from the closest grade on. In an index of 40
  // languages 32 starve the rarer scripts (recall of names 82 %), 64 do not
  // (86 %).
  std::size_t max_variants = 64;
  std::size_t max_name_variants = 96;  // typed with a capital

  // A word is at home in a language if its relative frequency there is at
  // least this share of that in its best language. Without it German words
  // take in twice their own postings from other languages, with it a fifth.
  double typed_home_share = .2;
  double candidate_home_share = .1;
  // A word that differs by accents alone is inflected too if the typed word is
  // at most so frequent in comparison.
  double rare_spelling_ratio = .1;
  // A typed abbreviation also means the word if at least this share of the
  // word's other uses has a capital (US is not us).
  double abbreviated_word_share = .5;
  // A long abbreviation stops meaning the word if at most this share has.
  double common_word_share = .1;

  // Phrases of a compound of several words: the best variants of each part
  // that are combined, and the combinations.
  std::size_t max_part_variants = 6;
  std::size_t max_compounds = 24;

  // Expansions remembered, for names that come again.
  std::size_t cached_expansions = 1024;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_RULES_H_
