// A SearchAnswer as a page for people at a terminal.
//
//   TextStyle style;
//   style.width = 100; style.paint = Paint::kColor;
//   std::cout << RenderText(answer, style);
//
// A hit is its title, a line of facts (date · source · language · address) and
// its passages, wrapped at the width of the terminal: East Asian characters
// are two columns, combining marks none; lines break at spaces and between Han
// or kana. Marks are painted by grade: exact bold yellow, alike bold
// green, near bold cyan, far cyan; without colour all are bold, and near and
// far underlined; without paint they are as the rest.
//
// A line with letters that run from right to left is wrapped in FSI … PDI
// (UAX #9), so that it cannot reorder its neighbours. Nothing of an article can
// command the terminal: controls become spaces, bidirectional controls and
// other characters that show nothing are left out.

#ifndef DIZIN_SEARCHER_RENDER_TEXT_H_
#define DIZIN_SEARCHER_RENDER_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "searcher/answer.h"

namespace dizin::render {

enum class Paint : std::uint8_t {
  kPlain,  // no escape sequence at all
  kBold,   // bold and underline alone: a terminal under NO_COLOR
  kColor,
};

struct TextStyle {
  Paint paint = Paint::kPlain;
  std::size_t width = 80;  // columns; at least 20 are used
};

// Thread-safe.
std::string RenderText(const SearchAnswer& answer, const TextStyle& style);
std::string RenderText(const NamesAnswer& answer, const TextStyle& style);
// A completion a line: the text as it would be, a tab, and in how many articles
// its last word is.
std::string RenderText(const CompletionAnswer& answer);
// An abbreviation a line: itself, its long form, and how many texts say so,
// with tabs between.
std::string RenderText(const AbbreviationsAnswer& answer);

}  // namespace dizin::render

#endif  // DIZIN_SEARCHER_RENDER_TEXT_H_
