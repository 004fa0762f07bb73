#include "common/lexicon/expander.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>

#include "common/lexicon/han_spellings.h"
#include "common/lexicon/letters.h"
#include "common/lexicon/row_keys.h"
#include "common/lexicon/sound_finder.h"
#include "common/text/fold.h"
#include "common/text/phonemes.h"
#include "common/text/stop_words.h"
#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

constexpr std::size_t kShortAbbreviation = 3;       // letters
constexpr std::size_t kMaxStopWordsAsked = 10'000;  // that are remembered
constexpr char kPhraseMark = '\0';  // of what is remembered; in no word

const WordStats* Find(const std::vector<KnownWord>& words,
                      std::string_view word) {
  const auto at =
      std::find_if(words.begin(), words.end(),
                   [word](const KnownWord& w) { return w.word == word; });
  return at == words.end() ? nullptr : &at->stats;
}

constexpr char32_t kDotAbove = U'\u0307';  // in casefolded İ

// Whether `other` has no marks but those of `word`: ete and éte of été.
bool HasNoOtherMarks(std::string_view other, std::string_view word) {
  Utf8Reader rest(other);
  const auto next = [](Utf8Reader* from) {
    char32_t c = kDotAbove;
    while (c == kDotAbove && !from->AtEnd()) c = from->Next();
    return c;
  };
  for (Utf8Reader letters(word); !letters.AtEnd();) {
    const char32_t c = next(&letters);
    if (c == kDotAbove) break;
    const std::string bare = Fold(ToUtf8({&c, 1}));
    const char32_t found = next(&rest);
    if (found == c) continue;
    Utf8Reader folded(bare);
    if (folded.AtEnd() || found != folded.Next()) return false;
    while (!folded.AtEnd()) {
      if (next(&rest) != folded.Next()) return false;
    }
  }
  return next(&rest) == kDotAbove;
}

// A compound is written in one script, but for what is typed.
bool SameScript(const Variant& a, const Variant& b) {
  return FamilyOf(a.terms.back()) == FamilyOf(b.terms.front()) ||
         (a.grade == Grade::kExact && b.grade == Grade::kExact);
}

}  // namespace

Expander::Expander(const Lexicon& lexicon, ExpansionRules rules,
                   const Aliases* aliases)
    : rules_(rules),
      view_(lexicon),
      judge_(view_, rules_),
      inflections_(view_, rules_),
      other_names_(view_, rules_, &inflections_, aliases),
      memo_(rules_.remembered_variants) {}

void Expander::Refresh() {
  if (!view_.Refresh()) return;
  memo_.Clear();
  stop_words_.clear();
}

Expansion Expander::Expand(std::string_view typed, Match match,
                           CapitalSays says) {
  Refresh();
  const int how = 3 * static_cast<int>(match) + static_cast<int>(says);
  const std::string key = static_cast<char>('0' + how) + std::string(typed);
  if (const Expansion* known = memo_.Find(key)) return *known;
  return memo_.Keep(key, ExpandAnew(typed, match, says));
}

std::vector<std::string> Expander::HomeLanguages(std::string_view word) {
  Refresh();
  std::vector<std::string> codes;
  const std::optional<WordStats> stats = view_.StatsOf(word);
  if (!stats.has_value()) return codes;
  for (const LanguageId language :
       view_.HomeLanguages(*stats, rules_.typed_home_share)) {
    codes.push_back(LanguageCode(language));
  }
  return codes;
}

Expansion Expander::ExpandAnew(std::string_view typed, Match match,
                               CapitalSays says) {
  const TypedWord word = ReadTypedWord(typed, says);
  Expansion expansion;
  if (word.parts.size() == 1) {
    expansion = ExpandPart(word.parts.front(), match);
  } else if (!word.parts.empty()) {
    AddCompounds(word, match, &expansion);
  }
  expansion.typed = typed;
  return expansion;
}

bool Expander::IsStopWord(const std::string& word) {
  Refresh();
  if (const auto known = stop_words_.find(word); known != stop_words_.end()) {
    return known->second;
  }
  if (stop_words_.size() == kMaxStopWordsAsked) stop_words_.clear();
  const std::vector<std::string> home = HomeLanguages(word);
  return stop_words_[word] = std::any_of(
             home.begin(), home.end(), [&word](const auto& language) {
               return dizin::IsStopWord(language, word);
             });
}

