// How well names are found across scripts, by the keys and the similarity
// alone: no index, no frequencies.
//
//   names_pairs --data DIR [--split check] [--pool 50000] [--at-most 600]
//               [--sets ru.wd,ar.city] [--misses 20]
//
// DIR holds names/check/*.tsv and names/pool.txt (default: $DIZIN_DATA). Each
// query is looked up in a crowd of 50,000 English names, those expected and
// others from the pool. Candidates are the names equal to it when folded and
// those that share a key; they are ranked by similarity. A set's R@k is the
// share of its queries that have an expected name among the first k; names of
// equal similarity are taken in an order that favours none (the expectation).
// After the sets come the names of cases.txt, each searched for by every other
// form of its line, and the pairs of opensanctions_name_bench.csv: are these
// two full names the same?

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/name_key.h"
#include "common/text/phonemes.h"
#include "common/text/similarity.h"
#include "tests/bench/name_data.h"
#include "tests/bench/same_name.h"

namespace dizin::bench {
namespace {

struct Options {
  std::filesystem::path data;
  std::string split = "check";
  std::size_t pool = 50000;
  std::size_t at_most = 600;
  std::size_t misses = 0;
  std::vector<std::string> sets;
};

// The crowd, by key.
class Crowd {
 public:
  // Answers the place of `name`, added if new.
  std::size_t Add(const std::string& name) {
    const auto [it, is_new] = places_.emplace(name, names_.size());
    if (is_new) {
      names_.push_back(name);
      sounds_.push_back(SoundOf(name));
      for (const std::string& key : IndexNameKeys(name)) {
        by_key_[key].push_back(it->second);
        ++keys_;
      }
      by_fold_[Fold(name)].push_back(it->second);
    }
    return it->second;
  }

