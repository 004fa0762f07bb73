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
#include <string>
#include <string_view>
#include <vector>

namespace dizin::lexicon {

struct TypedPart {
  // Forms as row_keys.h writes them: a term or a joined form. Empty if the
  // part is an abbreviation alone (U.S.).
  std::vector<std::string> readings;
  std::string abbreviation;  // "XA:US" if it can be one, else empty
  std::size_t letters = 0;   // of the abbreviation
  bool capital = false;      // typed with one
};

struct TypedWord {
  std::vector<TypedPart> parts;
  // Several parts written as one word: "abudabi"; empty for one part.
  std::string joined;
};

// `typed` is UTF-8 of any length; no parts if there is no word in it. Where the
// whole query is `in_capitals` a capital says nothing, and a word in capitals
// is no abbreviation (dotted ones are).
TypedWord ReadTypedWord(std::string_view typed, bool in_capitals = false);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_TYPED_WORD_H_
