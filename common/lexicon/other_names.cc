#include "common/lexicon/other_names.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>

#include "common/lexicon/letters.h"
#include "common/lexicon/row_keys.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

// Shorter words are not taken for abbreviations unless typed in capitals.
constexpr std::size_t kMinAbbreviationLetters = 3;

constexpr std::string_view kArabicArticle = "ال";  // not of للصين

// The form of a name of one word or several, as it is indexed.
std::string FormOf(const TypedWord& name) {
  std::string form;
  for (const TypedPart& part : name.parts) {
    if (part.readings.empty()) return {};
    if (name.parts.size() == 1) return part.readings.front();
    for (const std::string& term : TermsOf(part.readings.front())) {
      if (!form.empty()) form += kJoiner;
      form += term;
    }
  }
  return form;
}

}  // namespace

OtherNames::OtherNames(const LexiconView& view, const ExpansionRules& rules,
                       Inflections* inflections, const Aliases* users_aliases)
    : view_(view),
      rules_(rules),
      inflections_(*inflections),
      abbreviations_(view, rules),
      users_aliases_(users_aliases) {}

bool OtherNames::IsMostlyAbbreviation(const std::string& word,
                                      const std::string& abbreviation) const {
  if (CodePointCount(abbreviation) < kMinAbbreviationLetters) return false;
  const std::optional<WordStats> as_word = view_.StatsOf(word);
  const std::optional<WordStats> in_capitals =
      view_.StatsOf(std::string(kAbbreviationPrefix) + abbreviation);
  return as_word.has_value() && in_capitals.has_value() &&
         in_capitals->Total() * 2 >= as_word->Total();
}

void OtherNames::AddLongForms(const TypedPart& part, Candidates* candidates) {
  if (!rules_.use_abbreviations) return;
  const bool typed = !part.abbreviation.empty();
  const std::string fold = typed ? Fold(std::string_view(part.abbreviation)
                                            .substr(kAbbreviationPrefix.size()))
                                 : Fold(part.readings.front());
  for (const LongForm& known : abbreviations_.LongForms(fold)) {
    if (typed ||
        IsMostlyAbbreviation(part.readings.front(), known.abbreviation)) {
      candidates->Add(known.form, Grade::kNear, Relation::kAbbreviation);
    }
  }
}

void OtherNames::LoadPlaces() {
  if (!rules_.use_places || languages_of_places_ == view_.languages()) return;
  languages_of_places_ = view_.languages();
  places_ = PlacesIn(languages_of_places_);
}

void OtherNames::AddAliases(const std::vector<std::string>& forms,
                            Candidates* candidates) {
  LoadPlaces();
  std::set<std::string> folds;
  for (const std::string& form : forms) {
    if (folds.size() == rules_.max_aliased_forms) break;
    folds.insert(Fold(SoundForm(form)));
  }
  for (const std::string& fold : folds) AddAliasesOfFold(fold, candidates);
}

// The forms of an alias in its language. Where no capital tells names, a stem
// is too little: לונדון shares one with בונד. There a form has the name in it.
void OtherNames::AddForms(LanguageId language, const std::string& alias,
                          Candidates* candidates) {
  Candidates forms;
  inflections_.AddIn(language, alias, /*names_only=*/true, Grade::kNear,
                     Relation::kAlias, &forms);
  std::string_view name = alias;
  if (name.starts_with(kArabicArticle)) {
    name.remove_prefix(kArabicArticle.size());
  }
  const bool cased = IsCasedWord(alias);
  for (const std::string& form : forms.FormsUpTo(Grade::kNear)) {
    if (cased || form.find(name) != std::string::npos) {
      candidates->Add(form, Grade::kNear, Relation::kAlias);
    }
  }
}

void OtherNames::AddAliasesOfFold(const std::string& fold,
                                  Candidates* candidates) {
  std::vector<Alias> aliases;
  if (places_ != nullptr) aliases = places_->Find(fold);
  if (users_aliases_ != nullptr) {
    const std::vector<Alias> users = users_aliases_->Find(fold);
    aliases.insert(aliases.end(), users.begin(), users.end());
  }
  for (const Alias& alias : aliases) {
    const TypedWord name = ReadTypedWord(alias.name);
    const std::string form = FormOf(name);
    if (form.empty()) continue;
    candidates->Add(form, Grade::kNear, Relation::kAlias);
    if (name.parts.size() == 1 && !IsJoin(form)) {
      AddForms(alias.language, form, candidates);
    }
  }
}

void OtherNames::AddNamesOfPhrase(const std::string& fold_of_words,
                                  Candidates* candidates) {
  if (rules_.use_abbreviations) {
    for (const std::string& abbreviation : abbreviations_.Of(fold_of_words)) {
      candidates->Add(std::string(kAbbreviationPrefix) + abbreviation,
                      Grade::kNear, Relation::kAbbreviation);
    }
  }
  LoadPlaces();
  AddAliasesOfFold(fold_of_words, candidates);
}

}  // namespace dizin::lexicon
