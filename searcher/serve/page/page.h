// The web page, as HTML that needs no JavaScript: a form, the articles found,
// and everything an answer says about itself, each with a link that narrows or
// widens it. page.js asks for the same page and takes its parts, so there is
// one renderer.
//
//   RenderPage({.request = request, .answer = &answer, .articles = 1234})
//
// Text of articles and queries is escaped wherever it stands, and links lead
// only to http and https addresses and to this server. Marks carry the grade as
// a class, for colour, and the reason as a title and in words for screen
// readers. The page has no inline style and no inline script: it works under
// kContentSecurityPolicy, which is to be sent with it.

#ifndef DIZIN_SEARCHER_SERVE_PAGE_PAGE_H_
#define DIZIN_SEARCHER_SERVE_PAGE_PAGE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "searcher/answer.h"
#include "searcher/serve/page/page_request.h"

namespace dizin::serve {

inline constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

struct PageView {
  PageRequest request;
  const SearchAnswer* answer = nullptr;  // null: nothing was asked, or `error`
  std::string error;                     // one line, shown instead
  std::uint64_t articles = 0;            // in the database
};

// A complete document in UTF-8. Thread-safe.
std::string RenderPage(const PageView& view);

// One whole article with the words of `request` marked. Thread-safe.
std::string RenderArticlePage(const PageRequest& request,
                              const AnsweredHit& article,
                              std::span<const Expansion> words);

// What the pages refer to, built into the program. The path names its content,
// so it may be kept for ever.
struct Asset {
  std::string_view path;          // "/assets/page-0123abcd.css"
  std::string_view content_type;  // "text/css"; text is UTF-8
  std::string_view bytes;
};
std::span<const Asset> Assets();

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_PAGE_PAGE_H_
