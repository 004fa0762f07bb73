#include "common/lexicon/inflections.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "common/lexicon/letters.h"
#include "common/text/phonemes.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

// How alike the beginning of a form must sound, if the word does. .8 instead
// loses .3 points of recall, .5 gains none.
constexpr float kLeastOfForm = .7F;

}  // namespace

void Inflections::Add(const std::string& word, const WordStats* stats,
                      bool name_like, bool names_only, Candidates* candidates) {
  std::vector<LanguageId> home;
  if (stats != nullptr) {
    home = view_.HomeLanguages(*stats, rules_.typed_home_share);
    for (const LanguageId language : home) {
      AddIn(language, word, names_only, Grade::kAlike, Relation::kInflection,
            candidates);
    }
  }
  if (!name_like && stats != nullptr) return;
  for (const LanguageId language : view_.languages()) {
    if (std::find(home.begin(), home.end(), language) == home.end() &&
        !IsCutShort(language, word)) {
      AddIn(language, word, names_only || stats != nullptr, Grade::kAlike,
            Relation::kInflection, candidates);
    }
  }
}

void Inflections::AddOfSpelling(const std::string& word, const WordStats& stats,
                                const WordStats* typed, bool names_only,
                                Candidates* candidates) {
  for (const LanguageId language :
       view_.HomeLanguages(stats, rules_.typed_home_share)) {
    if (typed == nullptr ||
        view_.IsHome(*typed, language, rules_.typed_home_share)) {
      AddIn(language, word, names_only, Grade::kAlike, Relation::kInflection,
            candidates);
    }
  }
}

void Inflections::AddOfSound(const std::string& word, const SoundMatcher& typed,
                             Candidates* candidates) {
  const std::optional<WordStats> stats = view_.StatsOf(word);
  if (!stats.has_value() || !IsCasedWord(word)) return;
  Candidates forms;
  for (const LanguageId language :
       view_.HomeLanguages(*stats, rules_.typed_home_share)) {
    AddIn(language, word, /*names_only=*/true, Grade::kNear,
          Relation::kInflection, &forms);
  }
  for (const std::string& form : forms.FormsUpTo(Grade::kNear)) {
    const float similarity = typed.PrefixSimilarity(SoundOf(form));
    if (similarity < kLeastOfForm) continue;
    candidates->Add(form, Grade::kFar, Relation::kInflection,
                    similarity * rules_.prefix_factor);
  }
}

// A stemmer may take a foreign name to pieces: ankara is an in Hungarian. What
// it leaves of a long form of its own language is a word of some length.
bool Inflections::IsCutShort(LanguageId language, const std::string& word) {
  constexpr std::size_t kRestOfName = 3;
  const std::optional<std::string> stem = stems_.Stem(language, word);
  if (!stem.has_value()) return false;
  const std::size_t letters = CodePointCount(*stem);
  return letters <= kRestOfName && letters * 2 <= CodePointCount(word);
}

// Whether an ordinary word and a form of it belong to the language at all.
bool Inflections::Belong(LanguageId language, const KnownWord& form,
                         const KnownWord& word) const {
  return view_.PartIn(word.stats, language) >= rules_.least_part &&
         view_.PartIn(form.stats, language) >= rules_.least_part &&
         (FamilyOf(word.word) == FamilyOf(form.word) ||
          view_.IsHome(form.stats, language, rules_.other_script_home_share));
}

// Whether a word with the same stem is a form in that language, and not two
// words to the one it belongs to most. Of ordinary words that one may know
// less: manuals in many languages are half English.
bool Inflections::IsForm(LanguageId language, const KnownWord& form,
                         const std::string& word,
                         const std::optional<WordStats>& stats,
                         bool names_only) {
  if (!view_.IsHome(form.stats, language, rules_.candidate_home_share)) {
    return false;
  }
  if (!names_only && stats.has_value() &&
      !Belong(language, form, {word, *stats})) {
    return false;
  }
  const LanguageId home = view_.MostAtHome(form.stats);
  if (home == language) return true;
  const std::optional<std::string> stem = stems_.Stem(home, word);
  const bool is_same = stem == stems_.Stem(home, form.word);
  if (!stats.has_value()) return stem.has_value() && is_same;
  if (is_same || !view_.IsHome(*stats, home, rules_.typed_home_share)) {
    return true;
  }
  return !names_only &&
         view_.IsHome(form.stats, language, rules_.typed_home_share) &&
         !IsCutShort(language, word);
}

void Inflections::AddIn(LanguageId language, const std::string& word,
                        bool names_only, Grade grade, Relation relation,
                        Candidates* candidates) {
  if (!IsInflectable(word)) return;
  const std::optional<std::string> stem = stems_.Stem(language, word);
  if (!stem.has_value()) return;
  const std::optional<WordStats> own = view_.StatsOf(word);
  const auto is_form = [&](const std::string& form,
                           const std::optional<WordStats>& stats) {
    return stats.has_value() &&
           IsForm(language, {form, *stats}, word, own, names_only);
  };
  const auto add_forms = [&](const std::string& of, bool names) {
    for (const InflectedWord& other : view_.Inflections(language, of)) {
      if (names && !MayBeName(other.payload.capitals)) continue;
      if (other.payload.only_here ||
          is_form(other.word, view_.StatsOf(other.word))) {
        candidates->Add(other.word, grade, relation);
      }
    }
  };
  add_forms(*stem, names_only);
  if (const auto of_name = stems_.NameStemView(language, word);
      of_name.has_value() && *of_name != *stem) {
    add_forms(std::string(*of_name), /*names=*/true);
  }
  if (*stem == word) return;
  add_forms(word, /*names=*/true);
  const std::optional<WordStats> stats = view_.StatsOf(*stem);
  if (is_form(*stem, stats) &&
      (!names_only || MayBeName(CapitalsOf(*stem, *stats)))) {
    candidates->Add(*stem, grade, relation);
  }
}

}  // namespace dizin::lexicon
