// Keys of rows (vocabulary.h) that are not words, and the joined forms in them.
//
//   JoinRow("อัง\x1Fการา")  // "\x01" + it
//   TermsOf("安卡拉")        // {"安卡", "卡拉"}: a phrase
//
// A joined form is written as Han characters, or as words with kJoiner between
// them. It is never a term; its terms are.

#ifndef DIZIN_COMMON_LEXICON_ROW_KEYS_H_
#define DIZIN_COMMON_LEXICON_ROW_KEYS_H_

#include <string>
#include <string_view>
#include <vector>

namespace dizin::lexicon {

inline constexpr char kJoinRow = '\x01';
inline constexpr char kDefinitionRow = '\x02';
inline constexpr char kJoiner = '\x1F';

// True if `key` is of a word: it begins with no byte below 0x20.
inline bool IsWordRow(std::string_view key) {
  return !key.empty() && static_cast<unsigned char>(key.front()) >= 0x20;
}

// The terms of a word or joined form as it stands in the lexicon: one for a
// word, several for a phrase.
std::vector<std::string> TermsOf(std::string_view form);

// How a form is read aloud: without its joiners.
std::string SoundForm(std::string_view form);

// True if `form` has no posting list of its own by its spelling: it holds a
// kJoiner, or is a run of Han characters.
bool IsJoin(std::string_view form);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_ROW_KEYS_H_