// Whether a part that may be an abbreviation means the word too.
bool Expander::MeansWord(const TypedPart& part) {
  if (part.readings.empty()) return false;
  if (part.abbreviation.empty()) return true;
  const std::optional<WordStats> as_abbreviation =
      view_.StatsOf(part.abbreviation);
  const std::uint64_t abbreviated =
      as_abbreviation.has_value() ? as_abbreviation->Total() : 0;
  const bool is_short = part.letters <= kShortAbbreviation;
  if (abbreviated == 0 && !(is_short && IsStopWord(part.readings.front()))) {
    return true;
  }
  const double needed =
      is_short ? rules_.abbreviated_word_share : rules_.common_word_share;
  return std::any_of(
      part.readings.begin(), part.readings.end(), [&](const auto& reading) {
        const std::optional<WordStats> stats = view_.StatsOf(reading);
        if (!stats.has_value()) return false;
        // Uses in capitals are the abbreviation's own.
        const double capitals =
            stats->capitals > abbreviated
                ? static_cast<double>(stats->capitals - abbreviated)
                : 0;
        const double others = capitals + static_cast<double>(stats->lower);
        return capitals >= needed * others;
      });
}

// All that is asked of the part as a word, beyond its exact readings.
void Expander::AddWord(const TypedPart& part, Match match, Expansion* expansion,
                       Candidates* candidates) {
  const std::string& first = part.readings.front();
  const std::optional<WordStats> stats = view_.StatsOf(first);
  const WordStats* const known = stats.has_value() ? &*stats : nullptr;
  const bool has_capital = part.capital != TypedCapital::kNone;
  const auto judge = [&] {
    return judge_.Judge(first, known, part.capital, *candidates);
  };
  Likeness likeness = judge();
  if (match != Match::kExact) {
    AddSpellings(part, likeness, candidates);
    likeness = judge();
  }
  const bool may_be_name =
      likeness == Likeness::kNoun || likeness == Likeness::kUnsure;
  expansion->name_like =
      likeness == Likeness::kName || (may_be_name && has_capital);
  const bool may_sound = expansion->name_like || likeness == Likeness::kMixed;
  if (match == Match::kExact || match == Match::kAlike) return;
  other_names_.AddLongForms(part, candidates);
  const bool wide = match == Match::kSounds;
  if (!wide && likeness == Likeness::kOrdinary) return;
  if (wide || likeness != Likeness::kMixed) {
    other_names_.AddAliases(candidates->FormsUpTo(Grade::kAlike), candidates);
  }
  if (!wide && !may_sound) return;
  const bool is_known =
      known != nullptr ||
      (IsJoin(first) && view_.ArticlesWith(TermsOf(first)) > 0);
  const std::size_t spelt = candidates->FormsUpTo(Grade::kFar).size();
  SoundFinder finder(view_, rules_);
  for (const std::string& reading : part.readings) {
    finder.Find({.form = reading,
                 .wide = wide,
                 .is_known = is_known,
                 .likeness = likeness,
                 .is_small = !has_capital,
                 .share = part.in_compound   ? 1
                          : known != nullptr ? view_.LargestShare(*known)
                                             : 0},
                candidates);
  }
  const std::vector<std::string> heard = candidates->FormsUpTo(Grade::kFar);
  const SoundMatcher typed(SoundOf(SoundForm(first)));
  for (std::size_t i = spelt; i < heard.size(); ++i) {
    if (!IsJoin(heard[i]) &&
        typed.Similarity(SoundOf(heard[i])) >= rules_.similarity_of_forms) {
      inflections_.AddOfSound(heard[i], typed, candidates);
    }
  }
}

