// NameJudge says whether a typed word is looked for as a name, so that words
// that sound like it are asked for. Nothing but the index tells: a word is a
// name where the articles write it with a capital.
//
//   NameJudge judge(view, rules);
//   judge.Judge("peace", &stats, /*capital=*/false, candidates)  // kOrdinary
//
// Rules, in order; the numbers are in rules.h:
//  1. A word of a script without capitals may be a name.
//  2. A word that is at home where all nouns have capitals (CapitalsTell), and
//     hardly written elsewhere, is unsure. In an index of nothing else it is a
//     name if it is typed with a capital.
//  3. A word with few uses that tell, and one typed small whose uses speak for
//     a name but are of both kinds, is judged together with its other
//     spellings and forms: peace, seen once, by peaceful.
//  4. Typed small, it is a name if most of its uses that tell have a capital;
//     if half of them have, it is unsure. Typed with a capital, it is a name
//     if a few have: Bush is, Minister need not be.
//  5. What the index knows in no form may be a name; and what it knows from
//     headings and starts of sentences alone, if it is typed with a capital.

#ifndef DIZIN_COMMON_LEXICON_NAME_JUDGE_H_
#define DIZIN_COMMON_LEXICON_NAME_JUDGE_H_

#include <cstdint>
#include <string_view>

#include "common/lexicon/candidates.h"
#include "common/lexicon/lexicon_view.h"
#include "common/lexicon/rules.h"
#include "common/lexicon/word_stats.h"

namespace dizin::lexicon {

enum class Likeness : std::uint8_t {
  kOrdinary,  // other words that sound so are other words
  kUnsure,    // it may be the name of a place
  kName,
};

class NameJudge {
 public:
  // Both must outlive it.
  NameJudge(const LexiconView& view, const ExpansionRules& rules)
      : view_(view), rules_(rules) {}

  // Of `word`, which is casefolded; `stats` is null if the index does not know
  // it. `forms` has its other spellings and forms, alike, and maybe itself.
  Likeness Judge(std::string_view word, const WordStats* stats, bool capital,
                 const Candidates& forms) const;

 private:
  bool IsNounAmongCapitals(const WordStats& stats) const;
  Likeness JudgeUses(const WordStats& told, bool is_known, bool capital) const;

  const LexiconView& view_;
  const ExpansionRules& rules_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_NAME_JUDGE_H_
