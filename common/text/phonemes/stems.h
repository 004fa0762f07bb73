// What a word may be an inflected form of, as name_key.h promises: one or two
// endings, or prefixes, that are written with a name are cut off by tables.
// Internal to the text layer.
//
//   StemList stems;
//   NameStemsOf(U"ലണ്ടനിലെ", ScriptFamily::kIndic, &stems);  // ലണ്ടൻ
//
// An ending goes off whole, the longest first, and what stands before it may
// have another: Marathi ट्रम्पांच्याकडे, Bengali ট্রাম্পেরই. What is left has at
// least two or three letters.

#ifndef DIZIN_COMMON_TEXT_PHONEMES_STEMS_H_
#define DIZIN_COMMON_TEXT_PHONEMES_STEMS_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "common/text/name_key.h"
#include "common/text/phonemes.h"
#include "common/text/phonemes/readings.h"

namespace dizin::phonemes {

// Stems, likeliest first: parts of the word's letters, or copies of such.
class StemList {
 public:
  StemList() = default;
  StemList(const StemList&) = delete;
  StemList& operator=(const StemList&) = delete;

  std::span<const std::u32string_view> view() const {
    return {stems_.data(), count_};
  }
  bool full() const { return count_ == stems_.size(); }

  // A stem too many is left out. `stem` must outlive the list.
  void Add(std::u32string_view stem) {
    if (!full()) stems_[count_++] = stem;
  }
  // Adds a copy whose last letter is `last`, or has `last` behind it.
  void AddCopy(std::u32string_view stem, char32_t last);

 private:
  static constexpr std::size_t kMax = IndexedSound::kMaxStems;

  std::array<std::u32string_view, kMax> stems_;
  std::size_t count_ = 0;
  std::array<std::array<char32_t, kMaxLetters + 1>, kMax> copies_;
};

// Adds the stems of `word`, of a script whose endings no stemmer of names
// knows. Both must outlive `stems`.
void NameStemsOf(std::u32string_view word, ScriptFamily family,
                 StemList* stems);

// The same of a Latin word with an ending of Lithuanian or Latvian.
void AddBalticStem(std::u32string_view word, StemList* stems);

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_STEMS_H_
