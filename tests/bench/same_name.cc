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

float WordSimilarity(const std::string& a, const std::string& b) {
  if (Fold(a) == Fold(b)) return 1;
  const bool initial = CodePointCount(a) == 1 || CodePointCount(b) == 1;
  if (initial) return Fold(a)[0] == Fold(b)[0] ? kInitial : 0;
  return Similarity(SoundOf(a), SoundOf(b));
}

struct Match {
  float similarity;
  std::size_t a;
  std::size_t b;
};

float Aligned(const std::vector<std::string>& a,
              const std::vector<std::string>& b) {
  std::vector<Match> matches;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      matches.push_back({WordSimilarity(a[i], b[j]), i, j});
    }
  }
  std::sort(matches.begin(), matches.end(), [](const Match& x, const Match& y) {
    return x.similarity > y.similarity;
  });
  std::vector<bool> used_a(a.size());
  std::vector<bool> used_b(b.size());
  float sum = 0;
  float letters = 0;
  const auto length = [](const std::string& word) {
    return static_cast<float>(std::min<std::size_t>(6, CodePointCount(word)));
  };
  for (const std::string& word : a) letters += length(word);
  for (const std::string& word : b) letters += length(word);
  for (const Match& match : matches) {
    if (used_a[match.a] || used_b[match.b]) continue;
    used_a[match.a] = used_b[match.b] = true;
    sum += match.similarity * (length(a[match.a]) + length(b[match.b]));
  }
  return letters > 0 ? sum / letters : 0;
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
