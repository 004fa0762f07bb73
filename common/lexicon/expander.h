// Expander turns one typed word into the words of the index that it may mean.
//
//   Expander expander(lexicon);
//   Expansion e = expander.Expand("Kalin", Match::kDefault);
//   // kalin exact, kalın alike (spelling), калын near (sound .97), …
//
// Rules, in order; the numbers are in ExpansionRules:
//  1. Exact: the word as it is indexed. A word typed with I or İ has a Turkish
//     reading as well; the literal one stands first.
//  2. A word typed in capitals, or dotted, may be an abbreviation. Of three
//     letters or fewer it is that alone (US is never us), unless the word is a
//     name by its other uses (ALI), or no abbreviation is in the index and it
//     is no stop word (CAT). Of more it is both, unless the word is a common
//     one and the abbreviation is in the index.
//  3. Spelling, alike: words with the same fold.
//  4. Inflection, alike: words with the same stem in a language in which both
//     are at home. For name-like and unknown words in every language of the
//     index, name-like candidates alone. Words of the same spelling are
//     inflected where the typed word is rare beside them.
//  5. Sound, near or far: for name-like words; see sound_finder.h. A variant by
//     sound is never more frequent than the word itself in all its spellings
//     and forms, or it would be another word.
//  6. A compound of several words (Abu-Dabi) is the phrases of the variants of
//     its parts, graded as its worst part; and its parts written as one word.
//
// A word is name-like if it is typed with a capital, or at least half of its
// uses that tell have one, or it is not in the index. Nothing is asked of the
// query's language: a word is at home where the index says so.

#ifndef DIZIN_COMMON_LEXICON_EXPANDER_H_
#define DIZIN_COMMON_LEXICON_EXPANDER_H_

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/lexicon/candidates.h"
#include "common/lexicon/lexicon.h"
#include "common/lexicon/lexicon_view.h"
#include "common/lexicon/rules.h"
#include "common/lexicon/stems.h"
#include "common/lexicon/typed_word.h"
#include "common/lexicon/variant.h"

namespace dizin::lexicon {

// Not safe in two threads at once; one a thread. Remembers its last answers
// until the lexicon's revision changes.
class Expander {
 public:
  // `lexicon` must outlive it.
  explicit Expander(const Lexicon& lexicon, ExpansionRules rules = {});

  // `typed` is UTF-8, as in the query. No variants if there is no word in it.
  // Throws Error(kIndex) if the lexicon is damaged, and what it throws.
  Expansion Expand(std::string_view typed, Match match);

  // Languages in which the casefolded `word` is at home, as ISO 639 codes: for
  // stop words. Empty for words the lexicon does not know.
  std::vector<std::string> HomeLanguages(std::string_view word);

 private:
  using CacheEntry = std::pair<std::string, Expansion>;

  Expansion ExpandAnew(std::string_view typed, Match match);
  void AddWord(const TypedPart& part, Match match, Expansion* expansion,
               Candidates* candidates);
  Expansion ExpandPart(const TypedPart& part, Match match);
  bool IsStopWord(const std::string& word);
  bool MeansWord(const TypedPart& part);
  void AddSpellings(const TypedPart& part, bool name_like,
                    Candidates* candidates);
  void AddInflections(const std::string& word, const WordStats* stats,
                      bool name_like, Candidates* candidates);
  void AddStem(const std::string& word, LanguageId language, bool names_only,
               Candidates* candidates);
  void AddCompounds(const TypedWord& word, Match match, Expansion* expansion);

  ExpansionRules rules_;
  LexiconView view_;
  Stems stems_;
  std::list<CacheEntry> cache_;  // the most recent first
  std::unordered_map<std::string_view, std::list<CacheEntry>::iterator>
      cached_;  // keys are those of cache_
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_EXPANDER_H_
