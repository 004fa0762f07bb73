#include "common/lexicon/name_judge.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/lexicon/letters.h"
#include "common/lexicon/vocabulary.h"
#include "common/text/fold.h"

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
                          TypedCapital capital, const Candidates& forms) const {
  if (!IsCasedWord(word)) return Likeness::kName;
  if (stats != nullptr && IsNounAmongCapitals(*stats)) {
    const std::vector<LanguageId>& languages = view_.languages();
    const bool any_tells =
        std::any_of(languages.begin(), languages.end(), CapitalsTell);
    if (!any_tells && capital != TypedCapital::kNone &&
        !HasFormsOfNoun(word, forms)) {
      return Likeness::kName;
    }
    return stats->lower > stats->capitals ? Likeness::kOrdinary
                                          : Likeness::kNoun;
  }
  WordStats told;
  if (stats != nullptr) told = *stats;
  bool is_known = stats != nullptr;
  if (capital == TypedCapital::kUntold && IsNameAbroad(told)) {
    return Likeness::kMixed;
  }
  const Likeness alone = JudgeUses(told, is_known, capital);
  const bool is_mixed = alone == Likeness::kName &&
                        capital != TypedCapital::kTold && told.lower > 0;
  if (!is_mixed && told.lower + told.capitals > rules_.least_told) {
    return alone;
  }
  const std::vector<LanguageId> home =
      view_.HomeLanguages(told, rules_.typed_home_share);
  for (const std::string& form : forms.FormsUpTo(Grade::kAlike)) {
    if (form == word) continue;
    const std::optional<WordStats> of_form = view_.StatsOf(form);
    is_known = is_known || of_form.has_value();
    if (!of_form.has_value() || IsNounAmongCapitals(*of_form) ||
        !IsAtHomeInAny(*of_form, home)) {
      continue;
    }
    told.lower += of_form->lower;
    told.capitals += of_form->capitals;
  }
  const Likeness all = JudgeUses(told, is_known, capital);
  const bool is_rare = told.lower + told.capitals <= rules_.least_told &&
                       (capital != TypedCapital::kNone || told.capitals > 0);
  return all == Likeness::kOrdinary && is_rare ? Likeness::kMixed : all;
}

// Of no languages any word says as much as another.
bool NameJudge::IsAtHomeInAny(const WordStats& stats,
                              const std::vector<LanguageId>& home) const {
  return home.empty() ||
         std::any_of(home.begin(), home.end(), [&](LanguageId language) {
           return view_.IsHome(stats, language, rules_.typed_home_share);
         });
}

// A German name has a genitive and no other form.
bool NameJudge::HasFormsOfNoun(std::string_view word, const Candidates& forms) {
  const std::string fold = Fold(word);
  const std::vector<std::string> alike = forms.FormsUpTo(Grade::kAlike);
  return std::any_of(alike.begin(), alike.end(), [&fold](const auto& form) {
    const std::string other = Fold(form);
    return other != fold && other != fold + 's';
  });
}

bool NameJudge::IsNameAbroad(const WordStats& stats) const {
  constexpr int kFewestLanguages = 4;
  int languages = 0;
  std::uint64_t all = 0;
  std::uint64_t at_home = 0;
  for (const LanguageCount& of : stats.languages) {
    if (!CapitalsTell(of.language)) continue;
    ++languages;
    all += of.count;
    at_home = std::max(at_home, of.count);
  }
  const auto is_most = [this](std::uint64_t part, std::uint64_t whole) {
    return static_cast<double>(part) >=
           rules_.abroad_name_share * static_cast<double>(whole);
  };
  const std::uint64_t abroad = all - at_home;
  return languages >= kFewestLanguages && is_most(stats.lower, at_home) &&
         is_most(stats.capitals, abroad) && is_most(abroad, stats.capitals);
}

Likeness NameJudge::JudgeUses(const WordStats& told, bool is_known,
                              TypedCapital capital) const {
  const auto all = static_cast<double>(told.lower + told.capitals);
  if (all == 0) {
    return capital != TypedCapital::kNone || !is_known ? Likeness::kName
                                                       : Likeness::kUnsure;
  }
  const double share = static_cast<double>(told.capitals) / all;
  const double needed =
      capital == TypedCapital::kTold     ? rules_.capital_name_share
      : capital == TypedCapital::kUntold ? rules_.first_word_name_share
                                         : rules_.name_share;
  if (share >= needed) return Likeness::kName;
  if (share >= rules_.unsure_name_share) return Likeness::kUnsure;
  return capital == TypedCapital::kUntold && share >= rules_.mixed_name_share
             ? Likeness::kMixed
             : Likeness::kOrdinary;
}

}  // namespace dizin::lexicon
