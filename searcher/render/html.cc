#include "searcher/render/html.h"

namespace dizin::render {

void AppendHtml(std::string_view text, std::string* out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        *out += "&amp;";
        break;
      case '<':
        *out += "&lt;";
        break;
      case '>':
        *out += "&gt;";
        break;
      case '"':
        *out += "&quot;";
        break;
      case '\'':
        *out += "&#39;";
        break;
      default:
        *out += c;
    }
  }
}

std::string RenderHtml(const Excerpt& excerpt) {
  std::string out;
  for (const Segment& segment : Segments(excerpt)) {
    if (segment.mark == nullptr) {
      AppendHtml(segment.text, &out);
      continue;
    }
    out += "<mark class=\"";
    out += ToString(segment.mark->grade);
    out += "\">";
    AppendHtml(segment.text, &out);
    out += "</mark>";
  }
  return out;
}

}  // namespace dizin::render
