// What there is in an HTML page, read in one pass.
//
//   HtmlPage page = ParseHtml("<title>A</title><p>Text <a href=x>b</a>");
//   page.title                // "A"
//   page.blocks[0].text       // "Text b"

#ifndef DIZIN_INDEXER_READERS_HTML_PAGE_H_
#define DIZIN_INDEXER_READERS_HTML_PAGE_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::indexer {

// A paragraph, heading, list item, table row: text that stands for itself.
struct HtmlBlock {
  std::string text;            // no blanks at its ends, no two together
  std::size_t link_bytes = 0;  // of it, in links
  bool heading = false;
  bool main = false;  // within <article>, <main> or role=main
};

struct HtmlPage {
  std::string title;
  std::string language;  // of <html>
  std::string canonical_url;
  std::string time;  // of the first <time datetime>
  // By name or property, in lower case; the first of a name.
  std::map<std::string, std::string, std::less<>> metas;
  std::vector<std::string> json_ld;
  // Without those in scripts, styles, forms' controls, navigation, headers and
  // footers of the page, asides, and what is hidden.
  std::vector<HtmlBlock> blocks;
};

// `html` is well-formed UTF-8 without NULs. Thread-safe.
HtmlPage ParseHtml(std::string_view html);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_HTML_PAGE_H_
