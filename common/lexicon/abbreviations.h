// What the texts of the index say abbreviations stand for, both ways.
//
//   Abbreviations abbreviations(view, rules);
//   abbreviations.LongForms("caatsa")  // countering america adversaries …
//   abbreviations.Of("north atlantic treaty organization")  // {"NATO"}
//
// Definitions are counted by texts (definitions.h). Of the long forms of one
// abbreviation
//  * explained ones are believed, the commonest and those nearly as common;
//  * alleged ones, if no other is explained in a language of theirs, at least
//    min_alleged texts have it (or a longer one that ends with it), and it is
//    the one that is alleged mostly.

#ifndef DIZIN_COMMON_LEXICON_ABBREVIATIONS_H_
#define DIZIN_COMMON_LEXICON_ABBREVIATIONS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/lexicon_view.h"
#include "common/lexicon/rules.h"

namespace dizin::lexicon {

struct LongForm {
  std::string abbreviation;  // as written, "CAATSA"
  std::string form;          // its words, as row_keys.h joins them
  std::uint64_t texts = 0;   // that define it so
};

// Not safe in two threads at once.
class Abbreviations {
 public:
  // Both must outlive it.
  Abbreviations(const LexiconView& view, const ExpansionRules& rules)
      : view_(view), rules_(rules) {}

  // What the abbreviations of that fold stand for, the commonest first.
  std::vector<LongForm> LongForms(std::string_view fold) const;

  // The abbreviations that stand for words of that fold (FoldOfWords), as
  // written.
  std::vector<std::string> Of(std::string_view fold_of_words) const;

  // Shows everything that is believed, by fold of the abbreviation.
  void VisitAll(const std::function<void(const LongForm&)>& visit) const;

 private:
  struct Definition;

  std::vector<LongForm> Believed(std::vector<Definition> definitions) const;

  const LexiconView& view_;
  const ExpansionRules& rules_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_ABBREVIATIONS_H_
