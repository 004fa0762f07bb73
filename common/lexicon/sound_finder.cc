#include "common/lexicon/sound_finder.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "common/lexicon/list_writer.h"
#include "common/lexicon/row_keys.h"
#include "common/text/name_key.h"
#include "common/text/name_letters.h"
#include "common/text/phonemes.h"

namespace dizin::lexicon {
namespace {

void AddLanguages(const std::vector<LanguageId>& more,
                  std::vector<LanguageId>* languages) {
  std::vector<LanguageId> both;
  std::set_union(languages->begin(), languages->end(), more.begin(), more.end(),
                 std::back_inserter(both));
  *languages = std::move(both);
}

// With a capital where one tells.
bool IsWrittenAsName(CapitalClass capitals) {
  return IsNameLike(capitals) && capitals != CapitalClass::kCaseless;
}

// Lets the best of each language in, and those not too far below.
class LanguageQuotas {
 public:
  LanguageQuotas(std::size_t most, float below_best)
      : most_(most), below_best_(below_best) {}

  // To be asked from the most similar on. How many are before it in the
  // language where these are fewest; nothing if none of the languages has
  // room, where it is needed.
  std::optional<std::size_t> Admit(const std::vector<LanguageId>& languages,
                                   float similarity, bool needs_room = true) {
    std::optional<std::size_t> rank;
    for (const LanguageId language : languages) {
      Quota& quota = quotas_[language];
      if (quota.asked == 0) quota.best = similarity;
      if ((!needs_room || quota.asked < most_) &&
          similarity >= quota.best - below_best_) {
        rank = std::min(rank.value_or(quota.asked), quota.asked);
      }
      quota.asked += needs_room ? 1 : 0;
    }
    return rank;
  }

