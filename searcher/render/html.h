// Excerpts as HTML, safe to put between any two tags.
//
//   RenderHtml(passage)
//   // ibrahim <mark class="alike">Kalın</mark> &amp; …
//
// & < > " ' are escaped in text and marks alike, so that removing the tags and
// reading the entities gives back the excerpt byte for byte.

#ifndef DIZIN_SEARCHER_RENDER_HTML_H_
#define DIZIN_SEARCHER_RENDER_HTML_H_

#include <string>
#include <string_view>

#include "searcher/answer.h"

namespace dizin::render {

// The class of a mark is its grade. Thread-safe.
std::string RenderHtml(const Excerpt& excerpt);

void AppendHtml(std::string_view text, std::string* out);

}  // namespace dizin::render

#endif  // DIZIN_SEARCHER_RENDER_HTML_H_
