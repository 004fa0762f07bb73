#include "common/lexicon/abbreviations.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "common/lexicon/row_keys.h"
#include "common/text/fold.h"

namespace dizin::lexicon {

struct Abbreviations::Definition {
  std::string abbreviation;
  std::string form;
  WordStats stats;            // capitals explain, lower ones allege
  std::uint64_t alleged = 0;  // with those of longer forms that end so
};

namespace {

bool ShareLanguage(const WordStats& a, const WordStats& b) {
  return std::any_of(
      a.languages.begin(), a.languages.end(), [&b](const LanguageCount& x) {
        return std::any_of(
            b.languages.begin(), b.languages.end(),
            [&x](const LanguageCount& y) { return x.language == y.language; });
      });
}

bool EndsWithWords(std::string_view form, std::string_view words) {
  return form == words ||
         (form.size() > words.size() && form.ends_with(words) &&
          form[form.size() - words.size() - 1] == kJoiner);
}

}  // namespace

std::vector<LongForm> Abbreviations::Believed(
    std::vector<Definition> definitions) const {
  std::uint64_t most = 0;
  std::uint64_t alleged = 0;
  for (Definition& d : definitions) {
    most = std::max(most, d.stats.capitals);
    alleged += d.stats.lower;
    for (const Definition& other : definitions) {
      if (EndsWithWords(other.form, d.form)) d.alleged += other.stats.lower;
    }
  }
  const auto is_explained_elsewhere = [&](const Definition& d) {
    return std::any_of(definitions.begin(), definitions.end(),
                       [&d](const Definition& other) {
                         return other.stats.capitals > 0 &&
                                ShareLanguage(other.stats, d.stats);
                       });
  };
  std::vector<LongForm> believed;
  for (const Definition& d : definitions) {
    const bool explained = d.stats.capitals > 0;
    const bool enough =
        explained
            ? static_cast<double>(d.stats.capitals) >=
                  rules_.min_long_form_share * static_cast<double>(most)
            : d.alleged >= rules_.min_alleged &&
                  static_cast<double>(d.alleged) >=
                      rules_.min_alleged_share * static_cast<double>(alleged) &&
                  !is_explained_elsewhere(d);
    if (enough) {
      believed.push_back(
          {d.abbreviation, d.form,
           explained ? d.stats.capitals + d.stats.lower : d.alleged});
    }
  }
  std::stable_sort(
      believed.begin(), believed.end(),
      [](const LongForm& a, const LongForm& b) { return a.texts > b.texts; });
  if (believed.size() > rules_.max_long_forms) {
    believed.erase(
        believed.begin() + static_cast<std::ptrdiff_t>(rules_.max_long_forms),
        believed.end());
  }
  return believed;
}

std::vector<LongForm> Abbreviations::LongForms(std::string_view fold) const {
  const std::string key = AbbreviationKey(fold);
  std::map<std::string, WordStats> merged;  // of all shards
  view_.lexicon().Read(key, [&](std::string_view value) {
    for (const Item& item : UnpackList(key, value)) {
      merged[item.word].Merge(ParseWordStats(item.payload));
    }
  });
  std::vector<Definition> definitions;
  for (const auto& [word, stats] : merged) {
    const auto [abbreviation, form] = SplitDefinition(word);
    definitions.push_back(
        {std::string(abbreviation), std::string(form), stats, 0});
  }
  return Believed(std::move(definitions));
}

std::vector<std::string> Abbreviations::Of(
    std::string_view fold_of_words) const {
  const std::string key = LongFormKey(fold_of_words);
  std::set<std::string> known;  // of all shards
  view_.lexicon().Read(key, [&](std::string_view value) {
    for (Item& item : UnpackList(key, value)) {
      known.insert(std::move(item.word));
    }
  });
  std::erase_if(known, [&](const std::string& abbreviation) {
    const std::vector<LongForm> forms = LongForms(Fold(abbreviation));
    return std::none_of(forms.begin(), forms.end(), [&](const LongForm& form) {
      return form.abbreviation == abbreviation &&
             FoldOfWords(TermsOf(form.form)) == fold_of_words;
    });
  });
  return {known.begin(), known.end()};
}

void Abbreviations::VisitAll(
    const std::function<void(const LongForm&)>& visit) const {
  const std::string kind{kAbbreviationKind};
  // Shards come one after another: keys are collected first.
  std::vector<std::string> folds;
  view_.lexicon().ReadPrefix(
      kind, [&](std::string_view key, std::string_view /*value*/) {
        folds.emplace_back(key.substr(kind.size()));
        return true;
      });
  std::sort(folds.begin(), folds.end());
  folds.erase(std::unique(folds.begin(), folds.end()), folds.end());
  for (const std::string& fold : folds) {
    for (const LongForm& form : LongForms(fold)) visit(form);
  }
}

}  // namespace dizin::lexicon
