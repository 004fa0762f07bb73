// Which lists a row of the vocabulary stands in, and what it says there.
//
//   Relations relations;
//   relations.Visit("kalın", stats, [](auto& key, auto& item) { … });
//
// Rules, by kind of list (layout.h):
//  * W: every word but bigrams, under its fold; words with digits only if they
//    differ from it. Abbreviations (XA:US) stand under themselves.
//  * I: words of letters, for each language they were seen in that has
//    stems, under their stem; but not the stem itself.
//  * S: words seen with a capital, or in a script without, under each of their
//    name keys (name_key.h); joined forms (row_keys.h). Words mostly seen in
//    Lithuanian or Latvian also by their stem.
//  * B, C: definitions of abbreviations (definitions.h).
// Joined forms have no W and no I entry, bigrams no entry at all.

#ifndef DIZIN_COMMON_LEXICON_RELATIONS_H_
#define DIZIN_COMMON_LEXICON_RELATIONS_H_

#include <functional>
#include <string>
#include <string_view>

#include "common/lexicon/layout.h"
#include "common/lexicon/stems.h"
#include "common/lexicon/word_stats.h"

namespace dizin::lexicon {

// Not safe in two threads at once; one a thread.
class Relations {
 public:
  // What is given is valid during the call.
  using Visitor =
      std::function<void(std::string_view key, const ItemView& item)>;

  // The key of the W list of `term`; empty if it has none.
  static std::string WordsKeyOf(std::string_view term);
  static void AssignWordsKeyOf(std::string_view term, std::string* key);

  // The entries of the row `row_key` in lists of every kind but W.
  void Visit(std::string_view row_key, const WordStats& stats,
             const Visitor& visit);

  // False if Visit() surely answers the same for `before` and `after`.
  static bool MayDiffer(std::string_view row_key, const WordStats& before,
                        const WordStats& after);

 private:
  void VisitInflections(std::string_view term, const WordStats& stats,
                        CapitalClass capitals, const Visitor& visit);
  static void VisitDefinition(std::string_view form, const WordStats& stats,
                              const Visitor& visit);
  void VisitSounds(std::string_view form, const WordStats& stats,
                   CapitalClass capitals, const Visitor& visit);

  Stems stems_;
  std::string key_;
  std::string sound_;
  SoundPayload payload_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_RELATIONS_H_
