#include "common/text/similarity.h"

#include <algorithm>
#include <utility>

#include "common/text/phonemes/edit_costs.h"

namespace dizin {
namespace {

using phonemes::EditCosts;

constexpr float kDoubt = .5F;      // edits; the same as in names_train.cc
constexpr float kTailCost = .04F;  // of one sound of an ending
// Of readings that are less likely no beginnings are looked for: all of them
// take a tenth longer.
constexpr float kLikelyPrefix = .2F;

// What is lost, (distance + kDoubt) / length, and the similarity it means: a
// line from kNothingLost to kNear and another on from there.
constexpr float kNothingLost = .03F;
constexpr float kNearLost = .21F;
constexpr float kFarLost = .3F;
constexpr float kNear = .88F;
constexpr float kFar = .72F;
constexpr float kNearSlope = (1 - kNear) / (kNearLost - kNothingLost);
constexpr float kFarSlope = (kNear - kFar) / (kFarLost - kNearLost);
// Within a script more is alike by chance.
constexpr float kSameScript = 1.2F;

using Row = std::array<float, kMaxPhonemes + 1>;

// The last row of the distance of `a` to each prefix of `b`; false if all of
// them are above `cutoff`.
bool LastRow(const EditCosts& costs, const SoundSequence& a,
             const SoundSequence& b, float cutoff, Row* last) {
  Row rows[2];
  Row added;
  Row* above = &rows[0];
  Row* row = &rows[1];
  (*above)[0] = 0;
  for (std::size_t j = 0; j < b.size; ++j) {
    added[j] = costs.add[b.places[j]][b.contexts[j]];
    (*above)[j + 1] = (*above)[j] + added[j];
  }
  for (std::size_t i = 0; i < a.size; ++i) {
    const auto& change = costs.change[0][a.places[i]];
    const float dropped = costs.drop[a.places[i]][a.contexts[i]];
    float before = (*above)[0] + dropped;
    float least = before;
    (*row)[0] = before;
    for (std::size_t j = 0; j < b.size; ++j) {
      float cost = (*above)[j] + change[b.places[j]];
      if (i == 0 && j == 0) cost = costs.change[1][a.places[0]][b.places[0]];
      cost = std::min(cost, (*above)[j + 1] + dropped);
      cost = std::min(cost, before + added[j]);
      (*row)[j + 1] = before = cost;
      least = std::min(least, cost);
    }
    if (least > cutoff) return false;
    std::swap(above, row);
  }
  std::copy_n(above->begin(), b.size + 1, last->begin());
  return true;
}

float Above(float cutoff) { return cutoff + 1; }

float WholeDistance(const EditCosts& costs, const SoundSequence& a,
                    const SoundSequence& b, float cutoff) {
  Row row;
  if (!LastRow(costs, a, b, cutoff, &row)) return Above(cutoff);
  return row[b.size];
}

float DistanceToPrefix(const EditCosts& costs, const SoundSequence& stem,
                       const SoundSequence& word, float cutoff) {
  Row row;
  if (!LastRow(costs, stem, word, cutoff, &row)) return Above(cutoff);
  float best = row[word.size];
  for (std::size_t j = 0; j < word.size; ++j) {
    const auto tail = static_cast<float>(word.size - j);
    best = std::min(best, row[j] + kTailCost * tail);
  }
  return best;
}

// Turns distances into similarities and back, for two words.
class Scale {
 public:
  Scale(std::size_t a_length, std::size_t b_length, bool same_script)
      : length_(static_cast<float>(a_length + b_length) / 2 /
                (same_script ? kSameScript : 1)) {}

  float ToSimilarity(float distance) const {
    const float lost = (distance + kDoubt) / length_;
    const float similarity = lost <= kNearLost
                                 ? 1 - kNearSlope * (lost - kNothingLost)
                                 : kNear - kFarSlope * (lost - kNearLost);
    return std::clamp(similarity, 0.F, 1.F);
  }
  // The most that a pair so similar may be apart.
  float ToDistance(float similarity) const {
    const float lost = similarity >= kNear
                           ? kNothingLost + (1 - similarity) / kNearSlope
                           : kNearLost + (kNear - similarity) / kFarSlope;
    return lost * length_ - kDoubt;
  }

