// NameJudge says whether a typed word is looked for as a name, so that words
// that sound like it are asked for. Nothing but the index tells: a word is a
// name where the articles write it with a capital.
//
//   NameJudge judge(view, rules);
//   judge.Judge("peace", &stats, TypedCapital::kNone, forms)  // kOrdinary
//
// Rules, in order; the numbers are in rules.h:
//  1. A word of a script without capitals may be a name.
//  2. A word that is at home where all nouns have capitals (CapitalsTell), and
//     hardly written elsewhere, is a noun; ordinary if it is written small
//     there. In an index of nothing else it is a name if it is typed with a
//     capital and has no forms but a genitive.
//  3. A word with few uses that tell, and one whose uses speak for a name but
//     are of both kinds, is judged together with its other spellings and forms
//     of the same languages: peace, seen once, by peaceful, and Putin not by
//     puțin. Few all together leave room for a name, if one of them, or the
//     typed word, has a capital.
//  4. It is a name if most of its uses that tell have a capital; if more than
//     half of them have, it is unsure.
//  5. Typed with a capital within a query, it is a name if a few of them have:
//     Bush is, Minister need not be. At its start any word has a capital, and a
//     word all in capitals says as little (TypedCapital::kUntold).
//     So one of which only some are is mixed: Kalın, where kalın is thick.
//  6. There a word is mixed, too, that one language writes small and all others
//     with a capital: adam is a man in Turkish.
//  7. What the index knows in no form may be a name; and what it knows from
//     headings and starts of sentences alone, if it is typed with a capital.

#ifndef DIZIN_COMMON_LEXICON_NAME_JUDGE_H_
#define DIZIN_COMMON_LEXICON_NAME_JUDGE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/lexicon/candidates.h"
#include "common/lexicon/lexicon_view.h"
#include "common/lexicon/rules.h"
#include "common/lexicon/typed_word.h"
#include "common/lexicon/word_stats.h"

namespace dizin::lexicon {

enum class Likeness : std::uint8_t {
  kOrdinary,  // other words that sound so are other words
  kMixed,     // it may be a name that is known in another script
  kNoun,      // the same of any noun, and it may be the name of a place
  kUnsure,    // it may be a name of any kind
  kName,
};

class NameJudge {
 public:
  // Both must outlive it.
  NameJudge(const LexiconView& view, const ExpansionRules& rules)
      : view_(view), rules_(rules) {}

  // Of `word`, which is casefolded; `stats` is null if the index does not know
  // it. `forms` has its other spellings and forms, alike, and maybe itself.
  Likeness Judge(std::string_view word, const WordStats* stats,
                 TypedCapital capital, const Candidates& forms) const;

 private:
  bool IsNounAmongCapitals(const WordStats& stats) const;
  static bool HasFormsOfNoun(std::string_view word, const Candidates& forms);
  bool IsAtHomeInAny(const WordStats& stats,
                     const std::vector<LanguageId>& home) const;
  bool IsNameAbroad(const WordStats& stats) const;
  Likeness JudgeUses(const WordStats& told, bool is_known,
                     TypedCapital capital) const;

  const LexiconView& view_;
  const ExpansionRules& rules_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_NAME_JUDGE_H_