Expansion Expander::ExpandPart(const TypedPart& part, Match match) {
  Candidates candidates;
  Expansion expansion;
  const bool means_word = MeansWord(part);
  if (means_word) {
    candidates.Add(part.readings.front(), Grade::kExact, Relation::kTyped);
  }
  if (!part.abbreviation.empty()) {
    candidates.Add(part.abbreviation, Grade::kExact, Relation::kTyped);
  }
  if (means_word) {
    for (const std::string& reading : part.readings) {
      candidates.Add(reading, Grade::kExact, Relation::kTyped);
    }
    AddWord(part, match, &expansion, &candidates);
  } else if (match == Match::kDefault || match == Match::kSounds) {
    other_names_.AddLongForms(part, &candidates);
  }
  expansion.variants = std::move(candidates)

                           .Finish(view_, rules_,
                                   part.capital == TypedCapital::kNone
                                       ? rules_.max_variants
                                       : rules_.max_name_variants);
  return expansion;
}

// Whether the part is typed as a name, and the articles write it as one. What
// they do not know may as well be the first word of a question.
bool Expander::IsName(const TypedPart& part) const {
  if (part.capital == TypedCapital::kNone) return false;
  const std::string& first = part.readings.front();
  const std::optional<WordStats> stats = view_.StatsOf(first);
  return stats.has_value() && IsNameLike(CapitalsOf(first, *stats));
}

// Whether `word`, a name or an ordinary one, may be written so. Who types marks
// knows them: bán is no bàn, but may be ban, in a language of its own. Nor is a
// name a word of another language that is written small: Putin is no puțin.
bool Expander::IsSpelling(const std::string& word, const WordStats& stats,
                          bool is_name, const KnownWord& other) const {
  if (other.word == word) return true;
  if (is_name) {
    if (CapitalsOf(other.word, other.stats) > CapitalClass::kSeldom) {
      return true;
    }
  } else if (Fold(word) == word) {
    return true;
  } else if (!HasNoOtherMarks(other.word, word)) {
    return false;
  }
  const std::vector<LanguageId> home =
      view_.HomeLanguages(stats, rules_.typed_home_share);
  return std::any_of(home.begin(), home.end(), [&](LanguageId language) {
    return view_.IsHome(other.stats, language, rules_.candidate_home_share);
  });
}

void Expander::AddSpellings(const TypedPart& part, Likeness likeness,
                            Candidates* candidates) {
  const bool name_like = likeness == Likeness::kName;
  std::set<std::string> folds;
  for (const std::string& reading : part.readings) {
    if (!IsJoin(reading)) folds.insert(Fold(reading));
  }
  for (const std::string& spelling :
       HanSpellings(view_, part.readings.front())) {
    candidates->Add(spelling, Grade::kAlike, Relation::kSpelling);
  }
  const bool is_name = IsName(part);
  for (const std::string& fold : folds) {
    const std::vector<KnownWord> words = view_.WordsOfFold(fold);
    double typed_uses = 0;
    for (const std::string& reading : part.readings) {
      const WordStats* stats = Find(words, reading);
      if (stats != nullptr) typed_uses += static_cast<double>(stats->Total());
    }
    const WordStats* const first = Find(words, part.readings.front());
    for (const KnownWord& known : words) {
      if ((is_name || likeness == Likeness::kOrdinary) && first != nullptr &&
          !IsSpelling(part.readings.front(), *first, is_name, known)) {
        continue;
      }
      candidates->Add(known.word, Grade::kAlike, Relation::kSpelling);
      const double uses = static_cast<double>(known.stats.Total());
      if (typed_uses <= rules_.rare_spelling_ratio * uses &&
          std::find(part.readings.begin(), part.readings.end(), known.word) ==
              part.readings.end()) {
        inflections_.AddOfSpelling(known.word, known.stats,
                                   name_like ? nullptr : first, is_name,
                                   candidates);
      }
    }
    for (const std::string& reading : part.readings) {
      const WordStats* stats = Find(words, reading);
      if (stats != nullptr || reading == part.readings.front()) {
        inflections_.Add(reading, stats, name_like, is_name, candidates);
      }
    }
  }
}

Expansion Expander::ExpandPhrase(const std::vector<std::string>& typed) {
  Refresh();
  std::string key{kPhraseMark};
  for (const std::string& word : typed) key += word + kPhraseMark;
  if (const Expansion* known = memo_.Find(key)) return *known;
  return memo_.Keep(key, ExpandPhraseAnew(typed));
}

