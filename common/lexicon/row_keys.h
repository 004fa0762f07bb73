// Keys of rows (vocabulary.h) that are not of words, and the joined forms in
// them.
//
//   JoinRow("อัง\x1Fการา")  // "\x01" + it
//   TermsOf("安卡拉")        // {"安卡", "卡拉"}: a phrase
//
// A definition of an abbreviation is the abbreviation and its long form, with
// kJoiner before each word: "\x02CAATSA\x1F" "countering\x1F…".
//
// A joined form is written as Han characters, or as words with kJoiner between
// them. It is never a term; its terms are.

#ifndef DIZIN_COMMON_LEXICON_ROW_KEYS_H_
#define DIZIN_COMMON_LEXICON_ROW_KEYS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dizin::lexicon {

inline constexpr char kJoinRow = '\x01';
inline constexpr char kDefinitionRow = '\x02';
// One row for all bigrams together: of them only languages are counted.
inline constexpr std::string_view kBigramsRow = "\x03";
inline constexpr char kJoiner = '\x1F';

// True if `key` is of a word: it begins with no byte below 0x20.
inline bool IsWordRow(std::string_view key) {
  return !key.empty() && static_cast<unsigned char>(key.front()) >= 0x20;
}

// The row of a definition, and what is in it without its first byte: the
// abbreviation, and the joined form of what it stands for.
std::string DefinitionRow(std::string_view abbreviation,
                          const std::vector<std::string>& terms);
std::pair<std::string_view, std::string_view> SplitDefinition(
    std::string_view form);

// The terms of a word or joined form as it stands in the lexicon: one for a
// word, several for a phrase.
std::vector<std::string> TermsOf(std::string_view form);

// The folds of words, with spaces between: "abu dhabi".
std::string FoldOfWords(const std::vector<std::string>& words);

// How a form is read aloud: without its joiners.
std::string SoundForm(std::string_view form);

// True if `form` has no posting list of its own by its spelling: it holds a
// kJoiner, or is a run of Han characters.
bool IsJoin(std::string_view form);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_ROW_KEYS_H_