 private:
  struct Quota {
    std::size_t asked = 0;
    float best = 0;
  };
  std::size_t most_;
  float below_best_;
  std::unordered_map<LanguageId, Quota> quotas_;
};

}  // namespace

void SoundFinder::Find(const SoundQuestion& question, Candidates* candidates) {
  const std::string spoken = SoundForm(question.form);
  if (!IsSoundable(spoken)) return;
  wide_ = question.wide;
  matcher_ = SoundMatcher(SoundOf(spoken));
  scan_.emplace(matcher_);
  arena_.clear();
  heard_.clear();
  chosen_.clear();
  for (const std::string& key : QueryNameKeys(matcher_.sound())) {
    ReadClass({key});
    if (key.size() >= kPrefixKeyMin) ReadLonger(key);
  }
  Choose(*candidates);
  const Doubt doubt =
      wide_ || HasNamesake(question) ? Doubt::kNone : DoubtOf(question);
  if (doubt == Doubt::kWord) return;
  SecondPass();
  if (doubt == Doubt::kStray) KeepNearestOfStray();
  Demote(question.share);
  KeepBestOfLanguages();
  for (const Chosen& chosen : chosen_) {
    candidates->Add(chosen.word,
                    chosen.similarity >= rules_.near_similarity ? Grade::kNear
                                                                : Grade::kFar,
                    Relation::kSound, chosen.similarity);
  }
}

float SoundFinder::LeastSimilarity(ScriptFamily family) const {
  if (family == matcher_.sound().family) {
    return wide_ ? rules_.widest_same_script_similarity
                 : rules_.same_script_similarity;
  }
  return wide_ ? rules_.widest_other_script_similarity
               : rules_.other_script_similarity;
}

void SoundFinder::ReadClass(const Wanted& wanted) {
  const std::string_view name_key = wanted.name_key;
  const bool shared = name_key.size() >= kMaxSoundKeyBytes;
  std::set<std::string> starts;  // of the blocks of all shards
  view_.lexicon().Read(SoundKey(name_key), [&](std::string_view value) {
    std::vector<std::string> of_shard;
    const auto list = UnpackSoundClass(value, &of_shard);
    if (list.has_value()) ReadList(*list, wanted, shared);
    starts.insert(of_shard.begin(), of_shard.end());
  });
  std::size_t bytes = 0;
  for (const std::string& start : starts) {
    if (bytes >= rules_.max_class_bytes) break;
    view_.lexicon().Read(SoundBlockKey(name_key, start),
                         [&](std::string_view block) {
                           bytes += block.size();
                           ReadList(block, wanted, shared);
                         });
  }
}

// Classes whose keys begin with `name_key` and are a little longer.
void SoundFinder::ReadLonger(std::string_view name_key) {
  const Wanted wanted{name_key, /*longer=*/true};
  if (name_key.size() >= kMaxSoundKeyBytes) return ReadClass(wanted);
  const std::string prefix = SoundKey(name_key);
  view_.lexicon().ReadPrefix(
      prefix, [&](std::string_view key, std::string_view value) {
        const std::size_t block = key.find(kBlockMark);
        const std::size_t size = std::min(block, key.size());
        const std::size_t more = size - prefix.size();
        if (more == 0 || more > kPrefixKeyMore) return true;
        const bool shared = size > kMaxSoundKeyBytes;
        if (block != std::string_view::npos) {
          ReadList(value, wanted, shared);
          return true;
        }
        std::vector<std::string> starts;
        const auto list = UnpackSoundClass(value, &starts);
        if (list.has_value()) ReadList(*list, wanted, shared);
        return true;
      });
}

float SoundFinder::Quick(std::string_view sound, bool longer) {
  const ScriptFamily family = FamilyOfSound(sound);
  const std::string_view phonemes = sound.substr(1);
  if (!longer) {
    const float least = LeastSimilarity(family);
    const float similarity = scan_->Quick(phonemes, family, least);
    return similarity >= least ? similarity : 0;
  }
  // In the scale of the others, or endings would crowd out whole words.
  return rules_.prefix_factor *
         scan_->QuickPrefix(phonemes, family, rules_.prefix_similarity);
}

void SoundFinder::ReadList(std::string_view list, const Wanted& wanted,
                           bool shared) {
  if (list.empty()) return;
  const bool longer = wanted.longer;
  const auto is_wanted = [&](std::string_view sound) {
    return !shared || KeyGoesOn(sound.substr(1), wanted.name_key,
                                longer ? 1 : 0, longer ? kPrefixKeyMore : 0);
  };
  SoundListReader reader(list);
  const std::size_t size = reader.size();
  similarities_.assign(size, 0);
  families_.assign(size, ScriptFamily::kLatin);
  std::size_t end = 0;  // behind the last entry that sounds alike
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t kept = reader.NextSound();
    const std::string& sound = reader.sound();
    if (sound.size() < 2) continue;
    families_[i] = FamilyOfSound(sound);
    similarities_[i] =
        i > 0 && kept == sound.size() && kept == reader.last_sound_size()
            ? similarities_[i - 1]
        : is_wanted(sound) ? Quick(sound, longer)
                           : 0;
    if (similarities_[i] > 0) end = i + 1;
  }
  for (std::size_t i = 0; i < end; ++i) {
    reader.NextWord();
    if (similarities_[i] > 0 &&
        (wide_ || MayBeName(SoundCapitals(reader.payload())))) {
      const auto begin = static_cast<std::uint32_t>(arena_.size());
      arena_.append(reader.word()).append(reader.payload());
      heard_.push_back({similarities_[i], begin,
                        static_cast<std::uint16_t>(reader.word().size()),
                        static_cast<std::uint16_t>(reader.payload().size()),
                        families_[i], longer});
    }
  }
}

// The best of each language, each word once: it may be in several classes, and
// in the lists of several shards.
void SoundFinder::Choose(const Candidates& candidates) {
  std::sort(heard_.begin(), heard_.end(),
            [this](const Heard& a, const Heard& b) {
              return a.similarity != b.similarity ? a.similarity > b.similarity
                                                  : WordOf(a) < WordOf(b);
            });
  LanguageQuotas quotas(rules_.max_second_pass, /*below_best=*/1);
  std::unordered_map<std::string_view, std::size_t> index;
  for (const Heard& heard : heard_) {
    const std::string_view word = WordOf(heard);
    SoundPayload payload = UnpackSound(PayloadOf(heard));
    const auto known = index.find(word);
    if (known != index.end()) {
      Chosen& chosen = chosen_[known->second];
      chosen.is_longer = chosen.is_longer && heard.is_longer;
      AddLanguages(payload.languages, &chosen.payload.languages);
    } else if (quotas.Admit(payload.languages, heard.similarity) &&
               !candidates.Has(word)) {
      index.emplace(word, chosen_.size());
      chosen_.push_back({std::string(word), std::move(payload),
                         heard.similarity, heard.family, heard.is_longer});
    }
  }
}

