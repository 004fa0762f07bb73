#include "common/text/similarity.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace dizin {
namespace {

constexpr std::string_view kAlphabet = "aeiouyhxbpfvtdkgszSZCJclrmn";
constexpr std::size_t kSymbols = kAlphabet.size();
constexpr std::size_t kVariants = 4;
constexpr float kReadingWeight = .5F;  // of the penalty of a reading
constexpr float kJaroWinklerWeight = .1F;
constexpr float kTailCost = .04F;  // of one sound of an ending

// The index of a phoneme in kAlphabet; kSymbols for any other byte.
std::size_t IndexOf(char phoneme) {
  static constexpr auto kIndex = [] {
    std::array<std::uint8_t, 256> index{};
    index.fill(kSymbols);
    for (std::size_t i = 0; i < kSymbols; ++i) {
      index[static_cast<std::uint8_t>(kAlphabet[i])] =
          static_cast<std::uint8_t>(i);
    }
    return index;
  }();
  return kIndex[static_cast<std::uint8_t>(phoneme)];
}

// Sounds of a group are taken for one another at a cost.
struct Group {
  std::string_view sounds;
  float cost;
};
constexpr Group kGroups[] = {
    {"ou", .12F}, {"ei", .12F},  {"ae", .18F}, {"ao", .2F},      {"aeiou", .3F},
    {"iy", .05F}, {"bp", .2F},   {"fv", .15F}, {"bv", .2F},      {"pf", .3F},
    {"bf", .35F}, {"pv", .35F},  {"vu", .3F},  {"td", .2F},      {"kg", .2F},
    {"sz", .12F}, {"SZCJ", .2F}, {"sS", .2F},  {"cs", .12F},     {"cz", .12F},
    {"cC", .15F}, {"zZ", .15F},  {"zJ", .15F}, {"szcSZCJ", .3F}, {"hx", .05F},
    {"lr", .5F},  {"mn", .4F},   {"Ck", .5F},  {"Jg", .35F},     {"Jy", .25F},
    {"Zy", .4F},  {"xk", .35F},  {"hg", .3F},  {"xg", .4F},      {"xJ", .4F},
    {"xS", .35F}, {"tC", .4F},   {"ts", .45F}, {"dz", .45F},     {"dJ", .4F},
    {"ya", .4F},  {"ye", .4F},   {"yo", .4F},  {"yu", .4F},
};

struct Costs {
  std::array<std::array<float, kSymbols>, kSymbols> change;
  std::array<float, kSymbols> gap;
};

bool WritesFewVowels(ScriptFamily family) {
  return family == ScriptFamily::kArabic || family == ScriptFamily::kHebrew;
}

bool WritesSyllables(ScriptFamily family) {
  return family == ScriptFamily::kKana || family == ScriptFamily::kHan ||
         family == ScriptFamily::kHangul;
}

Costs MakeCosts(ScriptFamily family) {
  Costs costs;
  for (auto& row : costs.change) row.fill(1);
  for (std::size_t i = 0; i < kSymbols; ++i) costs.change[i][i] = 0;
  for (const Group& group : kGroups) {
    for (const char a : group.sounds) {
      for (const char b : group.sounds) {
        float& cost = costs.change[IndexOf(a)][IndexOf(b)];
        cost = std::min(cost, group.cost);
      }
    }
  }
  const bool syllables = WritesSyllables(family);
  costs.gap.fill(.9F);
  for (const char vowel : std::string_view("aeiou")) {
    costs.gap[IndexOf(vowel)] =
        WritesFewVowels(family) ? .1F : (syllables ? .18F : .3F);
  }
  costs.gap[IndexOf('y')] = .12F;
  costs.gap[IndexOf('h')] = .3F;
  if (syllables) {
    costs.gap[IndexOf('r')] = .35F;
    for (const auto& [a, b] : {std::pair('l', 'r'), std::pair('s', 'S')}) {
      costs.change[IndexOf(a)][IndexOf(b)] = .05F;
      costs.change[IndexOf(b)][IndexOf(a)] = .05F;
    }
  }
  return costs;
}

const Costs& CostsOf(ScriptFamily a, ScriptFamily b) {
  static const auto kCosts = [] {
    std::array<Costs, kScriptFamilies> all;
    for (int i = 0; i < kScriptFamilies; ++i) {
      all[static_cast<std::size_t>(i)] =
          MakeCosts(static_cast<ScriptFamily>(i));
    }
    return all;
  }();
  return kCosts[static_cast<std::size_t>(std::max(a, b))];
}

// A phoneme string as indices into the costs.
struct Symbols {
  std::array<std::uint8_t, kMaxPhonemes> at;
  std::size_t size = 0;