 private:
  float length_;
};

using DistanceFunction = float (*)(const EditCosts&, const SoundSequence&,
                                   const SoundSequence&, float);

// The least distance over the readings of both.
float LeastDistance(const std::vector<SoundSequence>& a, ScriptFamily a_family,
                    const Sound& b, DistanceFunction distance) {
  const EditCosts& costs = phonemes::CostsBetween(a_family, b.family);
  float best = kNoCutoff;
  for (const PhonemeVariant& variant : b.variants) {
    if (variant.penalty >= best) continue;
    const SoundSequence y(variant.phonemes, variant.penalty);
    for (const SoundSequence& x : a) {
      const float penalty = x.penalty + y.penalty;
      if (penalty >= best) continue;
      const float d = penalty + distance(costs, x, y, best - penalty);
      best = std::min(best, d);
    }
  }
  return best;
}

}  // namespace

SoundSequence::SoundSequence(std::string_view phonemes, float with_penalty)
    : penalty(with_penalty) {
  for (const char c : phonemes) {
    const std::size_t place = phonemes::IndexOf(c);
    if (place < phonemes::kSounds && size < places.size()) {
      places[size++] = static_cast<std::uint8_t>(place);
    }
  }
  phonemes::FindContexts(places.data(), size, contexts.data());
}

float Distance(std::string_view a, ScriptFamily a_family, std::string_view b,
               ScriptFamily b_family, float cutoff) {
  return WholeDistance(phonemes::CostsBetween(a_family, b_family),
                       SoundSequence(a), SoundSequence(b), cutoff);
}

float PrefixDistance(std::string_view stem, ScriptFamily stem_family,
                     std::string_view word, ScriptFamily word_family,
                     float cutoff) {
  return DistanceToPrefix(phonemes::CostsBetween(stem_family, word_family),
                          SoundSequence(stem), SoundSequence(word), cutoff);
}

SoundMatcher::SoundMatcher(Sound sound) : sound_(std::move(sound)) {
  readings_.reserve(sound_.variants.size());
  for (const PhonemeVariant& variant : sound_.variants) {
    readings_.emplace_back(variant.phonemes, variant.penalty);
  }
}

float SoundMatcher::Quick(std::string_view phonemes, ScriptFamily family,
                          float at_least) const {
  if (readings_.empty() || phonemes.empty()) return 0;
  const EditCosts& costs = phonemes::CostsBetween(sound_.family, family);
  const SoundSequence y(phonemes);
  const Scale scale(readings_[0].size, y.size, sound_.family == family);
  float best = scale.ToDistance(at_least);
  bool found = false;
  for (const SoundSequence& x : readings_) {
    if (x.penalty > best) continue;
    const float d = x.penalty + WholeDistance(costs, x, y, best - x.penalty);
    found = found || d <= best;
    best = std::min(best, d);
  }
  return found ? scale.ToSimilarity(best) : 0;
}

float SoundMatcher::QuickPrefix(std::string_view phonemes, ScriptFamily family,
                                float at_least) const {
  if (readings_.empty() || phonemes.empty()) return 0;
  const EditCosts& costs = phonemes::CostsBetween(sound_.family, family);
  const SoundSequence y(phonemes);
  const std::size_t length = readings_.front().size;
  const Scale scale(length, length, sound_.family == family);
  float best = scale.ToDistance(at_least);
  bool found = false;
  for (const SoundSequence& x : readings_) {
    if (x.penalty > std::min(best, kLikelyPrefix)) continue;
    const float d = x.penalty + DistanceToPrefix(costs, x, y, best - x.penalty);
    found = found || d <= best;
    best = std::min(best, d);
  }
  return found ? scale.ToSimilarity(best) : 0;
}

float SoundMatcher::Similarity(const Sound& candidate) const {
  if (readings_.empty() || candidate.variants.empty()) return 0;
  const Scale scale(readings_[0].size, candidate.variants[0].phonemes.size(),
                    sound_.family == candidate.family);
  return scale.ToSimilarity(
      LeastDistance(readings_, sound_.family, candidate, WholeDistance));
}

float SoundMatcher::PrefixSimilarity(const Sound& candidate) const {
  if (readings_.empty() || candidate.variants.empty()) return 0;
  const Scale scale(readings_[0].size, readings_[0].size,
                    sound_.family == candidate.family);
  return scale.ToSimilarity(
      LeastDistance(readings_, sound_.family, candidate, DistanceToPrefix));
}

SoundScan::SoundScan(const SoundMatcher& matcher)
    : matcher_(matcher), tables_(matcher.readings().size()) {}

// Reads the string, and keeps of the tables what is true of it too.
void SoundScan::Take(std::string_view phonemes, ScriptFamily family) {
  if (costs_ == nullptr || family != family_) Start(family);
  std::size_t shared = 0;
  std::size_t size = 0;
  for (const char c : phonemes) {
    const auto place = static_cast<std::uint8_t>(phonemes::IndexOf(c));
    if (place == phonemes::kSounds || size == places_.size()) continue;
    if (shared == size && size < size_ && places_[size] == place) {
      ++shared;
    } else {
      places_[size] = place;
    }
    ++size;
  }
  // What it costs to add a sound depends on the one behind it.
  const bool same = shared == size && shared == size_;
  const std::size_t rows = same ? shared + 1 : std::max<std::size_t>(shared, 1);
  size_ = size;
  for (Table& table : tables_) table.known = std::min(table.known, rows);
}

void SoundScan::Start(ScriptFamily family) {
  family_ = family;
  costs_ = &phonemes::CostsBetween(matcher_.sound().family, family);
  for (std::size_t r = 0; r < tables_.size(); ++r) {
    const SoundSequence& reading = matcher_.readings()[r];
    tables_[r].known = 0;
    for (std::size_t i = 0; i < reading.size; ++i) {
      tables_[r].drop[i] = costs_->drop[reading.places[i]][reading.contexts[i]];
    }
  }
}

// Makes the rows that are missing; false as soon as all of one are above
// `cutoff`, as those behind it are.
bool SoundScan::Extend(const SoundSequence& reading, float cutoff,
                       Table* table) const {
  if (table->known == 0) {
    auto& first = table->rows[0];
    first[0] = 0;
    for (std::size_t i = 0; i < reading.size; ++i) {
      first[i + 1] = first[i] + table->drop[i];
    }
    table->least[0] = 0;
    table->known = 1;
  }
  if (table->least[table->known - 1] > cutoff) return false;
  for (std::size_t j = table->known - 1; j < size_; ++j) {
    const auto& above = table->rows[j];
    auto& row = table->rows[j + 1];
    const std::size_t sound = places_[j];
    const float added =
        costs_->add[sound][phonemes::ContextAt(places_.data(), size_, j)];
    float before = above[0] + added;
    float least = before;
    row[0] = before;
    for (std::size_t i = 0; i < reading.size; ++i) {
      const bool first = i == 0 && j == 0;
      float cost = above[i] + costs_->change[first][reading.places[i]][sound];
      cost = std::min(cost, above[i + 1] + added);
      cost = std::min(cost, before + table->drop[i]);
      row[i + 1] = before = cost;
      least = std::min(least, cost);
    }
    table->least[j + 1] = least;
    table->known = j + 2;
    if (least > cutoff) return false;
  }
  return true;
}

float SoundScan::Quick(std::string_view phonemes, ScriptFamily family,
                       float at_least) {
  const std::vector<SoundSequence>& readings = matcher_.readings();
  if (readings.empty() || phonemes.empty()) return 0;
  Take(phonemes, family);
  const Scale scale(readings[0].size, size_, matcher_.sound().family == family);
  float best = scale.ToDistance(at_least);
  bool found = false;
  for (std::size_t r = 0; r < readings.size(); ++r) {
    const SoundSequence& x = readings[r];
    if (x.penalty > best) continue;
    if (!Extend(x, best - x.penalty, &tables_[r])) continue;
    const float d = x.penalty + tables_[r].rows[size_][x.size];
    found = found || d <= best;
    best = std::min(best, d);
  }
  return found ? scale.ToSimilarity(best) : 0;
}

float SoundScan::QuickPrefix(std::string_view phonemes, ScriptFamily family,
                             float at_least) {
  const std::vector<SoundSequence>& readings = matcher_.readings();
  if (readings.empty() || phonemes.empty()) return 0;
  Take(phonemes, family);
  const std::size_t length = readings.front().size;
  const Scale scale(length, length, matcher_.sound().family == family);
  const float most = scale.ToDistance(at_least);
  float best = Above(most);
  for (std::size_t r = 0; r < readings.size(); ++r) {
    const SoundSequence& stem = readings[r];
    const float cutoff = std::min(most, best) - stem.penalty;
    if (cutoff < 0 || stem.penalty > kLikelyPrefix) continue;
    Table& table = tables_[r];
    Extend(stem, cutoff, &table);
    float least = Above(most);
    for (std::size_t j = 0; j < table.known; ++j) {
      const auto tail = static_cast<float>(size_ - j);
      least = std::min(least, table.rows[j][stem.size] + kTailCost * tail);
    }
    best = std::min(best, stem.penalty + least);
  }
  return best <= most ? scale.ToSimilarity(best) : 0;
}

float Similarity(const Sound& a, const Sound& b) {
  return SoundMatcher(a).Similarity(b);
}

}  // namespace dizin
