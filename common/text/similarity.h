// How alike two words sound, from 0 to 1.
//
//   const SoundMatcher matcher(SoundOf("kalın"));
//   matcher.Quick("kalin", ScriptFamily::kArabic, .67F)  // first pass
//   matcher.Similarity(SoundOf("كالين"))                 // .97
//   matcher.PrefixSimilarity(SoundOf("kalınin"))         // an ending is free
//
// The distance of two words is the least over their readings of a weighted edit
// distance plus the penalties of the readings. What an edit costs is learned
// for each family of scripts from pairs of names: in Arabic an a that is not
// written costs next to nothing, in Cyrillic a third of an edit; before a
// consonant less than at the end. See phonemes/costs.tab.
//
// Similarity falls with (distance + 1/2) / mean length of the phoneme strings,
// so that short names, which are alike by chance, are less sure. It means the
// same in all scripts: among 50,000 English names, of which about 140 share a
// key with the one looked for,
//
//   a similarity of at least   .88   .80   .72
//   lets in wrong names         .7   2.5     6   for each looked for
//   and finds the right one    81%   89%   91%
//
// Pure functions, safe in any thread; a SoundMatcher is constant once made.

#ifndef DIZIN_COMMON_TEXT_SIMILARITY_H_
#define DIZIN_COMMON_TEXT_SIMILARITY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/phonemes.h"

namespace dizin {

// Larger than any distance.
inline constexpr float kNoCutoff = 1e9F;

// The cost in edits of turning one phoneme string into the other; 0 for equal
// strings of one family, or nearly so. Symmetric: (a, fa, b, fb) as
// (b, fb, a, fa). Once it must exceed `cutoff` the answer is some number above
// `cutoff`.
float Distance(std::string_view a, ScriptFamily a_family, std::string_view b,
               ScriptFamily b_family, float cutoff = kNoCutoff);

// The same of `stem` and the prefix of `word` that suits it best. What follows
// in `word` costs little, as an ending would.
float PrefixDistance(std::string_view stem, ScriptFamily stem_family,
                     std::string_view word, ScriptFamily word_family,
                     float cutoff = kNoCutoff);

// A phoneme string, ready to be compared.
struct SoundSequence {
  std::array<std::uint8_t, kMaxPhonemes> places;    // in the alphabet
  std::array<std::uint8_t, kMaxPhonemes> contexts;  // of each sound
  std::size_t size = 0;
  float penalty = 0;

  SoundSequence() = default;
  explicit SoundSequence(std::string_view phonemes, float penalty = 0);
};

// One word, to be compared with many.
class SoundMatcher {
 public:
  explicit SoundMatcher(Sound sound);

  const Sound& sound() const { return sound_; }
  const std::vector<SoundSequence>& readings() const { return readings_; }

  // An estimate from one phoneme string of a candidate, as it is stored. 0 as
  // soon as it must be below `at_least`. Costs 0.1 to 0.4 microseconds.
  float Quick(std::string_view phonemes, ScriptFamily family,
              float at_least) const;
  // The same where the candidate may have an ending.
  float QuickPrefix(std::string_view phonemes, ScriptFamily family,
                    float at_least) const;
  // Over all readings of both.
  float Similarity(const Sound& candidate) const;
  // The same, allowing an ending in the candidate.
  float PrefixSimilarity(const Sound& candidate) const;

 private:
  Sound sound_;
  std::vector<SoundSequence> readings_;
};

namespace phonemes {
struct EditCosts;
}  // namespace phonemes

// A SoundMatcher that is asked about one phoneme string after another, and
// answers the same: what a string shares with the beginning of the last one is
// not compared again. In a sorted list of some thousand names that is most.
// Not safe in two threads at once.
class SoundScan {
 public:
  // `matcher` must outlive it.
  explicit SoundScan(const SoundMatcher& matcher);

  // SoundMatcher::Quick().
  float Quick(std::string_view phonemes, ScriptFamily family, float at_least);
  // SoundMatcher::QuickPrefix().
  float QuickPrefix(std::string_view phonemes, ScriptFamily family,
                    float at_least);

 private:
  // The distances of each beginning of a reading (in a row) to each beginning
  // of the last string (a row each); as many rows as were needed.
  struct Table {
    static constexpr std::size_t kWidth = kMaxPhonemes + 1;
    std::array<std::array<float, kWidth>, kWidth> rows;
    std::array<float, kWidth> least;  // of each row
    std::size_t known = 0;            // rows
    std::array<float, kMaxPhonemes> drop;
  };

  void Take(std::string_view phonemes, ScriptFamily family);
  void Start(ScriptFamily family);
  bool Extend(const SoundSequence& reading, float cutoff, Table* table) const;

  const SoundMatcher& matcher_;
  const phonemes::EditCosts* costs_ = nullptr;  // null: nothing was asked yet
  ScriptFamily family_ = ScriptFamily::kLatin;
  std::array<std::uint8_t, kMaxPhonemes> places_;  // of the last string
  std::size_t size_ = 0;
  std::vector<Table> tables_;  // one a reading
};

// SoundMatcher(a).Similarity(b).
float Similarity(const Sound& a, const Sound& b);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_SIMILARITY_H_
