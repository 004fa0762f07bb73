// Words of Thai, Lao, Khmer and Burmese, which are written without spaces:
// ICU's dictionaries cut them (UAX #29, section 4, and ICU's "Boundary
// Analysis"). Of Tibetan, whose words end no less invisibly, the syllables,
// each with the tsheg behind it.
//
//   SoutheastAsianWords words;
//   std::size_t behind = words.Cut(text, at);
//   while (!words.AtEnd()) { auto [begin, end] = words.Next(); ... }

#ifndef DIZIN_COMMON_TEXT_SOUTHEAST_ASIAN_H_
#define DIZIN_COMMON_TEXT_SOUTHEAST_ASIAN_H_

#include <cstddef>
#include <vector>

#include "common/text/character_class.h"
#include "common/text/tokenizer.h"

namespace dizin {

// The signs that end a syllable of Tibetan, U+0F0B and U+0F0C.
constexpr bool IsTsheg(char32_t c) { return c == U'་' || c == U'༌'; }

// Not safe in two threads at once. ICU is loaded by a thread's first Cut().
class SoutheastAsianWords {
 public:
  struct Span {
    std::size_t begin;
    std::size_t end;
    bool uncut = false;
  };

  // Cuts the run of such letters at byte `begin`, which ends before a
  // zero-width space; answers the byte behind it. A run that `runs`, which may
  // be null, does not want stays whole. Throws Error(kInternal) if ICU fails.
  // REQUIRES: kSoutheastAsian at `begin`.
  std::size_t Cut(const ClassedText& text, std::size_t begin,
                  const RunFilter* runs);

  bool AtEnd() const { return next_ == words_.size(); }
  Span Next() { return words_[next_++]; }

 private:
  std::vector<Span> words_;
  std::size_t next_ = 0;
};

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_SOUTHEAST_ASIAN_H_
