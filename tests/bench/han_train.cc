// Learns common/text/phonemes/han_readings.tab: how the Han characters that
// write foreign names are read.
//
//   han_train --data DIR --data DIR --out common/text/phonemes/han_readings.tab
//
// Each DIR, of any number, holds names/tune/zh*.tsv; see names_train.cc for
// where those of $DIZIN_DATA come from, and eval_cities.py for those it writes
// to build/eval/places/sets. Each name is cut into as many pieces as its
// Chinese form has characters, in every way; how likely a character is to stand
// for a piece is learned by expectation and maximisation, beginning with how
// near the piece is to the character's reading in Mandarin. Traditional
// characters are learned with their simplified forms (ICU's
// Traditional-Simplified).
//
// A character that was seen at least six times gets up to three readings.
// Pieces that differ little (e and i) are one reading.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "common/error.h"
#include "common/text/phonemes.h"
#include "common/text/similarity.h"
#include "common/text/utf8.h"
#include "tests/bench/name_data.h"

namespace dizin::bench {
namespace {

constexpr std::size_t kLongestPiece = 6;
constexpr int kIterations = 8;
constexpr std::size_t kTimesSeen = 6;
constexpr std::size_t kReadings = 3;
constexpr double kPriorSharpness = 4;  // per edit
constexpr double kPriorWeight = 2;     // as so many names
constexpr double kLikeliest =
    .35;                      // of a character, mean; less is another name
constexpr float kSame = .2F;  // edits between pieces of one reading
constexpr double kLeastShare = .08;
constexpr double kPenaltyScale = 5;

// Simplified characters, by ICU.
class Simplifier {
 public:
  Simplifier() {
    UErrorCode status = U_ZERO_ERROR;
    transliterator_.reset(icu::Transliterator::createInstance(
        "Traditional-Simplified", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) {
      throw Error(ErrorKind::kInternal, "Traditional-Simplified is missing");
    }
  }
  char32_t Simplify(char32_t han) {
    const auto [it, is_new] = known_.emplace(han, han);
    if (is_new) {
      icu::UnicodeString text(static_cast<UChar32>(han));
      transliterator_->transliterate(text);
      it->second = static_cast<char32_t>(text.char32At(0));
    }
    return it->second;
  }

 private:
  std::unique_ptr<icu::Transliterator> transliterator_;
  std::map<char32_t, char32_t> known_;
};

struct Example {
  std::u32string characters;  // simplified
  std::vector<std::string> names;
};

using Pieces = std::map<std::string, double, std::less<>>;

class Learner {
 public:
  explicit Learner(const std::vector<std::filesystem::path>& data) {
    for (const std::filesystem::path& directory : data) {
      for (const NameSet& set :
           ReadNameSets(directory / "names" / "tune", 100000)) {
        if (!set.name.starts_with("zh")) continue;
        for (const NamePair& pair : set.pairs) AddExample(pair);
      }
    }
  }

  void Run() {
    for (int i = 0; i < kIterations; ++i) {
      std::map<char32_t, Pieces> counts;
      double sum = 0;
      std::size_t used = 0;
      for (const Example& example : examples_) {
        double best = 0;
        const std::string* name = nullptr;
        for (const std::string& one : example.names) {
          const double p = Forward(example.characters, one).back().back();
          if (p > best) {
            best = p;
            name = &one;
          }
        }
        const auto n = static_cast<double>(example.characters.size());
        if (name == nullptr || std::pow(best, 1 / n) < Floor(i)) continue;
        Count(example.characters, *name, &counts);
        sum += std::log(best) / n;
        ++used;
      }
      std::cerr << "iteration " << i + 1 << ": " << used << " of "
                << examples_.size() << " names, log p " << sum / double(used)
                << '\n';
      Maximise(counts);
    }
  }

  void Write(const std::filesystem::path& file);

 private:
  static double Floor(int iteration) {
    return iteration < 2 ? kLikeliest * kLikeliest / 2 : kLikeliest / 4;
  }

