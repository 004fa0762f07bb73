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
//  3. Spelling, alike: words with the same fold; of an ordinary word that was
//     typed with marks those that lack some, in its own languages; of a name
//     none that other languages write small; of Han
//     characters runs that write the same (han_spellings.h).
//  4. Inflection, alike: words with the same stem (inflections.h). Words of the
//     same spelling are inflected where the typed word is rare beside them. Of
//     a word typed as a name that the articles write so, names only.
//  5. Abbreviation, near: what the texts say it stands for (abbreviations.h).
//  6. Alias, near: other names of the place, or of the group in a user's file
//     (aliases.h). For name-like words.
//  7. Sound, near or far: for name-like words; see sound_finder.h. A variant by
//     sound is never more frequent than the word itself in all its spellings
//     and forms, or it would be another word.
//  8. A compound of several words (Abu-Dabi) is the phrases of the variants of
//     its parts, graded as its worst part; its parts written as one word; and
//     what the whole is called otherwise (New-York).
//
// A word is name-like if the articles write it with a capital, and some of that
// is enough for one typed with a capital (name_judge.h). Nothing is asked of
// the query's language: a word is at home where the index says so.

#ifndef DIZIN_COMMON_LEXICON_EXPANDER_H_
#define DIZIN_COMMON_LEXICON_EXPANDER_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/lexicon/abbreviations.h"
#include "common/lexicon/aliases.h"
#include "common/lexicon/candidates.h"
#include "common/lexicon/expansion_memo.h"
#include "common/lexicon/inflections.h"
#include "common/lexicon/lexicon.h"
#include "common/lexicon/lexicon_view.h"
#include "common/lexicon/name_judge.h"
#include "common/lexicon/other_names.h"
#include "common/lexicon/rules.h"
#include "common/lexicon/typed_word.h"
#include "common/lexicon/variant.h"

namespace dizin::lexicon {

// Not safe in two threads at once; one a thread. Remembers its last answers
// until the lexicon's revision changes. The first name-like word of an index of
// 50 languages costs 20 ms more, to read the names of places.
class Expander {
 public:
  // `lexicon`, and `aliases` of the user where there are any, must outlive it.
  explicit Expander(const Lexicon& lexicon, ExpansionRules rules = {},
                    const Aliases* aliases = nullptr);

  // `typed` is UTF-8, as in the query. No variants if there is no word in it.
  // Throws Error(kIndex) if the lexicon is damaged, and what it throws.
  Expansion Expand(std::string_view typed, Match match,
                   CapitalSays says = CapitalSays::kName);

  // What several typed words mean together: the phrase that they are, and of
  // grade near what it is called otherwise ("United States" is США, "North
  // Atlantic Treaty Organization" NATO). Mostly it is called nothing else, and
  // there are no variants. Throws as Expand().
  Expansion ExpandPhrase(const std::vector<std::string>& typed);

  // Languages in which the casefolded `word` is at home, as ISO 639 codes.
  // Empty for words the lexicon does not know.
  std::vector<std::string> HomeLanguages(std::string_view word);

  // Whether the casefolded `word` is a stop word of one of them.
  bool IsStopWord(const std::string& word);

  // What the texts of the index say abbreviations stand for.
  std::vector<LongForm> LearntAbbreviations();

 private:
  void Refresh();
  Expansion ExpandAnew(std::string_view typed, Match match, CapitalSays says);
  Expansion ExpandPhraseAnew(const std::vector<std::string>& typed);
  Expansion ExpandPart(const TypedPart& part, Match match);
  bool MeansWord(const TypedPart& part);
  void AddWord(const TypedPart& part, Match match, Expansion* expansion,
               Candidates* candidates);
  bool IsName(const TypedPart& part) const;
  bool IsSpelling(const std::string& word, const WordStats& stats, bool is_name,
                  const KnownWord& other) const;
  void AddSpellings(const TypedPart& part, Likeness likeness,
                    Candidates* candidates);
  void AddCompounds(const TypedWord& word, Match match, Expansion* expansion);
  void AddJoined(const TypedWord& word, Match match, Expansion* expansion);
  std::vector<Variant> NamesOf(const std::vector<TypedPart>& parts);

  ExpansionRules rules_;
  LexiconView view_;
  NameJudge judge_;
  Inflections inflections_;
  OtherNames other_names_;
  ExpansionMemo memo_;
  std::unordered_map<std::string, bool> stop_words_;  // those asked for
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_EXPANDER_H_
