// Inflections finds the words of the index that share a stem with a word.
//
//   Inflections inflections(view, rules);
//   inflections.Add("runs", &stats, false, kAlike, candidates)  // run, running
//
// In the languages where the word is at home, words that are at home there
// too: seen once is not at home, or German words would take in French ones. A
// stem is a key, not a word: it is a form only if it is itself a word of that
// language. A name-like word (Abercrombie is at home in English alone) and one
// that is not in the index are looked up in every language of the index, but
// for those that leave three letters or less, and half of it at most (a stemmer
// of Hungarian makes Ankara an);
// of a name-like one only name-like forms are taken. What the language where a
// form is most at home keeps apart is another word: software in every language
// has format, which is no form of English for. Nor is one that hardly belongs
// to the language (LexiconView::PartIn), as English words in manuals of any, or
// is in a script that it seldom uses: Serbian stems are the same in both. A
// stemmer may take the name itself for a form: in Finnish Weldyn is weldy, and
// Weldynistä weldyn. So what may be a name is looked up under the word itself,
// too.
//
// A word found by its sound brings its forms in scripts with capitals:
// one by one many are too short or too long to sound alike, and only a few of
// a language may (rules.h). In Arabic and Hebrew, where stems are short and
// nothing tells names, they brought five points less of MAP.

#ifndef DIZIN_COMMON_LEXICON_INFLECTIONS_H_
#define DIZIN_COMMON_LEXICON_INFLECTIONS_H_

#include <optional>
#include <string>

#include "common/lexicon/candidates.h"
#include "common/lexicon/lexicon_view.h"
#include "common/lexicon/rules.h"
#include "common/lexicon/stems.h"
#include "common/lexicon/variant.h"
#include "common/text/similarity.h"

namespace dizin::lexicon {

// Not safe in two threads at once.
class Inflections {
 public:
  // Both must outlive it.
  Inflections(const LexiconView& view, const ExpansionRules& rules)
      : view_(view), rules_(rules) {}

  // Adds what shares a stem with `word`, alike, by inflection. `stats` is null
  // for a word that is not in the index. `names_only`: of every language only
  // what may be a name.
  void Add(const std::string& word, const WordStats* stats, bool name_like,
           bool names_only, Candidates* candidates);

  // The same of another spelling of a typed word; of an ordinary one, of which
  // `typed` is known, in its own languages only: baş is no French bas.
  void AddOfSpelling(const std::string& word, const WordStats& stats,
                     const WordStats* typed, bool names_only,
                     Candidates* candidates);

  // The same of a word that sounds like the typed one, as far as its
  // forms begin to sound so too: of Vesnotas, for Wesnoth, also Vesnotui.
  void AddOfSound(const std::string& word, const SoundMatcher& typed,
                  Candidates* candidates);

  // What shares its stem in one language, as `grade` and `relation`.
  void AddIn(LanguageId language, const std::string& word, bool names_only,
             Grade grade, Relation relation, Candidates* candidates);

 private:
  bool Belong(LanguageId language, const KnownWord& form,
              const KnownWord& word) const;
  bool IsForm(LanguageId language, const KnownWord& form,
              const std::string& word, const std::optional<WordStats>& stats,
              bool names_only);
  bool IsCutShort(LanguageId language, const std::string& word);

  const LexiconView& view_;
  const ExpansionRules& rules_;
  Stems stems_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_INFLECTIONS_H_
