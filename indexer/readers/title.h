// A title for a text that was given none: its first sentence.
//
//   TitleFromText("Ankara'da konuştu. Sonra…")   // "Ankara'da konuştu."
//   TitleFromText("U.S. senators met Mr. Kalın in Ankara. They …")
//
// Rules, in order:
// 1. Blanks and line ends before the first word are dropped; inside, each run
// of
//    them is one space.
// 2. It ends at a blank line, or at the end of a line of at most
//    kMaxHeadlineCharacters: longer lines are taken for broken ones.
// 3. It ends behind a full stop, question or exclamation mark of any script
//    that a blank follows (Han ones need none), with closing quotes and
//    brackets; not behind a letter ("U.S."), two of which the first is a Latin
//    capital ("Mr.", "St.") or a number ("11. Februar").
// 4. It is cut between words at kMaxTitleCharacters, with an ellipsis.

#ifndef DIZIN_INDEXER_READERS_TITLE_H_
#define DIZIN_INDEXER_READERS_TITLE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dizin::indexer {

inline constexpr std::size_t kMaxTitleCharacters = 120;
inline constexpr std::size_t kMaxHeadlineCharacters = 60;

// `text` is well-formed UTF-8 with lines that end in \n. Looks at its first few
// hundred bytes only. Empty if there is nothing but blanks. Thread-safe.
std::string TitleFromText(std::string_view text);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_TITLE_H_
