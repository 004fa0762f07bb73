// OtherNames finds what is called otherwise: long forms of abbreviations,
// learnt from the texts, and aliases, of places and of a user's file.
//
//   OtherNames names(view, rules, &inflections, users_aliases);
//   names.AddLongForms(part, &candidates);       // CAATSA: countering …
//   names.AddAliases({"germany"}, &candidates);  // almanya, германия, …
//
// An abbreviation stands for its long form when it was typed in capitals, or
// its word is mostly written in capitals (never us). An alias of one word
// brings its forms in its language: Германии.

#ifndef DIZIN_COMMON_LEXICON_OTHER_NAMES_H_
#define DIZIN_COMMON_LEXICON_OTHER_NAMES_H_

#include <memory>
#include <string>
#include <vector>

#include "common/lexicon/abbreviations.h"
#include "common/lexicon/aliases.h"
#include "common/lexicon/candidates.h"
#include "common/lexicon/inflections.h"
#include "common/lexicon/lexicon_view.h"
#include "common/lexicon/rules.h"
#include "common/lexicon/typed_word.h"

namespace dizin::lexicon {

// Not safe in two threads at once.
class OtherNames {
 public:
  // All must outlive it; `users_aliases` may be null.
  OtherNames(const LexiconView& view, const ExpansionRules& rules,
             Inflections* inflections, const Aliases* users_aliases);

  void AddLongForms(const TypedPart& part, Candidates* candidates);
  // Other names of what is called like one of `forms` (row_keys.h).
  void AddAliases(const std::vector<std::string>& forms,
                  Candidates* candidates);
  // Other names, and abbreviations, of several words of that fold.
  void AddNamesOfPhrase(const std::string& fold_of_words,
                        Candidates* candidates);
  const Abbreviations& abbreviations() const { return abbreviations_; }

 private:
  void LoadPlaces();
  void AddForms(LanguageId language, const std::string& alias,
                Candidates* candidates);
  void AddAliasesOfFold(const std::string& fold, Candidates* candidates);
  bool IsMostlyAbbreviation(const std::string& word,
                            const std::string& abbreviation) const;

  const LexiconView& view_;
  const ExpansionRules& rules_;
  Inflections& inflections_;
  Abbreviations abbreviations_;
  const Aliases* users_aliases_;
  std::shared_ptr<const Aliases> places_;  // null: none are looked for
  std::vector<LanguageId> languages_of_places_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_OTHER_NAMES_H_
