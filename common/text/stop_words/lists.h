// The files of this folder, one a language, as they are: words apart by white
// space, lines that begin with # say what follows. CMake embeds them.

#ifndef DIZIN_COMMON_TEXT_STOP_WORDS_LISTS_H_
#define DIZIN_COMMON_TEXT_STOP_WORDS_LISTS_H_

#include <span>
#include <string_view>

namespace dizin {

struct StopWordList {
  std::string_view language;
  std::string_view text;
};

// In order of language.
std::span<const StopWordList> StopWordLists();

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_STOP_WORDS_LISTS_H_