float SoundFinder::Similarity(const Chosen& chosen) const {
  const std::string spoken = SoundForm(chosen.word);
  const Sound sound = SoundOf(spoken);
  const float least = LeastSimilarity(chosen.family);
  float best = matcher_.Similarity(sound);
  if (best < rules_.near_similarity) {
    for (const std::string& stem : NameStems(spoken, chosen.family)) {
      best = std::max(best,
                      matcher_.Similarity(SoundOf(stem)) - rules_.stem_penalty);
    }
  }
  if (best < rules_.near_similarity && chosen.is_longer) {
    const float prefix = matcher_.PrefixSimilarity(sound);
    if (prefix >= rules_.prefix_similarity) {
      best = std::max(best, prefix * rules_.prefix_factor);
    }
  }
  return best >= least ? best : 0;
}

void SoundFinder::SecondPass() {
  for (Chosen& chosen : chosen_) chosen.similarity = Similarity(chosen);
  std::erase_if(chosen_, [](const Chosen& h) { return h.similarity == 0; });
  SortChosen();
}

void SoundFinder::SortChosen() {
  std::sort(chosen_.begin(), chosen_.end(),
            [](const Chosen& a, const Chosen& b) {
              return a.similarity != b.similarity ? a.similarity > b.similarity
                                                  : a.word < b.word;
            });
}

// In a script without capitals the articles tell a name from a word otherwise:
// a word is more frequent than the name would be, or takes an article. Those
// must be the more alike.
void SoundFinder::Demote(double share) {
  std::erase_if(chosen_, [&](Chosen& chosen) {
    if (IsCased(chosen.family)) return false;
    const auto excess = static_cast<float>(DoublingsAboveUsual(chosen, share));
    chosen.similarity -= rules_.penalty_for_doubling * excess +
                         (TakesArticle(chosen) ? rules_.article_penalty : 0) -
                         rules_.letters_of_name * LettersOfName(chosen.word);
    const float least = LeastSimilarity(chosen.family);
    return chosen.similarity < least ||
           (chosen.similarity < rules_.near_similarity &&
            chosen.similarity <
                least + rules_.similarity_for_doubling * excess);
  });
  SortChosen();
}

double SoundFinder::DoublingsAboveUsual(const Chosen& chosen,
                                        double share) const {
  const double usual = std::max(rules_.usual_uses_of_name,
                                std::max(share, rules_.usual_share_of_name) *
                                    view_.WordsOf(chosen.payload.languages));
  const double uses = IsJoin(chosen.word)
                          ? view_.ArticlesWith(TermsOf(chosen.word))
                          : std::ldexp(1.0, chosen.payload.log_frequency);
  return uses > usual ? std::log2(uses / usual) : 0;
}

// Whether a word, or what its clitics leave of it, is also written with the
// article: names of persons are not, but for those that never lack it.
bool SoundFinder::TakesArticle(const Chosen& chosen) const {
  const std::string article = chosen.family == ScriptFamily::kArabic   ? "ال"
                              : chosen.family == ScriptFamily::kHebrew ? "ה"
                                                                       : "";
  if (article.empty()) return false;
  const auto uses = [this](const std::string& word) {
    const std::optional<WordStats> stats = view_.StatsOf(word);
    return stats.has_value() ? static_cast<double>(stats->Total()) : 0;
  };
  std::vector<std::string> forms = NameStems(chosen.word, chosen.family);
  forms.push_back(chosen.word);
  return std::any_of(forms.begin(), forms.end(), [&](const auto& form) {
    const double bare = uses(form);
    return bare > 0 && uses(article + form) > rules_.article_share * bare;
  });
}

SoundFinder::Doubt SoundFinder::DoubtOf(const SoundQuestion& question) const {
  const ScriptFamily family = matcher_.sound().family;
  if (IsCased(family) ? question.likeness != Likeness::kName
                      : question.is_known) {
    return Doubt::kWord;
  }
  return question.is_small && !question.is_known && view_.Writes(family)
             ? Doubt::kStray
             : Doubt::kNone;
}

