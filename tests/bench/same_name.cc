#include "tests/bench/same_name.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/name_key.h"
#include "common/text/phonemes.h"
#include "common/text/similarity.h"
#include "common/text/utf8.h"
#include "tests/bench/name_data.h"

namespace dizin::bench {
namespace {

constexpr float kNear = .88F;
constexpr float kFarAcross = .72F;
constexpr float kFarWithin = .85F;
constexpr float kInitial = .9F;
constexpr float kSlip = .9F;
constexpr std::size_t kFewestOfSlip = 4;  // letters of the shorter word
// What a word beside the name weighs, and one that the shorter of two names
// lacks: Putin has a father's name or not. Both stand on a plateau.
constexpr float kWeightBeside = .1F;
constexpr float kWeightLacked = .25F;
constexpr int kFewestShared = 2;  // words, for others to be lacked

std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&words, &word] {
    if (!word.empty()) words.push_back(Casefold(word));
    word.clear();
  };
  for (Utf8Reader reader(name); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    const bool separates = c <= U' ' || c == U',' || c == U'-' || c == U'(' ||
                           c == U')' || c == U'"' || c == U'·' || c == U'・' ||
                           c == U'&' || c == U'/';
    if (separates) {
      flush();
    } else if (c != U'.') {
      AppendUtf8(c, &word);
    } else {
      flush();
    }
  }
  flush();
  return words;
}

// Words beside a name: particles, titles, and the forms of companies.
constexpr std::string_view kBeside[] = {"al",
                                        "el",
                                        "bin",
                                        "bint",
                                        "ibn",
                                        "ben",
                                        "de",
                                        "la",
                                        "van",
                                        "von",
                                        "der",
                                        "the",
                                        "and",
                                        "of",
                                        "mr",
                                        "mrs",
                                        "dr",
                                        "sir",
                                        "president",
                                        "prasident",
                                        "monsieur",
                                        "sheikh",
                                        "shaikh",
                                        "haji",
                                        "inc",
                                        "incorporated",
                                        "corp",
                                        "corporation",
                                        "co",
                                        "company",
                                        "ltd",
                                        "limited",
                                        "llc",
                                        "llp",
                                        "lp",
                                        "plc",
                                        "public",
                                        "liability",
                                        "joint",
                                        "stock",
                                        "open",
                                        "gmbh",
                                        "mbh",
                                        "gesellschaft",
                                        "mit",
                                        "beschrankter",
                                        "haftung",
                                        "ag",
                                        "aktiengesellschaft",
                                        "sa",
                                        "nv",
                                        "bv",
                                        "srl",
                                        "sarl",
                                        "spa",
                                        "oao",
                                        "ooo",
                                        "zao",
                                        "pao",
                                        "jsc",
                                        "ojsc",
                                        "cjsc",
                                        "pjsc"};

bool IsBeside(const std::string& word) {
  return std::find(std::begin(kBeside), std::end(kBeside), Fold(word)) !=
         std::end(kBeside);
}

// Whether a letter was left out, or two were exchanged.
bool IsSlip(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < kFewestOfSlip) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (a.size() + 1 == b.size()) return a.substr(same) == b.substr(same + 1);
  return a.size() == b.size() && same + 2 <= a.size() &&
         a[same] == b[same + 1] && a[same + 1] == b[same] &&
         a.substr(same + 2) == b.substr(same + 2);
}

float WordSimilarity(const std::string& a, const std::string& b) {
  if (Fold(a) == Fold(b)) return 1;
  const bool initial = CodePointCount(a) == 1 || CodePointCount(b) == 1;
  if (initial) return Fold(a)[0] == Fold(b)[0] ? kInitial : 0;
  const float similarity = Similarity(SoundOf(a), SoundOf(b));
  return IsSlip(ToUtf32(Fold(a)), ToUtf32(Fold(b)))
             ? std::max(similarity, kSlip)
             : similarity;
}

struct Match {
  float similarity;
  std::size_t a;
  std::size_t b;
};

float WeightOf(const std::string& word) {
  const auto letters =
      static_cast<float>(std::min<std::size_t>(6, CodePointCount(word)));
  return letters * (IsBeside(word) ? kWeightBeside : 1);
}

// The words of a name, and which of them have found one of the other.
struct Side {
  explicit Side(const std::vector<std::string>& its_words)
      : words(its_words), found(its_words.size()) {}

  bool IsComplete() const {
    return std::all_of(found.begin(), found.end(), [](bool f) { return f; });
  }
  float WeightOfAll(float of_lacked) const {
    float weight = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      weight += WeightOf(words[i]) * (found[i] ? 1 : of_lacked);
    }
    return weight;
  }

  const std::vector<std::string>& words;
  std::vector<bool> found;
};

