// Tells fast that a word as written cannot be any of some terms, so that only
// the few that can be are analysed.
//
//   SpellingHasher hasher;
//   hasher.Hash("KALIN") == hasher.Hash("kalın")   // true
//   hasher.Hash("Kalin") == hasher.Hash("colin")   // false, nearly always
//   hasher.Hash("S-400")                           // std::nullopt
//
// The promise: where Hash() answers for a unit of text (tokenizer.h), the unit
// takes one position, and every term that AnalyzeUnit() makes of it, less
// kAbbreviationPrefix, has the same hash. Words whose fold is the same nearly
// always share a hash too, but nothing relies on it.
//
// It is a sum over letters: each counts by the base letter of its fold, and
// marks do not count at all (Unicode 3.11: combining class not 0), so that
// composed and decomposed text agree. No answer for anything but letters and
// marks, letters whose fold is several letters (ß), letters that can combine
// with the one before (jamo, some Indic vowels), letters of two scripts in one
// word, long words, and ill-formed bytes.

#ifndef DIZIN_COMMON_TEXT_SPELLING_HASH_H_
#define DIZIN_COMMON_TEXT_SPELLING_HASH_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dizin {

// Not safe in two threads at once: it remembers the letters it has met. About
// 2 ns a letter, and 1 us for one that is new.
class SpellingHasher {
 public:
  static constexpr std::size_t kMaxBytes = 64;

  SpellingHasher();

  std::optional<std::uint32_t> Hash(std::string_view unit);

 private:
  enum class State : std::uint8_t { kNew, kLetter, kMark, kNone };
  struct Letter {
    State state = State::kNew;
    std::uint8_t script = 0;
    std::uint16_t number = 0;  // of the base letter
  };
  const Letter& Learn(char32_t c);

  std::vector<Letter> letters_;  // of the basic multilingual plane
};

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_SPELLING_HASH_H_
