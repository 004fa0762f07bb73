// Learns common/text/phonemes/costs.tab from pairs of names.
//
//   names_train --data DIR --out common/text/phonemes/costs.tab
//
// DIR holds names/tune/*.tsv and names/pool.txt (default: $DIZIN_DATA): names
// of Wikidata by way of NETransliteration-COLING2018 (CC0), cities of GeoNames
// (CC BY 4.0) and of CLDR (Unicode licence). names/check is never read.
//
// Each pair is a query and the English name it should find in a crowd of 50,000
// names that share a key with it. The costs of a family are changed, pair after
// pair, so that the name wanted comes before the nearest others: stochastic
// gradient descent (AdaGrad) on the logarithm of its softmax, where a name's
// score is its similarity. Pairs whose name is far off are errors in the data
// and are left out. Every fifth name, by a hash of its letters, is not learned
// from but measured: the share of its queries that find it first.
//
// Takes about two minutes and writes the same file each time.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/name_key.h"
#include "common/text/phonemes.h"
#include "common/text/similarity.h"
#include "tests/bench/edit_model.h"
#include "tests/bench/name_data.h"

namespace dizin::bench {
namespace {

constexpr std::size_t kPairsOfFile = 1500;
constexpr std::size_t kCrowd = 50000;
constexpr std::size_t kRivals = 25;
constexpr int kRounds = 4;
constexpr float kSharpness = 72;  // of the softmax, per unit of loss
constexpr float kSteepness = 30;  // of the logistic function, likewise
constexpr float kOfRival = .5F;   // weight of a rival in it
constexpr float kOfOrder = .5F;   // weight of the softmax beside it
constexpr float kDoubt = .5F;     // edits: short names are alike by chance
constexpr float kLimitRate = 1e-4F;
constexpr float kRate = .05F;
constexpr float kPull = .1F;      // towards the costs of phonetics
constexpr float kTooFar = .4F;    // of similarity lost: another name
constexpr float kSmallSet = .6F;  // weight of the sets of CLDR: few names

using Readings = std::vector<SoundSequence>;

Readings ReadingsOf(const Sound& sound) {
  Readings readings;
  for (const PhonemeVariant& variant : sound.variants) {
    readings.emplace_back(variant.phonemes, variant.penalty);
  }
  return readings;
}

struct Example {
  ScriptFamily family;
  Readings query;
  std::vector<std::size_t> expected;  // places in the crowd
  std::vector<std::size_t> others;
  std::vector<std::size_t> rivals;  // the nearest of the others
  float weight = 1;
  std::size_t set = 0;
};

struct Nearest {
  float lost = kNoCutoff;  // 1 - similarity
  float length = 1;
  const SoundSequence* query = nullptr;
  const SoundSequence* name = nullptr;
};

// FNV-1a, so that the split is the same on every machine.
std::uint32_t HashOf(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) {
    hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  }
  return hash;
}

class Trainer {
 public:
  explicit Trainer(const std::filesystem::path& data) {
    for (int family = 0; family < kScriptFamilies; ++family) {
      models_.emplace_back(static_cast<ScriptFamily>(family));
    }
    const std::vector<NameSet> sets =
        ReadNameSets(data / "names" / "tune", kPairsOfFile);
    for (const NameSet& set : sets) {
      for (const NamePair& pair : set.pairs) {
        for (const std::string& name : pair.expected) AddToCrowd(name);
      }
    }
    for (const std::string& name : ReadNames(data / "names" / "pool.txt")) {
      if (crowd_.size() >= kCrowd) break;
      AddToCrowd(name);
    }
    for (const NameSet& set : sets) AddExamples(set);
  }

  void Run() {
    Report("at first");
    std::mt19937 random(1);
    for (int round = 0; round < kRounds; ++round) {
      if (round % 2 == 0) FindRivals();
      std::shuffle(learned_.begin(), learned_.end(), random);
      for (const Example& example : learned_) Learn(example);
      Report("round " + std::to_string(round + 1));
    }
  }

  void Write(const std::filesystem::path& file) const;

 private:
  void AddToCrowd(const std::string& name) {
    if (!places_.emplace(name, crowd_.size()).second) return;
    const Sound sound = SoundOf(name);
    for (const std::string& key : IndexNameKeys(name)) {
      by_key_[key].push_back(crowd_.size());
    }
    crowd_.push_back(ReadingsOf(sound));
  }

