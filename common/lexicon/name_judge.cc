#include "common/lexicon/name_judge.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/lexicon/letters.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::lexicon {

bool NameJudge::IsNounAmongCapitals(const WordStats& stats) const {
  const std::vector<LanguageId> home =
      view_.HomeLanguages(stats, rules_.typed_home_share);
  const auto tell = static_cast<double>(stats.lower + stats.capitals);
  const auto all = static_cast<double>(stats.Total());
  return std::none_of(home.begin(), home.end(), CapitalsTell) ||
         (tell < rules_.least_told_share * all &&
          std::any_of(home.begin(), home.end(), std::not_fn(CapitalsTell)));
}

Likeness NameJudge::Judge(std::string_view word, const WordStats* stats,
                          bool capital, const Candidates& forms) const {
  if (!IsCasedWord(word)) return Likeness::kName;
  if (stats != nullptr && IsNounAmongCapitals(*stats)) {
    const std::vector<LanguageId>& languages = view_.languages();
    const bool any_tells =
        std::any_of(languages.begin(), languages.end(), CapitalsTell);
    return capital && !any_tells ? Likeness::kName : Likeness::kUnsure;
  }
  WordStats told;
  if (stats != nullptr) told = *stats;
  bool is_known = stats != nullptr;
  const Likeness alone = JudgeUses(told, is_known, capital);
  const bool is_mixed = alone == Likeness::kName && !capital && told.lower > 0;
  if (!is_mixed && told.lower + told.capitals > rules_.least_told) {
    return alone;
  }
  for (const std::string& form : forms.FormsUpTo(Grade::kAlike)) {
    if (form == word) continue;
    const std::optional<WordStats> of_form = view_.StatsOf(form);
    is_known = is_known || of_form.has_value();
    if (!of_form.has_value() || IsNounAmongCapitals(*of_form)) continue;
    told.lower += of_form->lower;
    told.capitals += of_form->capitals;
  }
  return JudgeUses(told, is_known, capital);
}

Likeness NameJudge::JudgeUses(const WordStats& told, bool is_known,
                              bool capital) const {
  const auto all = static_cast<double>(told.lower + told.capitals);
  if (all == 0) {
    return capital || !is_known ? Likeness::kName : Likeness::kUnsure;
  }
  const double share = static_cast<double>(told.capitals) / all;
  if (share >=
      (capital ? rules_.capital_name_share : rules_.small_name_share)) {
    return Likeness::kName;
  }
  return share >= rules_.unsure_name_share ? Likeness::kUnsure
                                           : Likeness::kOrdinary;
}

}  // namespace dizin::lexicon