  void AddExample(const NamePair& pair) {
    Example example;
    for (const char32_t c : ToUtf32(pair.query)) {
      if (FamilyOf(c) != ScriptFamily::kHan) return;
      example.characters.push_back(simplifier_.Simplify(c));
    }
    for (const std::string& name : pair.expected) {
      for (const PhonemeVariant& variant : SoundOf(name).variants) {
        example.names.push_back(variant.phonemes);
      }
    }
    for (const char32_t c : ToUtf32(pair.query)) {
      ++seen_[c];
      forms_[simplifier_.Simplify(c)].insert(c);
    }
    examples_.push_back(std::move(example));
  }

  // How likely `character` is to stand for `piece`.
  double Probability(char32_t character, std::string_view piece) {
    Pieces& pieces = likely_[character];
    const auto known = pieces.find(piece);
    if (known != pieces.end()) return known->second;
    const double p = Prior(character, piece) * unseen_[character];
    return unseen_.count(character) > 0 && unseen_[character] > 0
               ? p
               : Prior(character, piece);
  }

  double Prior(char32_t character, std::string_view piece) {
    Pieces& pieces = prior_[character];
    const auto known = pieces.find(piece);
    if (known != pieces.end()) return known->second;
    std::string utf8;
    AppendUtf8(character, &utf8);
    double least = 3;
    for (const PhonemeVariant& variant : SoundOf(utf8).variants) {
      least = std::min<double>(
          least,
          variant.penalty + Distance(variant.phonemes, ScriptFamily::kHan,
                                     piece, ScriptFamily::kLatin));
    }
    const double p = std::exp(-kPriorSharpness * least) / 4;
    pieces.emplace(piece, p);
    return p;
  }

  using Table = std::vector<std::vector<double>>;

  // [i][j]: the first i characters stand for the first j sounds.
  Table Forward(const std::u32string& characters, std::string_view name) {
    Table table(characters.size() + 1, std::vector<double>(name.size() + 1));
    table[0][0] = 1;
    for (std::size_t i = 0; i < characters.size(); ++i) {
      for (std::size_t j = 0; j <= name.size(); ++j) {
        if (table[i][j] == 0) continue;
        const std::size_t most = std::min(kLongestPiece, name.size() - j);
        for (std::size_t n = 0; n <= most; ++n) {
          table[i + 1][j + n] +=
              table[i][j] * Probability(characters[i], name.substr(j, n));
        }
      }
    }
    return table;
  }

  Table Backward(const std::u32string& characters, std::string_view name) {
    Table table(characters.size() + 1, std::vector<double>(name.size() + 1));
    table.back().back() = 1;
    for (std::size_t i = characters.size(); i-- > 0;) {
      for (std::size_t j = 0; j <= name.size(); ++j) {
        const std::size_t most = std::min(kLongestPiece, name.size() - j);
        for (std::size_t n = 0; n <= most; ++n) {
          table[i][j] += table[i + 1][j + n] *
                         Probability(characters[i], name.substr(j, n));
        }
      }
    }
    return table;
  }

  void Count(const std::u32string& characters, std::string_view name,
             std::map<char32_t, Pieces>* counts) {
    const Table before = Forward(characters, name);
    const Table after = Backward(characters, name);
    const double all = before.back().back();
    for (std::size_t i = 0; i < characters.size(); ++i) {
      for (std::size_t j = 0; j <= name.size(); ++j) {
        const std::size_t most = std::min(kLongestPiece, name.size() - j);
        for (std::size_t n = 0; n <= most; ++n) {
          const std::string_view piece = name.substr(j, n);
          const double share = before[i][j] * after[i + 1][j + n] *
                               Probability(characters[i], piece) / all;
          if (share > 1e-4) {
            (*counts)[characters[i]][std::string(piece)] += share;
          }
        }
      }
    }
  }

  void Maximise(const std::map<char32_t, Pieces>& counts) {
    std::map<char32_t, Pieces> likely;
    for (const auto& [character, pieces] : counts) {
      double sum = kPriorWeight;
      for (const auto& [piece, count] : pieces) sum += count;
      for (const auto& [piece, count] : pieces) {
        likely[character][piece] =
            (count + kPriorWeight * Prior(character, piece)) / sum;
      }
      unseen_[character] = kPriorWeight / sum;
    }
    likely_ = std::move(likely);
  }