  // The places of all names that may be `query`, without that of `query`.
  std::vector<std::size_t> Candidates(const std::string& query,
                                      const Sound& sound) const {
    std::vector<std::size_t> found;
    const auto add = [&found](const auto& map, const std::string& key) {
      const auto it = map.find(key);
      if (it == map.end()) return;
      found.insert(found.end(), it->second.begin(), it->second.end());
    };
    add(by_fold_, Fold(query));
    for (const std::string& key : QueryNameKeys(sound)) {
      add(by_key_, key);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  std::size_t size() const { return names_.size(); }
  const std::string& name(std::size_t i) const { return names_[i]; }
  const Sound& sound(std::size_t i) const { return sounds_[i]; }
  double KeysPerName() const {
    return static_cast<double>(keys_) / static_cast<double>(names_.size());
  }

 private:
  std::vector<std::string> names_;
  std::vector<Sound> sounds_;
  std::unordered_map<std::string, std::size_t> places_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_fold_;
  std::size_t keys_ = 0;
};

struct Measures {
  double first = 0;  // R@1, summed over queries
  double tenth = 0;  // R@10
  double keyed = 0;  // an expected name shares a key
  double crowd = 0;  // candidates
  double queries = 0;

  void Add(const Measures& other) {
    first += other.first / other.queries;
    tenth += other.tenth / other.queries;
    keyed += other.keyed / other.queries;
    crowd += other.crowd / other.queries;
    queries += 1;
  }
};

// The probability that at least one of `good` in a random order of `all` is
// among the first `places`.
double Expectation(double all, double good, double places) {
  if (all <= places) return 1;
  double missed = 1;
  for (double k = 0; k < places; ++k) {
    missed *= std::max(0.0, (all - good - k) / (all - k));
  }
  return 1 - missed;
}

struct Ranked {
  float similarity;
  bool expected;
  std::size_t place;
};

double RecallAt(const std::vector<Ranked>& ranked, std::size_t k) {
  for (std::size_t begin = 0; begin < ranked.size() && begin < k;) {
    std::size_t end = begin;
    double good = 0;
    while (end < ranked.size() &&
           ranked[end].similarity == ranked[begin].similarity) {
      good += ranked[end++].expected ? 1 : 0;
    }
    if (good > 0) {
      return Expectation(static_cast<double>(end - begin), good,
                         static_cast<double>(k - begin));
    }
    begin = end;
  }
  return 0;
}

class Evaluation {
 public:
  Evaluation(const Crowd& crowd, std::size_t misses)
      : crowd_(crowd), misses_(misses) {}

  Measures Run(const NameSet& set,
               const std::unordered_map<std::string, std::size_t>& places) {
    Measures sum;
    std::size_t shown = 0;
    for (const NamePair& pair : set.pairs) {
      std::unordered_set<std::size_t> expected;
      for (const std::string& name : pair.expected) {
        expected.insert(places.at(name));
      }
      const std::vector<Ranked> ranked = Rank(pair.query, expected);
      const double first = RecallAt(ranked, 1);
      sum.first += first;
      sum.tenth += RecallAt(ranked, 10);
      sum.keyed += std::any_of(ranked.begin(), ranked.end(),
                               [](const Ranked& r) { return r.expected; })
                       ? 1
                       : 0;
      sum.crowd += static_cast<double>(ranked.size());
      sum.queries += 1;
      if (first < 1 && shown++ < misses_) Show(pair, ranked);
    }
    return sum;
  }

 private:
  std::vector<Ranked> Rank(const std::string& query,
                           const std::unordered_set<std::size_t>& expected) {
    const SoundMatcher matcher(SoundOf(query));
    std::vector<Ranked> ranked;
    for (const std::size_t i : crowd_.Candidates(query, matcher.sound())) {
      const bool good = expected.count(i) > 0;
      if (crowd_.name(i) == query && !good) continue;
      ranked.push_back({matcher.Similarity(crowd_.sound(i)), good, i});
    }
    std::sort(
        ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
          return a.similarity != b.similarity ? a.similarity > b.similarity
                                              : a.place < b.place;
        });
    return ranked;
  }

  void Show(const NamePair& pair, const std::vector<Ranked>& ranked) {
    const Sound query = SoundOf(pair.query);
    const Sound want = SoundOf(pair.expected[0]);
    const auto best = [](const Sound& s) {
      return s.variants.empty() ? std::string() : s.variants[0].phonemes;
    };
    std::printf("    %s [%s] want %s [%s] %.3f; got", pair.query.c_str(),
                best(query).c_str(), pair.expected[0].c_str(),
                best(want).c_str(), Similarity(query, want));
    for (std::size_t i = 0; i < std::min<std::size_t>(3, ranked.size()); ++i) {
      std::printf(" %s [%s] %.3f", crowd_.name(ranked[i].place).c_str(),
                  best(crowd_.sound(ranked[i].place)).c_str(),
                  ranked[i].similarity);
    }
    const bool keyed = std::any_of(ranked.begin(), ranked.end(),
                                   [](const Ranked& r) { return r.expected; });
    std::printf("%s\n", keyed ? "" : " (no key)");
  }

  const Crowd& crowd_;
  std::size_t misses_;
};

void PrintRow(const std::string& name, const Measures& m, double pairs) {
  std::printf("%-18s %5.0f  %5.1f %5.1f  %5.1f %6.0f\n", name.c_str(), pairs,
              100 * m.first / m.queries, 100 * m.tenth / m.queries,
              100 * m.keyed / m.queries, m.crowd / m.queries);
}

void EvaluateSets(const Options& options) {
  std::vector<NameSet> sets =
      ReadNameSets(options.data / "names" / options.split, options.at_most);
  if (!options.sets.empty()) {
    std::erase_if(sets, [&options](const NameSet& set) {
      return std::find(options.sets.begin(), options.sets.end(), set.name) ==
             options.sets.end();
    });
  }
  Crowd crowd;
  std::unordered_map<std::string, std::size_t> places;
  const auto start = std::chrono::steady_clock::now();
  for (const NameSet& set : sets) {
    for (const NamePair& pair : set.pairs) {
      for (const std::string& name : pair.expected) {
        places[name] = crowd.Add(name);
      }
    }
  }
  for (const std::string& name :
       ReadNames(options.data / "names" / "pool.txt")) {
    if (crowd.size() >= options.pool) break;
    crowd.Add(name);
  }
  const std::chrono::duration<double, std::micro> took =
      std::chrono::steady_clock::now() - start;
  std::printf("%zu names, %.2f keys each, %.2f us each\n", crowd.size(),
              crowd.KeysPerName(),
              took.count() / static_cast<double>(crowd.size()));
  std::printf("%-18s %5s  %5s %5s  %5s %6s\n", "set", "pairs", "R@1", "R@10",
              "keyed", "crowd");
  Evaluation evaluation(crowd, options.misses);
  std::map<std::string, Measures> means;
  for (const NameSet& set : sets) {
    const Measures sum = evaluation.Run(set, places);
    PrintRow(set.name, sum, static_cast<double>(set.pairs.size()));
    means[set.latin ? "mean, Latin" : "mean, non-Latin"].Add(sum);
    if (!set.latin) {
      const std::string source = set.name.substr(set.name.find('.') + 1);
      means["mean, " + source].Add(sum);
    }
  }
  for (const auto& [name, mean] : means) PrintRow(name, mean, mean.queries);
}

Options ParseOptions(int argc, char** argv) {
  Options options;
  if (const char* data = std::getenv("DIZIN_DATA")) options.data = data;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    const std::string value = argv[i + 1];
    if (name == "--data") {
      options.data = value;
    } else if (name == "--split") {
      options.split = value;
    } else if (name == "--pool") {
      options.pool = std::stoul(value);
    } else if (name == "--at-most") {
      options.at_most = std::stoul(value);
    } else if (name == "--misses") {
      options.misses = std::stoul(value);
    } else if (name == "--sets") {
      options.sets = Split(value, ',');
    } else {
      throw Error(ErrorKind::kUsage, "unknown option: " + name);
    }
  }
  return options;
}

int Main(int argc, char** argv) {
  const Options options = ParseOptions(argc, argv);
  if (!std::filesystem::is_directory(options.data / "names")) {
    std::cerr << "names_pairs: no data, nothing measured (--data or "
                 "DIZIN_DATA)\n";
    return EXIT_SUCCESS;
  }
  EvaluateSets(options);
  if (options.sets.empty()) {
    EvaluateCases(options.data / "names" / "cases.txt");
    EvaluateSameName(options.data / "names" / "opensanctions_name_bench.csv",
                     options.misses);
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace dizin::bench

int main(int argc, char** argv) {
  try {
    return dizin::bench::Main(argc, argv);
  } catch (const std::exception& e) {
    std::cerr << "names_pairs: " << e.what() << '\n';
    return 2;
  }
}