  explicit Symbols(std::string_view phonemes) {
    for (const char c : phonemes) {
      const std::size_t i = IndexOf(c);
      if (i < kSymbols && size < at.size()) {
        at[size++] = static_cast<std::uint8_t>(i);
      }
    }
  }
};

using Row = std::array<float, kMaxPhonemes + 1>;

// One row of the edit distance; answers its least cell.
float NextRow(const Costs& costs, std::uint8_t sound, bool first,
              const Symbols& b, const Row& above, Row* row) {
  const auto& change = costs.change[sound];
  const float gap = costs.gap[sound];
  (*row)[0] = above[0] + gap;
  float least = (*row)[0];
  for (std::size_t j = 1; j <= b.size; ++j) {
    const std::uint8_t other = b.at[j - 1];
    float changed = above[j - 1] + change[other];
    if (first && j == 1) changed *= 1.25F;
    const float cost =
        std::min({changed, above[j] + gap, (*row)[j - 1] + costs.gap[other]});
    (*row)[j] = cost;
    least = std::min(least, cost);
  }
  return least;
}

// The last row of the distance of `a` to each prefix of `b`; false if all of
// them are above `cutoff`.
bool LastRow(const Costs& costs, const Symbols& a, const Symbols& b,
             float cutoff, Row* row) {
  Row above;
  (*row)[0] = 0;
  for (std::size_t j = 1; j <= b.size; ++j) {
    (*row)[j] = (*row)[j - 1] + costs.gap[b.at[j - 1]];
  }
  for (std::size_t i = 0; i < a.size; ++i) {
    std::swap(above, *row);
    if (NextRow(costs, a.at[i], i == 0, b, above, row) > cutoff) return false;
  }
  return true;
}

float Above(float cutoff) { return cutoff + 1; }

float LongerOf(std::string_view a, std::string_view b) {
  return static_cast<float>(std::max({a.size(), b.size(), std::size_t{1}}));
}

float ToSimilarity(float distance, float length) {
  return std::clamp(1 - distance / length, 0.F, 1.F);
}

using DistanceFunction = float (*)(std::string_view, ScriptFamily,
                                   std::string_view, ScriptFamily, float);

// The least distance over the best readings of both.
float LeastDistance(const Sound& a, const Sound& b, DistanceFunction distance) {
  float best = kNoCutoff;
  for (std::size_t i = 0; i < std::min(kVariants, a.variants.size()); ++i) {
    for (std::size_t j = 0; j < std::min(kVariants, b.variants.size()); ++j) {
      const PhonemeVariant& x = a.variants[i];
      const PhonemeVariant& y = b.variants[j];
      const float penalty = kReadingWeight * (x.penalty + y.penalty);
      if (penalty >= best) continue;
      const float d =
          distance(x.phonemes, a.family, y.phonemes, b.family, best - penalty);
      best = std::min(best, d + penalty);
    }
  }
  return best;
}

}  // namespace

float Distance(std::string_view a, ScriptFamily a_family, std::string_view b,
               ScriptFamily b_family, float cutoff) {
  const Costs& costs = CostsOf(a_family, b_family);
  const Symbols x(a);
  const Symbols y(b);
  Row row;
  if (!LastRow(costs, x, y, cutoff, &row)) return Above(cutoff);
  return row[y.size];
}

