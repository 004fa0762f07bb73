#include "tests/bench/edit_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <string_view>

#include "common/text/phonemes/edit_costs.h"

namespace dizin::bench {
namespace {

using phonemes::IndexOf;
using phonemes::kAlphabet;
using phonemes::kContexts;
using phonemes::kSounds;

constexpr std::size_t kChanges = 2 * kSounds * kSounds;
constexpr std::size_t kGaps = kSounds * kContexts;
constexpr std::size_t kParameters = kChanges + 2 * kGaps;

std::size_t Change(bool first, std::size_t a, std::size_t b) {
  return (first ? kSounds * kSounds : 0) + a * kSounds + b;
}
std::size_t Drop(std::size_t a, std::size_t context) {
  return kChanges + a * kContexts + context;
}
std::size_t Add(std::size_t b, std::size_t context) {
  return kChanges + kGaps + b * kContexts + context;
}

// Sounds of a group are taken for one another at a cost.
struct Group {
  std::string_view sounds;
  float cost;
};
constexpr Group kGroups[] = {
    {"ou", .12F}, {"ei", .12F}, {"ae", .18F}, {"ao", .2F},  {"aeiou", .3F},
    {"iy", .05F}, {"bp", .2F},  {"fv", .15F}, {"bv", .2F},  {"pf", .3F},
    {"bf", .35F}, {"pv", .35F}, {"vu", .3F},  {"td", .2F},  {"kg", .2F},
    {"sz", .12F}, {"sS", .2F},  {"cs", .12F}, {"cz", .12F}, {"SZCJ", .2F},
    {"cC", .15F}, {"zZ", .15F}, {"zJ", .15F}, {"hx", .05F}, {"szcSZCJ", .3F},
    {"lr", .5F},  {"mn", .4F},  {"Ck", .5F},  {"Jg", .35F}, {"Jy", .25F},
    {"Zy", .4F},  {"xk", .35F}, {"hg", .3F},  {"xg", .4F},  {"xJ", .4F},
    {"xS", .35F}, {"tC", .4F},  {"ts", .45F}, {"dz", .45F}, {"dJ", .4F},
    {"ya", .4F},  {"ye", .4F},  {"yo", .4F},  {"yu", .4F},
};
constexpr float kFirstSound = 1.25F;  // times; the first sound matters more

bool WritesFewVowels(ScriptFamily family) {
  return family == ScriptFamily::kArabic || family == ScriptFamily::kHebrew;
}

bool WritesSyllables(ScriptFamily family) {
  return family == ScriptFamily::kKana || family == ScriptFamily::kHan ||
         family == ScriptFamily::kHangul;
}

float GapCost(ScriptFamily family, char sound) {
  const bool syllables = WritesSyllables(family);
  if (std::string_view("aeiou").find(sound) != std::string_view::npos) {
    return WritesFewVowels(family) ? .1F : (syllables ? .18F : .3F);
  }
  if (sound == 'y') return .12F;
  if (sound == 'h') return .3F;
  return sound == 'r' && syllables ? .35F : .9F;
}

}  // namespace

EditModel::EditModel(ScriptFamily family)
    : family_(family), costs_(kParameters, 1), squares_(kParameters, 1e-3F) {
  for (std::size_t i = 0; i < kSounds; ++i) costs_[Change(false, i, i)] = 0;
  const auto lower = [this](char a, char b, float cost) {
    float& known = costs_[Change(false, IndexOf(a), IndexOf(b))];
    known = std::min(known, cost);
  };
  for (const Group& group : kGroups) {
    for (const char a : group.sounds) {
      for (const char b : group.sounds) lower(a, b, group.cost);
    }
  }
  if (WritesSyllables(family)) {
    lower('l', 'r', .05F);
    lower('r', 'l', .05F);
    lower('s', 'S', .05F);
    lower('S', 's', .05F);
  }
  for (std::size_t i = 0; i < kSounds; ++i) {
    for (std::size_t j = 0; j < kSounds; ++j) {
      costs_[Change(true, i, j)] =
          std::min(kMaxCost, kFirstSound * costs_[Change(false, i, j)]);
    }
    for (std::size_t context = 0; context < kContexts; ++context) {
      costs_[Drop(i, context)] = GapCost(family, kAlphabet[i]);
      costs_[Add(i, context)] = GapCost(family, kAlphabet[i]);
    }
  }
  first_costs_ = costs_;
}

float EditModel::Distance(const SoundSequence& word, const SoundSequence& latin,
                          float cutoff, std::vector<std::size_t>* edits) const {
  constexpr std::size_t kSize = kMaxPhonemes + 1;
  std::array<std::array<float, kSize>, kSize> cost;
  const auto change = [&](std::size_t i, std::size_t j) {
    return Change(i == 1 && j == 1, word.places[i - 1], latin.places[j - 1]);
  };
  const auto drop = [&](std::size_t i) {
    return Drop(word.places[i - 1], word.contexts[i - 1]);
  };
  const auto add = [&](std::size_t j) {
    return Add(latin.places[j - 1], latin.contexts[j - 1]);
  };
  cost[0][0] = 0;
  for (std::size_t j = 1; j <= latin.size; ++j) {
    cost[0][j] = cost[0][j - 1] + costs_[add(j)];
  }
  for (std::size_t i = 1; i <= word.size; ++i) {
    float least = cost[i][0] = cost[i - 1][0] + costs_[drop(i)];
    for (std::size_t j = 1; j <= latin.size; ++j) {
      cost[i][j] = std::min({cost[i - 1][j - 1] + costs_[change(i, j)],
                             cost[i - 1][j] + costs_[drop(i)],
                             cost[i][j - 1] + costs_[add(j)]});
      least = std::min(least, cost[i][j]);
    }
    if (least > cutoff) return least;
  }
  std::size_t i = word.size;
  std::size_t j = latin.size;
  while (edits != nullptr && i + j > 0) {
    if (i > 0 && j > 0 &&
        cost[i][j] == cost[i - 1][j - 1] + costs_[change(i, j)]) {
      edits->push_back(change(i--, j--));
    } else if (i > 0 &&
               (j == 0 || cost[i][j] == cost[i - 1][j] + costs_[drop(i)])) {
      edits->push_back(drop(i--));
    } else {
      edits->push_back(add(j--));
    }
  }
  return cost[word.size][latin.size];
}

void EditModel::Step(std::size_t parameter, float slope, float rate,
                     float pull) {
  float& cost = costs_[parameter];
  const float whole = slope + pull * (cost - first_costs_[parameter]);
  squares_[parameter] += whole * whole;
  cost -= rate * whole / std::sqrt(squares_[parameter]);
  cost = std::clamp(cost, 0.F, kMaxCost);
}

std::size_t EditModel::MirrorOf(std::size_t parameter) {
  if (parameter >= kChanges + kGaps) return parameter - kGaps;
  if (parameter >= kChanges) return parameter + kGaps;
  const std::size_t pair = parameter % (kSounds * kSounds);
  return parameter - pair + pair % kSounds * kSounds + pair / kSounds;
}

void EditModel::Write(std::ostream& out) const {
  constexpr std::string_view kLevels =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  constexpr float kStep = .025F;
  const auto cell = [this, levels = kLevels](std::size_t parameter) {
    const float level = std::round(costs_[parameter] / kStep);
    return levels[std::min(static_cast<std::size_t>(level), levels.size() - 1)];
  };
  for (std::size_t i = 0; i < kSounds; ++i) {
    out << kAlphabet[i] << ' ';
    for (const bool first : {false, true}) {
      for (std::size_t j = 0; j < kSounds; ++j)
        out << cell(Change(first, i, j));
      out << ' ';
    }
    for (std::size_t c = 0; c < kContexts; ++c) out << cell(Drop(i, c));
    out << ' ';
    for (std::size_t c = 0; c < kContexts; ++c) out << cell(Add(i, c));
    out << '\n';
  }
}

}  // namespace dizin::bench