  void AddExamples(const NameSet& set) {
    const bool small = set.name.find("cldr") != std::string::npos;
    const float weight = (small ? kSmallSet : 1) * 8 /
                         std::sqrt(static_cast<float>(set.pairs.size()));
    for (const NamePair& pair : set.pairs) {
      const Sound sound = SoundOf(pair.query);
      Example example{sound.family, ReadingsOf(sound), {}, {}, {},
                      weight,       set_names_.size()};
      for (const std::string& name : pair.expected) {
        example.expected.push_back(places_.at(name));
      }
      for (const std::string& key : QueryNameKeys(sound)) {
        const auto found = by_key_.find(key);
        if (found == by_key_.end()) continue;
        example.others.insert(example.others.end(), found->second.begin(),
                              found->second.end());
      }
      std::sort(example.others.begin(), example.others.end());
      example.others.erase(
          std::unique(example.others.begin(), example.others.end()),
          example.others.end());
      const auto self = places_.find(pair.query);
      std::erase_if(example.others, [&](std::size_t i) {
        return IsIn(i, example.expected) ||
               (self != places_.end() && self->second == i);
      });
      const bool measured = HashOf(Fold(pair.expected[0])) % 5 == 0;
      (measured ? measured_ : learned_).push_back(std::move(example));
    }
    set_names_.push_back(set.name);
  }

  static bool IsIn(std::size_t i, const std::vector<std::size_t>& places) {
    return std::find(places.begin(), places.end(), i) != places.end();
  }

  Nearest Compare(const Example& example, std::size_t place) const {
    const EditModel& model = models_[static_cast<std::size_t>(example.family)];
    Nearest nearest;
    float best = kNoCutoff;
    for (const SoundSequence& x : example.query) {
      for (const SoundSequence& y : crowd_[place]) {
        const float penalty = x.penalty + y.penalty;
        if (penalty >= best) continue;
        const float d = penalty + model.Distance(x, y, best - penalty, nullptr);
        if (d >= best) continue;
        best = d;
        nearest.query = &x;
        nearest.name = &y;
      }
    }
    if (nearest.query == nullptr) return nearest;
    nearest.length =
        static_cast<float>(example.query[0].size + crowd_[place][0].size) / 2;
    nearest.lost = (best + kDoubt) / nearest.length;
    return nearest;
  }

  void FindRivals() {
    for (Example& example : learned_) {
      std::vector<std::pair<float, std::size_t>> near;
      for (const std::size_t place : example.others) {
        near.emplace_back(Compare(example, place).lost, place);
      }
      const std::size_t count = std::min(kRivals, near.size());
      std::partial_sort(near.begin(),
                        near.begin() + static_cast<std::ptrdiff_t>(count),
                        near.end());
      example.rivals.clear();
      for (std::size_t i = 0; i < count; ++i) {
        example.rivals.push_back(near[i].second);
      }
    }
  }

  void Learn(const Example& example) {
    Nearest wanted;
    for (const std::size_t place : example.expected) {
      const Nearest nearest = Compare(example, place);
      if (nearest.lost < wanted.lost) wanted = nearest;
    }
    if (wanted.query == nullptr || wanted.lost > kTooFar) return;
    std::vector<Nearest> all = {wanted};
    float least = wanted.lost;
    for (const std::size_t place : example.rivals) {
      all.push_back(Compare(example, place));
      least = std::min(least, all.back().lost);
    }
    float sum = 0;
    for (const Nearest& one : all) sum += Weight(one.lost - least);
    EditModel& model = models_[static_cast<std::size_t>(example.family)];
    std::map<std::size_t, float> slopes;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const float share = Weight(all[i].lost - least) / sum;
      const float above = Logistic(kSteepness * (all[i].lost - limit_));
      const float apart =
          kSteepness * (i == 0 ? above : kOfRival * (above - 1));
      const float order = kSharpness * ((i == 0 ? 1 : 0) - share);
      const float slope = (apart + kOfOrder * order) / all[i].length;
      limit_ += kLimitRate * example.weight * apart / kSteepness;
      if (std::abs(slope) < 1e-3F) continue;
      std::vector<std::size_t> edits;
      model.Distance(*all[i].query, *all[i].name, kNoCutoff, &edits);
      for (const std::size_t edit : edits) {
        slopes[edit] += slope;
        const std::size_t mirror = EditModel::MirrorOf(edit);
        if (example.family == ScriptFamily::kLatin && mirror != edit) {
          slopes[mirror] += slope;
        }
      }
    }
    for (const auto& [edit, slope] : slopes) {
      model.Step(edit, example.weight * slope, kRate, kPull);
    }
  }

