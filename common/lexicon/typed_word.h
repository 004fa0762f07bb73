// What was typed, cut into the terms it may stand for.
//
//   ReadTypedWord("KALIN")    // one part: readings kalin, kalın; XA:KALIN
//   ReadTypedWord("S-400")    // one part: s400
//   ReadTypedWord("安卡拉")   // one part: the phrase 安卡 卡拉
//   ReadTypedWord("Abu-Dabi") // two parts
//
// The first reading is the word as it is indexed; the other is the Turkish and
// Azeri one of a word typed with I or İ. Runs of Han, and of words of Thai and
// its neighbours, are one part. Thread-safe.

#ifndef DIZIN_COMMON_LEXICON_TYPED_WORD_H_
#define DIZIN_COMMON_LEXICON_TYPED_WORD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::lexicon {

// What a capital says in the place where the word stands.
enum class CapitalSays : std::uint8_t {
  kName,     // within a query
  kLittle,   // at its start, where any word may have one
  kNothing,  // the whole query is in capitals
};

enum class TypedCapital : std::uint8_t {
  kNone,
  kUntold,  // at the start, or all letters are capitals
  kTold,
};

struct TypedPart {
  // Forms as row_keys.h writes them: a term or a joined form. Empty if the
  // part is an abbreviation alone (U.S.).
  std::vector<std::string> readings;
  std::string abbreviation;  // "XA:US" if it can be one, else empty
  std::size_t letters = 0;   // of the abbreviation
  TypedCapital capital = TypedCapital::kNone;
  bool in_compound = false;  // one of several
};

struct TypedWord {
  std::vector<TypedPart> parts;
  // Several parts written as one word: "abudabi"; empty for one part.
  std::string joined;
};

// `typed` is UTF-8 of any length; no parts if there is no word in it. Where
// capitals say nothing, a word in capitals is no abbreviation (dotted ones
// are).
TypedWord ReadTypedWord(std::string_view typed,
                        CapitalSays says = CapitalSays::kName);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_TYPED_WORD_H_
