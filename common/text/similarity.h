// How alike two words sound, from 0 to 1.
//
//   const SoundMatcher matcher(SoundOf("kalın"));
//   matcher.Quick("kalin", ScriptFamily::kArabic, .67F)  // first pass
//   matcher.Similarity(SoundOf("كالين"))                 // .97
//   matcher.PrefixSimilarity(SoundOf("kalınin"))         // an ending is free
//
// Similarity is 1 - (distance + .1 (1 - Jaro-Winkler)) / length of the longer
// phoneme string. The distance is the least over the readings of both words of
// a weighted edit distance plus half the penalties of the readings. What an
// edit costs depends on the family of scripts: in Arabic a vowel that is not
// written costs a tenth of an edit, in Cyrillic three times that.
//
// Pure functions, safe in any thread; a SoundMatcher is constant once made.

#ifndef DIZIN_COMMON_TEXT_SIMILARITY_H_
#define DIZIN_COMMON_TEXT_SIMILARITY_H_

#include <string_view>
#include <utility>

#include "common/text/phonemes.h"

namespace dizin {

// Larger than any distance.
inline constexpr float kNoCutoff = 1e9F;

// The cost in edits of turning one phoneme string into the other; 0 for equal
// strings or nearly so. Symmetric: (a, fa, b, fb) as (b, fb, a, fa). Once it
// must exceed `cutoff` the answer is some number above `cutoff`.
float Distance(std::string_view a, ScriptFamily a_family, std::string_view b,
               ScriptFamily b_family, float cutoff = kNoCutoff);

// The same of `stem` and the prefix of `word` that suits it best. What follows
// in `word` costs little, as an ending would.
float PrefixDistance(std::string_view stem, ScriptFamily stem_family,
                     std::string_view word, ScriptFamily word_family,
                     float cutoff = kNoCutoff);

// Jaro-Winkler similarity of two strings of bytes, in [0, 1]; only their first
// 64 bytes count. 0 if either is empty.
float JaroWinkler(std::string_view a, std::string_view b);

// One word, to be compared with many.
class SoundMatcher {
 public:
  explicit SoundMatcher(Sound sound) : sound_(std::move(sound)) {}

  const Sound& sound() const { return sound_; }

  // An estimate from one phoneme string of a candidate, as it is stored: the
  // similarity to its readings without the Jaro-Winkler part. Answers 0 as
  // soon as it must be below `at_least`. Costs 0.1 to 0.3 microseconds.
  float Quick(std::string_view phonemes, ScriptFamily family,
              float at_least) const;
  // Over the four best readings of both.
  float Similarity(const Sound& candidate) const;
  // The same, allowing an ending in the candidate.
  float PrefixSimilarity(const Sound& candidate) const;

 private:
  Sound sound_;
};

// SoundMatcher(a).Similarity(b).
float Similarity(const Sound& a, const Sound& b);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_SIMILARITY_H_
