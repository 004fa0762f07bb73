// What one typed word becomes: the words of the index that are it, by grade.

#ifndef DIZIN_COMMON_LEXICON_VARIANT_H_
#define DIZIN_COMMON_LEXICON_VARIANT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/export.h"

namespace dizin {

// How close a variant is to what was typed, closest first (DESIGN: grades).
enum class Grade : std::uint8_t {
  kExact,  // as typed, under root or Turkish casing
  kAlike,  // the same word spelt or inflected otherwise
  kNear,   // sounds the same (similarity >= .88), an alias, an abbreviation
  kFar,    // sounds alike (>= .62 across scripts, >= .85 within one)
};
inline constexpr int kGrades = 4;

// Why it is a variant.
enum class Relation : std::uint8_t {
  kTyped,         // the word itself
  kSpelling,      // same fold: kalin, Kalın
  kInflection,    // same stem in a language where the typed word is at home
  kSound,         // same name key, similar phonemes: Калын
  kAbbreviation,  // CAATSA and its long form
  kAlias,         // Germany, Almanya
};

// "exact", "alike", "near", "far"; "typed", "spelling", …: the words that
// --explain and JSON use. Thread-safe.
DIZIN_EXPORT std::string_view ToString(Grade grade);
DIZIN_EXPORT std::string_view ToString(Relation relation);

struct Variant {
  // Index terms, without field prefix. Several are a phrase: 安卡 卡拉.
  std::vector<std::string> terms;
  Grade grade = Grade::kExact;
  Relation relation = Relation::kTyped;
  float similarity = 1;        // of kSound, in [0, 1]; 1 for the others
  std::uint32_t articles = 0;  // that have it; an upper bound for a phrase
};

// Which grades a query asks for: --match and the marks = and ~ of a word.
enum class Match : std::uint8_t {
  kDefault,  // every grade, sound for name-like words only
  kExact,    // =word: this spelling only
  kAlike,    // exact and alike
  kSounds,   // ~word: every grade for every word, at the widest thresholds
};

// The variants of one typed word, best grade first, then by similarity and
// frequency. Empty if the index has none of them.
struct Expansion {
  std::string typed;  // as in the query
  bool name_like = false;
  std::vector<Variant> variants;
};

}  // namespace dizin

#endif  // DIZIN_COMMON_LEXICON_VARIANT_H_