  static float Logistic(float x) { return 1 / (1 + std::exp(-x)); }
  static float Weight(float lost) { return std::exp(-kSharpness * lost); }

  void Report(const std::string& when) const {
    struct Share {
      double first = 0;
      double all = 0;
    };
    std::map<std::size_t, Share> sets;
    std::vector<float> right;
    std::vector<float> wrong;
    for (const Example& example : measured_) {
      float wanted = kNoCutoff;
      for (const std::size_t place : example.expected) {
        wanted = std::min(wanted, Compare(example, place).lost);
      }
      double before = 0;
      double beside = 1;
      for (const std::size_t place : example.others) {
        const float lost = Compare(example, place).lost;
        before += lost < wanted ? 1 : 0;
        beside += lost == wanted ? 1 : 0;
        if (lost < .6F) wrong.push_back(lost);
      }
      right.push_back(wanted);
      sets[example.set].first += before > 0 ? 0 : 1 / beside;
      sets[example.set].all += 1;
    }
    double sum = 0;
    for (const auto& [set, share] : sets) sum += share.first / share.all;
    std::printf("%-10s %zu sets, first in %.1f%%; found with", when.c_str(),
                sets.size(), 100 * sum / static_cast<double>(sets.size()));
    std::sort(right.begin(), right.end());
    std::sort(wrong.begin(), wrong.end());
    for (const double each : {.5, 1., 2., 5., 10.}) {
      const auto count =
          static_cast<std::size_t>(each * static_cast<double>(right.size()));
      const float limit = wrong[std::min(count, wrong.size() - 1)];
      const auto found = std::lower_bound(right.begin(), right.end(), limit);
      std::printf(" %.1f wrong: %.1f%%", each,
                  100 * static_cast<double>(found - right.begin()) /
                      static_cast<double>(right.size()));
    }
    std::printf(" (limit %.3f)\n", limit_);
    std::fflush(stdout);
  }

  // The loss at which a name and a rival are as likely.
  float limit_ = .25F;
  std::vector<EditModel> models_;
  std::vector<Readings> crowd_;
  std::unordered_map<std::string, std::size_t> places_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
  std::vector<Example> learned_;
  std::vector<Example> measured_;
  std::vector<std::string> set_names_;
};

void Trainer::Write(const std::filesystem::path& file) const {
  constexpr std::string_view kNames[kScriptFamilies] = {
      "Latin", "Cyrillic", "Greek", "Arabic",          "Hebrew",    "kana",
      "Han",   "Hangul",   "India", "Southeast Asian", "alphabetic"};
  std::ofstream out(file);
  out << R"(R"tab(
# What edits cost, by family of scripts, against Latin. Made from pairs of names
# by tests/bench/names_train.cc, where it is said how; not to be edited.
#
# A row is a sound of the family. Its columns: what it costs to take it for each
# sound of Latin (in the order of the rows); the same where both are the first
# of their words; to leave it out, by context; to leave out that sound of Latin.
# Contexts: what is before it and after it, of nothing, a vowel, a consonant.
# A letter is a cost: A is 0, B .025, Z .625, a .65, z 1.275.
)";
  for (std::size_t family = 0; family < models_.size(); ++family) {
    out << "\n# " << kNames[family] << '\n';
    models_[family].Write(out);
  }
  out << ")tab\"\n";
  out.close();
  if (!out) throw Error(ErrorKind::kSystem, "cannot write " + file.string());
}

int Main(int argc, char** argv) {
  std::filesystem::path data;
  std::filesystem::path out;
  if (const char* directory = std::getenv("DIZIN_DATA")) data = directory;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name != "--data" && name != "--out") {
      throw Error(ErrorKind::kUsage, "unknown option: " + std::string(name));
    }
    (name == "--data" ? data : out) = argv[i + 1];
  }
  if (data.empty() || out.empty()) {
    throw Error(ErrorKind::kUsage, "--data and --out are needed");
  }
  Trainer trainer(data);
  trainer.Run();
  trainer.Write(out);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace dizin::bench

int main(int argc, char** argv) {
  try {
    return dizin::bench::Main(argc, argv);
  } catch (const std::exception& e) {
    std::cerr << "names_train: " << e.what() << '\n';
    return 2;
  }
}