float PrefixDistance(std::string_view stem, ScriptFamily stem_family,
                     std::string_view word, ScriptFamily word_family,
                     float cutoff) {
  const Costs& costs = CostsOf(stem_family, word_family);
  const Symbols x(stem);
  const Symbols y(word);
  Row row;
  if (!LastRow(costs, x, y, cutoff, &row)) return Above(cutoff);
  float best = row[y.size];
  for (std::size_t j = 0; j < y.size; ++j) {
    best = std::min(best, row[j] + kTailCost * static_cast<float>(y.size - j));
  }
  return best;
}

float JaroWinkler(std::string_view a, std::string_view b) {
  constexpr std::size_t kMaxLength = 64;
  a = a.substr(0, kMaxLength);
  b = b.substr(0, kMaxLength);
  if (a.empty() || b.empty()) return 0;
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t window = longer / 2 > 0 ? longer / 2 - 1 : 0;
  std::uint64_t in_a = 0;
  std::uint64_t in_b = 0;
  int matches = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t end = std::min(b.size(), i + window + 1);
    for (std::size_t j = i > window ? i - window : 0; j < end; ++j) {
      if ((in_b >> j & 1) != 0 || a[i] != b[j]) continue;
      in_a |= std::uint64_t{1} << i;
      in_b |= std::uint64_t{1} << j;
      ++matches;
      break;
    }
  }
  if (matches == 0) return 0;
  int out_of_order = 0;
  for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
    if ((in_a >> i & 1) == 0) continue;
    while ((in_b >> j & 1) == 0) ++j;
    if (a[i] != b[j]) ++out_of_order;
    ++j;
  }
  const auto m = static_cast<float>(matches);
  const float transposed = static_cast<float>(out_of_order) / 2;
  const float jaro = (m / static_cast<float>(a.size()) +
                      m / static_cast<float>(b.size()) + (m - transposed) / m) /
                     3;
  int prefix = 0;
  const std::size_t shorter = std::min({a.size(), b.size(), std::size_t{4}});
  for (std::size_t i = 0; i < shorter && a[i] == b[i]; ++i) ++prefix;
  return jaro + static_cast<float>(prefix) * .1F * (1 - jaro);
}

float SoundMatcher::Quick(std::string_view phonemes, ScriptFamily family,
                          float at_least) const {
  if (sound_.variants.empty() || phonemes.empty()) return 0;
  const float length = LongerOf(sound_.variants[0].phonemes, phonemes);
  float best = (1 - at_least) * length;
  bool found = false;
  for (std::size_t i = 0; i < std::min(kVariants, sound_.variants.size());
       ++i) {
    const PhonemeVariant& x = sound_.variants[i];
    const float penalty = kReadingWeight * x.penalty;
    if (penalty > best) continue;
    const float d = penalty + Distance(x.phonemes, sound_.family, phonemes,
                                       family, best - penalty);
    found = found || d <= best;
    best = std::min(best, d);
  }
  return found ? ToSimilarity(best, length) : 0;
}

float SoundMatcher::Similarity(const Sound& candidate) const {
  if (sound_.variants.empty() || candidate.variants.empty()) return 0;
  const std::string& a = sound_.variants[0].phonemes;
  const std::string& b = candidate.variants[0].phonemes;
  const float d = LeastDistance(sound_, candidate, Distance) +
                  kJaroWinklerWeight * (1 - JaroWinkler(a, b));
  return ToSimilarity(d, LongerOf(a, b));
}

float SoundMatcher::PrefixSimilarity(const Sound& candidate) const {
  if (sound_.variants.empty() || candidate.variants.empty()) return 0;
  const std::string& a = sound_.variants[0].phonemes;
  const std::string_view b = candidate.variants[0].phonemes;
  const float d =
      LeastDistance(sound_, candidate, PrefixDistance) +
      kJaroWinklerWeight * (1 - JaroWinkler(a, b.substr(0, a.size())));
  return ToSimilarity(d, LongerOf(a, {}));
}

float Similarity(const Sound& a, const Sound& b) {
  return SoundMatcher(a).Similarity(b);
}

}  // namespace dizin
