// Character references of HTML and XML: &amp; &Ouml; &#8217; &#x2019;.
//
//   DecodeEntities("R&amp;D &ndash; &#304;")   // "R&D – İ"

#ifndef DIZIN_INDEXER_READERS_ENTITIES_H_
#define DIZIN_INDEXER_READERS_ENTITIES_H_

#include <string>
#include <string_view>

namespace dizin::indexer {

// The entities of HTML 4, and numbers; what is none stays as it is. Numbers of
// no character become U+FFFD, those of 128 to 159 what Windows-1252 has there
// (as browsers do). Thread-safe.
std::string DecodeEntities(std::string_view text);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_ENTITIES_H_
