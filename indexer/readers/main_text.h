// The text of a page that a reader came for.
//
// Rules, in order:
// 1. Where the blocks within <article> or <main> hold kMinMainBytes of text,
// the
//    others are left out.
// 2. A block of which more than half is links is left out, unless it is longer
//    than kLongBlockBytes: menus, tags, "read more".
// 3. If nothing is left, all blocks are the text: a page of links is one too.
// 4. Headings behind which nothing is left go, and a first block that is the
//    title.

#ifndef DIZIN_INDEXER_READERS_MAIN_TEXT_H_
#define DIZIN_INDEXER_READERS_MAIN_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html_page.h"

namespace dizin::indexer {

inline constexpr std::size_t kMinMainBytes = 200;
inline constexpr std::size_t kLongBlockBytes = 400;

// Blocks are parted by blank lines. Thread-safe.
std::string MainText(const std::vector<HtmlBlock>& blocks,
                     std::string_view title);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_MAIN_TEXT_H_
