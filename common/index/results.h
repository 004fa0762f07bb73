// What an index is asked to do with its matches, and what it says of them:
// plain values, as the answers of the library have them.

#ifndef DIZIN_COMMON_INDEX_RESULTS_H_
#define DIZIN_COMMON_INDEX_RESULTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "common/lexicon/variant.h"

namespace dizin::index {

// Numbers behind the order of the answer. The defaults are what every search
// uses; docs/relevance.md says what each brought. Others are for experiments.
struct Ranking {
  double k1 = 1.2;  // BM25
  double b = .75;
  // The same for a question. The passage that answers it names each of its
  // words, and need not repeat any.
  double question_k1 = .6;
  double question_b = .3;
  double k3 = 1000;
  // What a match of each grade is worth; DESIGN: query shape.
  double grade_weight[kGrades] = {.25, .35, .20, .20};
  double title_weight = .25;
  // What two neighbouring words of the query are worth more where they stand
  // within eight words of each other.
  double proximity_weight = .1;
  // What a word counts that the query joins to others with a hyphen, where it
  // stands without them.
  double part_weight = .5;
};

enum class Sort : std::uint8_t { kRelevance, kDateDescending };

// What an answer can be counted by (facets.h).
enum class FacetKind : std::uint8_t {
  kLanguage,
  kSource,
  kYear,   // "2021"
  kMonth,  // "2021-02"
  kNames,  // the names most telling of the best articles
};

// What one word of the query gave to the score of one article, by grade.
struct ScorePart {
  // As typed; "title: …" for the title's share, "… near …" for two words that
  // stand close to each other.
  std::string word;
  Grade grade = Grade::kExact;
  double score = 0;
};

struct FacetValue {
  std::string value;
  std::uint64_t articles = 0;

  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

struct Facet {
  FacetKind kind = FacetKind::kLanguage;
  std::vector<FacetValue> values;  // in most articles first; names: best first
  std::uint64_t others = 0;        // values that are not listed
  bool exact = true;               // false: counted over a part of the matches
};

// A word of the index, to be offered.
struct KnownWord {
  std::string term;     // as indexed: "kalın"
  std::string written;  // as people mostly write it: "Kalın"
  std::uint32_t articles = 0;
};

// What the articles say that an abbreviation stands for.
struct KnownAbbreviation {
  std::string abbreviation;        // "CAATSA"
  std::vector<std::string> words;  // of the long form, as indexed
  std::uint64_t texts = 0;         // titles and texts that say so
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_RESULTS_H_
