#include "common/lexicon/relations.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <utility>

#include "common/lexicon/letters.h"
#include "common/lexicon/row_keys.h"
#include "common/text/fold.h"
#include "common/text/name_key.h"
#include "common/text/phonemes.h"
#include "common/text/tokenizer.h"

namespace dizin::lexicon {
namespace {

bool SameLanguages(const WordStats& a, const WordStats& b) {
  return std::equal(a.languages.begin(), a.languages.end(), b.languages.begin(),
                    b.languages.end(),
                    [](const LanguageCount& x, const LanguageCount& y) {
                      return x.language == y.language;
                    });
}

// log2, rounded down; at most 31.
std::uint8_t LogFrequency(const WordStats& stats) {
  const auto width = static_cast<unsigned>(std::bit_width(stats.Total()));
  return static_cast<std::uint8_t>(std::clamp(width, 1U, 32U) - 1);
}

// Lithuanian or Latvian, if a word is mostly seen there: they give foreign
// names endings in the nominative, too, so that no form of them is bare.
LanguageId BalticHome(const WordStats& stats) {
  static const LanguageId kLanguages[] = {LanguageIdOf("lt"),
                                          LanguageIdOf("lv")};
  for (const LanguageCount& of : stats.languages) {
    if ((of.language == kLanguages[0] || of.language == kLanguages[1]) &&
        of.count * 2 > stats.Total()) {
      return of.language;
    }
  }
  return kUnknownLanguage;
}

}  // namespace

std::string Relations::WordsKeyOf(std::string_view term) {
  std::string key;
  AssignWordsKeyOf(term, &key);
  return key;
}

void Relations::AssignWordsKeyOf(std::string_view term, std::string* key) {
  key->clear();
  if (term == kBigramsRow || term.starts_with(kAbbreviationPrefix)) {
    return AssignWordsKey(term, key);
  }
  if (!IsWordRow(term) || IsBigramTerm(term)) return;
  const std::string fold = Fold(term);
  if (fold != term || !HasDigit(term)) AssignWordsKey(fold, key);
}

void Relations::Visit(std::string_view row_key, const WordStats& stats,
                      const Visitor& visit) {
  if (row_key.starts_with(kJoinRow)) {
    VisitSounds(row_key.substr(1), stats, CapitalClass::kCaseless, visit);
  } else if (row_key.starts_with(kDefinitionRow)) {
    VisitDefinition(row_key.substr(1), stats, visit);
  } else if (IsWordRow(row_key) && !IsBigramTerm(row_key) &&
             !row_key.starts_with(kAbbreviationPrefix)) {
    const CapitalClass capitals = CapitalsOf(row_key, stats);
    VisitInflections(row_key, stats, capitals, visit);
    VisitSounds(row_key, stats, capitals, visit);
  }
}

void Relations::VisitInflections(std::string_view term, const WordStats& stats,
                                 CapitalClass capitals, const Visitor& visit) {
  if (!IsInflectable(term)) return;  // it would not be well-formed either
  const InflectionPayload payload{capitals, stats.languages.size() == 1};
  const char packed = PackInflection(payload);
  for (const LanguageCount& of : stats.languages) {
    const auto visit_stem = [&](std::optional<std::string_view> stem) {
      if (!stem.has_value() || *stem == term) return;
      AssignInflectionKey(of.language, *stem, &key_);
      visit(key_, {"", term, {&packed, 1}});
    };
    visit_stem(stems_.StemView(of.language, term));
    if (!MayBeName(capitals)) continue;
    // Twice under one key would be two entries.
    const std::optional<std::string> other = stems_.Stem(of.language, term);
    const auto of_name = stems_.NameStemView(of.language, term);
    if (of_name.has_value() && of_name != other) visit_stem(of_name);
  }
}

void Relations::VisitDefinition(std::string_view form, const WordStats& stats,
                                const Visitor& visit) {
  const auto [abbreviation, words] = SplitDefinition(form);
  std::string payload;
  AppendWordStats(stats, &payload);
  visit(AbbreviationKey(Fold(abbreviation)), {"", form, payload});
  visit(LongFormKey(FoldOfWords(TermsOf(words))), {"", abbreviation, payload});
}

void Relations::VisitSounds(std::string_view form, const WordStats& stats,
                            CapitalClass capitals, const Visitor& visit) {
  if (capitals == CapitalClass::kNever) return;
  const bool is_join = IsJoin(form);
  const std::string joined = is_join ? SoundForm(form) : std::string();
  const std::string_view spoken = is_join ? joined : form;
  if (!IsSoundable(spoken)) return;
  const IndexedSound sound = IndexSoundOf(spoken);
  if (sound.keys().empty()) return;
  payload_.capitals = capitals;
  payload_.log_frequency = is_join ? 0 : LogFrequency(stats);
  payload_.languages.clear();
  for (const LanguageCount& of : stats.languages) {
    payload_.languages.push_back(of.language);
  }
  const std::string packed = PackSound(payload_);
  const auto visit_keys = [&](const IndexedSound& heard) {
    for (const KeyedSound& keyed : heard.keys()) {
      AssignSoundKey(keyed.key(), &key_);
      sound_.assign(1, FamilyLetter(heard.family())).append(keyed.phonemes());
      visit(key_, {sound_, form, packed});
    }
  };
  visit_keys(sound);
  const LanguageId baltic = is_join ? kUnknownLanguage : BalticHome(stats);
  if (baltic == kUnknownLanguage) return;
  const std::string stem =
      stems_.Stem(baltic, form).value_or(std::string(form));
  if (stem != form && IsSoundable(stem)) visit_keys(IndexSoundOf(stem));
}

bool Relations::MayDiffer(std::string_view row_key, const WordStats& before,
                          const WordStats& after) {
  return std::bit_width(before.Total()) != std::bit_width(after.Total()) ||
         CapitalsOf(row_key, before) != CapitalsOf(row_key, after) ||
         !SameLanguages(before, after);
}

}  // namespace dizin::lexicon