  struct Reading {
    std::string piece;
    double share;
  };
  std::vector<Reading> ReadingsOf(char32_t character) const;

  Simplifier simplifier_;
  std::vector<Example> examples_;
  std::map<char32_t, std::size_t> seen_;          // as written
  std::map<char32_t, std::set<char32_t>> forms_;  // of a simplified one
  std::map<char32_t, Pieces> prior_;
  std::map<char32_t, Pieces> likely_;
  std::map<char32_t, double> unseen_;
};

// The piece with most others near it, then of what is left the next.
std::vector<Learner::Reading> Learner::ReadingsOf(char32_t character) const {
  const auto found = likely_.find(character);
  if (found == likely_.end()) return {};
  Pieces left = found->second;
  std::vector<Reading> readings;
  const auto edits = [](const std::string& a, const std::string& b) {
    return Distance(a, ScriptFamily::kHan, b, ScriptFamily::kLatin);
  };
  const auto near = [&edits](const std::string& a, const std::string& b) {
    return edits(a, b) - (edits(a, a) + edits(b, b)) / 2 <= kSame;
  };
  double all = 0;
  for (const auto& [piece, share] : left) all += share;
  while (readings.size() < kReadings) {
    Reading best{"", 0};
    double own = 0;
    for (const auto& [piece, share] : left) {
      if (share < .02 * all) continue;
      double covered = 0;
      for (const auto& [other, its_share] : left) {
        if (near(piece, other)) covered += its_share;
      }
      // The commonest piece speaks for those near it.
      if (covered + share > best.share + own) {
        best = {piece, covered};
        own = share;
      }
    }
    if (best.share < kLeastShare * all) break;
    std::erase_if(left,
                  [&](const auto& one) { return near(best.piece, one.first); });
    left.erase(best.piece);
    readings.push_back(std::move(best));
  }
  return readings;
}

void Learner::Write(const std::filesystem::path& file) {
  std::ofstream out(file);
  out << R"(R"tab(
# How Han characters are read in foreign names. Made from pairs of names by
# tests/bench/han_train.cc, where it is said how; not to be edited.
#
# A row: the simplified and traditional forms of a character; its readings, each
# with its penalty in hundredths; a dot stands for silence.
)";
  for (const auto& [character, forms] : forms_) {
    std::size_t seen = 0;
    std::u32string written;
    for (const char32_t form : forms) {
      seen += seen_[form];
      written.push_back(form);
    }
    if (forms.count(character) == 0) written.insert(0, 1, character);
    const std::vector<Reading> readings = ReadingsOf(character);
    if (seen < kTimesSeen || readings.empty()) continue;
    out << ToUtf8(written);
    for (const Reading& reading : readings) {
      const double penalty =
          std::log(readings[0].share / reading.share) / kPenaltyScale;
      const auto steps = static_cast<int>(std::lround(20 * penalty));
      out << ' ' << (reading.piece.empty() ? "." : reading.piece) << ' '
          << std::max(0, 5 * steps);
    }
    out << '\n';
  }
  out << ")tab\"\n";
  out.close();
  if (!out) throw Error(ErrorKind::kSystem, "cannot write " + file.string());
}

int Main(int argc, char** argv) {
  std::vector<std::filesystem::path> data;
  std::filesystem::path out;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name != "--data" && name != "--out") {
      throw Error(ErrorKind::kUsage, "unknown option: " + std::string(name));
    }
    (name == "--data" ? data.emplace_back() : out) = argv[i + 1];
  }
  if (data.empty() || out.empty()) {
    throw Error(ErrorKind::kUsage, "--data and --out are needed");
  }
  Learner learner(data);
  learner.Run();
  learner.Write(out);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace dizin::bench

int main(int argc, char** argv) {
  try {
    return dizin::bench::Main(argc, argv);
  } catch (const std::exception& e) {
    std::cerr << "han_train: " << e.what() << '\n';
    return 2;
  }
}
