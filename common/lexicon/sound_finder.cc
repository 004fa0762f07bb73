#include "common/lexicon/sound_finder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <utility>

#include "common/lexicon/list_writer.h"
#include "common/lexicon/row_keys.h"
#include "common/text/name_key.h"
#include "common/text/phonemes.h"

namespace dizin::lexicon {

void SoundFinder::Find(const SoundQuestion& question, Candidates* candidates) {
  const std::string spoken = SoundForm(question.form);
  if (!IsSoundable(spoken)) return;
  wide_ = question.wide;
  matcher_ = SoundMatcher(SoundOf(spoken));
  heard_.clear();
  index_.clear();
  for (const std::string& key : QueryNameKeys(spoken, matcher_.sound())) {
    ReadClass(key, false);
    if (key.size() >= kPrefixKeyMin) ReadLonger(key);
  }
  std::erase_if(
      heard_, [&](const Heard& heard) { return candidates->Has(heard.word); });
  KeepBestOfFamilies();
  SecondPass();
  if (!wide_ && IsOrdinary(question)) return;
  KeepBestOfLanguages();
  for (const Heard& heard : heard_) {
    candidates->Add(
        heard.word,
        heard.similarity >= rules_.near_similarity ? Grade::kNear : Grade::kFar,
        Relation::kSound, heard.similarity);
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

void SoundFinder::ReadClass(std::string_view name_key, bool longer) {
  view_.lexicon().Read(SoundKey(name_key), [&](std::string_view value) {
    std::vector<std::string> starts;
    if (const auto list = UnpackSoundClass(value, &starts); list.has_value()) {
      ReadList(*list, longer);
      return;
    }
    std::size_t bytes = 0;
    for (const std::string& start : starts) {
      if (bytes >= rules_.max_class_bytes) break;
      view_.lexicon().Read(SoundBlockKey(name_key, start),
                           [&](std::string_view block) {
                             bytes += block.size();
                             ReadList(block, longer);
                           });
    }
  });
}

// Classes whose keys begin with `name_key` and are a little longer.
void SoundFinder::ReadLonger(std::string_view name_key) {
  const std::string prefix = SoundKey(name_key);
  view_.lexicon().ReadPrefix(
      prefix, [&](std::string_view key, std::string_view value) {
        const std::size_t more = key.size() - prefix.size();
        const bool is_block = key.find(kBlockMark) != std::string_view::npos;
        if (more == 0 || is_block || more > kPrefixKeyMore) return true;
        std::vector<std::string> starts;
        const auto list = UnpackSoundClass(value, &starts);
        if (list.has_value()) {
          ReadList(*list, true);
        } else {
          ReadClass(key.substr(1), true);
        }
        return true;
      });
}

float SoundFinder::Quick(std::string_view sound, bool longer) const {
  const ScriptFamily family = FamilyOfSound(sound);
  const std::string_view phonemes = sound.substr(1);
  if (!longer) {
    const float least = LeastSimilarity(family) - rules_.first_pass_slack;
    const float similarity = matcher_.Quick(phonemes, family, least);
    return similarity >= least ? similarity : 0;
  }
  const std::string& typed = matcher_.sound().variants.front().phonemes;
  const float length = static_cast<float>(typed.size());
  const float least = rules_.prefix_similarity - rules_.first_pass_slack;
  const float cutoff = (1 - least) * length;
  const float distance =
      PrefixDistance(typed, matcher_.sound().family, phonemes, family, cutoff);
  return distance <= cutoff ? 1 - distance / length : 0;
}

void SoundFinder::ReadList(std::string_view list, bool longer) {
  if (list.empty()) return;
  SoundListReader reader(list);
  std::vector<std::pair<std::string, float>> sounds(reader.size());
  bool any = false;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const std::string& sound = reader.NextSound();
    if (sound.size() < 2) continue;
    if (i > 0 && sounds[i - 1].first == sound) {
      sounds[i] = sounds[i - 1];
    } else {
      sounds[i] = {sound, Quick(sound, longer)};
    }
    any = any || sounds[i].second > 0;
  }
  if (!any) return;
  for (const auto& [sound, similarity] : sounds) {
    reader.NextWord();
    if (similarity > 0) {
      Hear(reader.word(), sound, reader.payload(), similarity, longer);
    }
  }
}

// The same word may be in several classes, and in the lists of several shards.
void SoundFinder::Hear(std::string_view word, std::string_view sound,
                       std::string_view payload, float similarity,
                       bool longer) {
  SoundPayload unpacked = UnpackSound(payload);
  if (!wide_ && !MayBeName(unpacked.capitals)) return;
  const auto [at, is_new] =
      index_.try_emplace(std::string(word), heard_.size());
  if (is_new) {
    heard_.push_back({std::string(word), FamilyOfSound(sound),
                      std::move(unpacked), similarity, longer});
    return;
  }
  Heard& heard = heard_[at->second];
  heard.similarity = std::max(heard.similarity, similarity);
  heard.is_longer = heard.is_longer && longer;
  std::vector<LanguageId> both;
  std::set_union(heard.payload.languages.begin(), heard.payload.languages.end(),
                 unpacked.languages.begin(), unpacked.languages.end(),
                 std::back_inserter(both));
  heard.payload.languages = std::move(both);
}

void SoundFinder::KeepBestOfFamilies() {
  std::sort(heard_.begin(), heard_.end(), [](const Heard& a, const Heard& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity
                                        : a.word < b.word;
  });
  std::array<std::size_t, kScriptFamilies> kept{};
  std::erase_if(heard_, [&](const Heard& heard) {
    return ++kept[static_cast<std::size_t>(heard.family)] >
           rules_.max_second_pass;
  });
}

float SoundFinder::Similarity(const Heard& heard) const {
  const std::string spoken = SoundForm(heard.word);
  const Sound sound = SoundOf(spoken);
  const float least = LeastSimilarity(heard.family);
  float best = matcher_.Similarity(sound);
  if (best < least) {
    for (const std::string& stem : NameStems(spoken, heard.family)) {
      best = std::max(best,
                      matcher_.Similarity(SoundOf(stem)) - rules_.stem_penalty);
    }
  }
  if (best < least && heard.is_longer) {
    const float prefix = matcher_.PrefixSimilarity(sound);
    if (prefix >= rules_.prefix_similarity) {
      best = std::max(best, prefix * rules_.prefix_factor);
    }
  }
  return best >= least ? best : 0;
}

void SoundFinder::SecondPass() {
  for (Heard& heard : heard_) heard.similarity = Similarity(heard);
  std::erase_if(heard_, [](const Heard& h) { return h.similarity == 0; });
  std::sort(heard_.begin(), heard_.end(), [](const Heard& a, const Heard& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity
                                        : a.word < b.word;
  });
}

bool SoundFinder::IsOrdinary(const SoundQuestion& question) const {
  if (IsCased(matcher_.sound().family) || !question.is_known) return false;
  return std::none_of(heard_.begin(), heard_.end(), [this](const Heard& h) {
    return h.payload.capitals != CapitalClass::kCaseless &&
           h.similarity >= rules_.caseless_needs_similarity;
  });
}

// heard_ is sorted: the first of a language is its best.
void SoundFinder::KeepBestOfLanguages() {
  struct Quota {
    std::size_t kept = 0;
    float best = 0;
  };
  std::unordered_map<LanguageId, Quota> quotas;
  std::erase_if(heard_, [&](const Heard& heard) {
    bool keep = false;
    for (const LanguageId language : heard.payload.languages) {
      Quota& quota = quotas[language];
      if (quota.kept == 0) quota.best = heard.similarity;
      keep = keep || (quota.kept < rules_.max_sound_variants_of_language &&
                      heard.similarity >=
                          quota.best - rules_.max_below_best_of_language);
      ++quota.kept;
    }
    return !keep;
  });
}

}  // namespace dizin::lexicon