float Aligned(const std::vector<std::string>& x,
              const std::vector<std::string>& y) {
  Side a(x);
  Side b(y);
  std::vector<Match> matches;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = 0; j < y.size(); ++j) {
      matches.push_back({WordSimilarity(x[i], y[j]), i, j});
    }
  }
  std::sort(matches.begin(), matches.end(), [](const Match& m, const Match& n) {
    return m.similarity > n.similarity;
  });
  float sum = 0;
  int shared = 0;
  for (const Match& match : matches) {
    if (a.found[match.a] || b.found[match.b]) continue;
    a.found[match.a] = b.found[match.b] = true;
    sum += match.similarity * (WeightOf(x[match.a]) + WeightOf(y[match.b]));
    shared += match.similarity >= kNear && !IsBeside(x[match.a]) ? 1 : 0;
  }
  const bool lacks =
      shared >= kFewestShared && (a.IsComplete() || b.IsComplete());
  const float of_lacked = lacks ? kWeightLacked : 1;
  const float all = a.WeightOfAll(of_lacked) + b.WeightOfAll(of_lacked);
  return all > 0 ? sum / all : 0;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

std::vector<std::string> CsvFields(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back().push_back(c);
    }
  }
  return fields;
}

struct Scored {
  float similarity;
  bool same;
  bool person;
};

void PrintThresholds(const std::vector<Scored>& all, const char* what) {
  std::printf("%s\n  threshold  precision  recall    F1\n", what);
  for (const float threshold : {.75F, .8F, .85F, .88F, .9F, .92F, .95F}) {
    double right = 0;
    double found = 0;
    double same = 0;
    for (const Scored& one : all) {
      same += one.same ? 1 : 0;
      if (one.similarity < threshold) continue;
      found += 1;
      right += one.same ? 1 : 0;
    }
    const double precision = found > 0 ? right / found : 1;
    const double recall = right / same;
    std::printf("  %9.2f  %9.3f  %6.3f  %.3f%s\n", threshold, precision, recall,
                2 * precision * recall / (precision + recall),
                threshold == kNear ? "  (default)" : "");
  }
}

}  // namespace

float NameSimilarity(std::string_view a, std::string_view b) {
  const std::vector<std::string> x = WordsOf(a);
  const std::vector<std::string> y = WordsOf(b);
  float best = Aligned(x, y);
  if (x.size() != y.size()) {
    best = std::max(best, WordSimilarity(Joined(x), Joined(y)));
  }
  return best;
}

void EvaluateSameName(const std::filesystem::path& csv, std::size_t misses) {
  std::ifstream in(csv);
  if (!in) throw Error(ErrorKind::kInput, "cannot read " + csv.string());
  std::string line;
  std::getline(in, line);
  std::vector<Scored> all;
  std::size_t shown[2] = {};
  while (std::getline(in, line)) {
    const std::vector<std::string> fields = CsvFields(line);
    if (fields.size() < 5) continue;
    all.push_back({NameSimilarity(fields[2], fields[3]), fields[4] == "true",
                   fields[1] == "Person"});
    const Scored& one = all.back();
    if (one.same != (one.similarity >= kNear) && shown[one.same]++ < misses) {
      std::printf("    %s %.3f  %s  |  %s\n",
                  one.same ? "not found" : "not same ", one.similarity,
                  fields[2].c_str(), fields[3].c_str());
    }
  }
  std::vector<Scored> persons;
  std::copy_if(all.begin(), all.end(), std::back_inserter(persons),
               [](const Scored& one) { return one.person; });
  PrintThresholds(all, "same name, all pairs");
  PrintThresholds(persons, "same name, persons");
}

void EvaluateCases(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw Error(ErrorKind::kInput, "cannot read " + file.string());
  double pairs = 0;
  double keyed = 0;
  double near_pairs = 0;
  double far_pairs = 0;
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> forms = Split(line, ' ');
    for (const std::string& a : forms) {
      const std::string query = Casefold(a);
      const SoundMatcher matcher(SoundOf(query));
      const auto typed = QueryNameKeys(matcher.sound());
      for (const std::string& b : forms) {
        const std::string word = Casefold(b);
        if (query == word) continue;
        const Sound sound = SoundOf(word);
        const auto kept = IndexNameKeys(word);
        const bool meet =
            std::find_first_of(typed.begin(), typed.end(), kept.begin(),
                               kept.end()) != typed.end();
        const float similarity = matcher.Similarity(sound);
        const float far =
            sound.family == matcher.sound().family ? kFarWithin : kFarAcross;
        pairs += 1;
        keyed += meet ? 1 : 0;
        near_pairs += meet && similarity >= kNear ? 1 : 0;
        far_pairs += meet && similarity >= far ? 1 : 0;
      }
    }
  }
  std::printf(
      "cases: %.0f pairs of forms, %.1f%% share a key, %.1f%% near, "
      "%.1f%% near or far\n",
      pairs, 100 * keyed / pairs, 100 * near_pairs / pairs,
      100 * far_pairs / pairs);
}

}  // namespace dizin::bench