// Without capitals, words of the same script are forms of the word: clitics.
void SoundFinder::KeepNearestOfStray() {
  const ScriptFamily typed = matcher_.sound().family;
  const bool is_near_name =
      std::any_of(chosen_.begin(), chosen_.end(), [this](const Chosen& h) {
        return IsWrittenAsName(h.payload.capitals) &&
               h.similarity >= rules_.near_similarity;
      });
  const float least = is_near_name || IsCased(typed) ? rules_.near_similarity
                                                     : rules_.stray_similarity;
  std::erase_if(chosen_, [&](const Chosen& h) {
    return (IsCased(typed) || h.family != typed) && h.similarity < least;
  });
}

// How alike a name in `family` must be to speak for the typed word.
float SoundFinder::NamesakeSimilarity(ScriptFamily family,
                                      Likeness likeness) const {
  constexpr float kNever = 2;
  const ScriptFamily typed = matcher_.sound().family;
  if (!IsCased(typed)) return rules_.caseless_needs_similarity;
  if (family != typed) {
    return likeness == Likeness::kNoun ? rules_.noun_needs_similarity
                                       : rules_.near_similarity;
  }
  return likeness == Likeness::kMixed
             ? kNever
             : rules_.unsure_needs_same_script_similarity;
}

bool SoundFinder::HasLettersOfName(std::string_view form) const {
  return LettersOfName(SoundForm(form)) >= rules_.least_letters_of_namesake;
}

// The same of one of them; nothing if it does not speak for any word.
std::optional<float> SoundFinder::NamesakeSimilarity(
    const Chosen& chosen, const SoundQuestion& question) const {
  const CapitalClass capitals = chosen.payload.capitals;
  const ScriptFamily typed = matcher_.sound().family;
  if (IsWrittenAsName(capitals)) {
    return NamesakeSimilarity(chosen.family, question.likeness);
  }
  if (IsCased(typed)) return std::nullopt;
  if (capitals != CapitalClass::kCaseless) {
    return rules_.untold_namesake_similarity;
  }
  if (view_.HasFewCapitals() && chosen.family != typed &&
      HasLettersOfName(question.form) && HasLettersOfName(chosen.word)) {
    return rules_.namesake_by_letters_similarity;
  }
  return std::nullopt;
}

// Whether a word that is written as a name sounds nearly the same, and, of a
// word without capitals, which may be any, is not much rarer.
bool SoundFinder::HasNamesake(const SoundQuestion& question) const {
  const bool cased = IsCased(matcher_.sound().family);
  return std::any_of(chosen_.begin(), chosen_.end(), [&](const Chosen& h) {
    const std::optional<float> least = NamesakeSimilarity(h, question);
    const double expected = question.share * view_.WordsOf(h.payload.languages);
    const double most = rules_.namesake_frequency_ratio *
                        std::ldexp(1.0, h.payload.log_frequency);
    return least.has_value() && (cased || expected <= most) &&
           Similarity(h) >= *least;
  });
}

// Forms of one name, in scripts where endings and clitics hide it, take one
// place together.
void SoundFinder::KeepBestOfLanguages() {
  LanguageQuotas quotas(rules_.max_sound_variants_of_language,
                        rules_.max_below_best_of_language);
  std::set<std::string> names;
  std::erase_if(chosen_, [&](Chosen& chosen) {
    const std::string spoken = SoundForm(chosen.word);
    const std::vector<std::string> stems = NameStems(spoken, chosen.family);
    const bool is_form = std::any_of(
        stems.begin(), stems.end(),
        [&names](const auto& stem) { return names.contains(stem); });
    const std::optional<std::size_t> rank =
        quotas.Admit(chosen.payload.languages, chosen.similarity, !is_form);
    if (!rank.has_value()) return true;
    chosen.similarity -= rules_.penalty_for_rank * static_cast<float>(*rank);
    names.insert(spoken);
    names.insert(stems.begin(), stems.end());
    return false;
  });
}

}  // namespace dizin::lexicon