Expansion Expander::ExpandPhraseAnew(const std::vector<std::string>& typed) {
  Expansion expansion;
  std::vector<TypedPart> parts;
  for (const std::string& word : typed) {
    TypedWord read = ReadTypedWord(word);
    std::move(read.parts.begin(), read.parts.end(), std::back_inserter(parts));
    if (!expansion.typed.empty()) expansion.typed += ' ';
    expansion.typed += word;
  }
  expansion.variants = NamesOf(parts);
  expansion.name_like = !expansion.variants.empty();
  return expansion;
}

// The phrase of the parts and what it is called otherwise; nothing if it is
// called nothing else.
std::vector<Variant> Expander::NamesOf(const std::vector<TypedPart>& parts) {
  std::string form, fold;
  for (const TypedPart& part : parts) {
    if (part.readings.empty()) return {};
    for (const std::string& term : TermsOf(part.readings.front())) {
      if (!form.empty()) form += kJoiner;
      form += term;
    }
    if (!fold.empty()) fold += ' ';
    fold += Fold(SoundForm(part.readings.front()));
  }
  if (fold.empty()) return {};
  Candidates candidates;
  candidates.Add(form, Grade::kExact, Relation::kTyped);
  other_names_.AddNamesOfPhrase(fold, &candidates);
  std::vector<Variant> variants =
      std::move(candidates).Finish(view_, rules_, rules_.max_variants);
  if (!variants.empty() && variants.back().relation == Relation::kTyped) {
    variants.clear();
  }
  return variants;
}

std::vector<LongForm> Expander::LearntAbbreviations() {
  Refresh();
  std::vector<LongForm> learnt;
  other_names_.abbreviations().VisitAll(
      [&learnt](const LongForm& form) { learnt.push_back(form); });
  return learnt;
}

// Phrases of the variants of the parts, the closest first.
void Expander::AddCompounds(const TypedWord& word, Match match,
                            Expansion* expansion) {
  std::vector<Variant> phrases(1);
  for (const TypedPart& part : word.parts) {
    Expansion of_part = ExpandPart(part, match);
    expansion->name_like = expansion->name_like || of_part.name_like;
    std::vector<Variant> longer;
    const std::size_t few =
        std::min(of_part.variants.size(), rules_.max_part_variants);
    for (const Variant& phrase : phrases) {
      for (std::size_t i = 0; i < few; ++i) {
        const Variant& next = of_part.variants[i];
        if (!phrase.terms.empty() && !SameScript(phrase, next)) continue;
        Variant both = phrase;
        both.terms.insert(both.terms.end(), next.terms.begin(),
                          next.terms.end());
        both.similarity = std::min(phrase.similarity, next.similarity);
        both.articles = phrase.terms.empty()
                            ? next.articles
                            : std::min(phrase.articles, next.articles);
        if (next.grade > phrase.grade) {
          both.grade = next.grade;
          both.relation = next.relation;
        }
        longer.push_back(std::move(both));
      }
    }
    SortVariants(&longer);
    if (longer.size() > rules_.max_compounds) {
      longer.resize(rules_.max_compounds);
    }
    phrases = std::move(longer);
  }
  expansion->variants = std::move(phrases);
  if (match == Match::kDefault || match == Match::kSounds) {
    for (Variant& name : NamesOf(word.parts)) {
      if (name.grade == Grade::kExact) continue;
      expansion->variants.push_back(std::move(name));
    }
  }
  if (!word.joined.empty() && match != Match::kExact) {
    AddJoined(word, match, expansion);
  }
  SortVariants(&expansion->variants);
}

// The parts written as one word.
void Expander::AddJoined(const TypedWord& word, Match match,
                         Expansion* expansion) {
  TypedPart joined;
  joined.readings.push_back(word.joined);
  joined.capital = word.parts.front().capital;
  for (Variant& variant : ExpandPart(joined, match).variants) {
    if (variant.grade == Grade::kExact) {
      variant.grade = Grade::kAlike;
      variant.relation = Relation::kSpelling;
    }
    expansion->variants.push_back(std::move(variant));
  }
}

}  // namespace dizin::lexicon
