// Html builds a document piece by piece, and escapes what is not markup.
//
//   Html html;
//   html.Markup("<p title=\"").Text(reason).Markup("\">").Text(words);

#ifndef DIZIN_SEARCHER_SERVE_PAGE_HTML_H_
#define DIZIN_SEARCHER_SERVE_PAGE_HTML_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "searcher/answer.h"
#include "searcher/render/html.h"

namespace dizin::serve {

class Html {
 public:
  // Written by us: goes in as it is.
  Html& Markup(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  // Written by anybody: safe between tags and in quoted attributes.
  Html& Text(std::string_view text) {
    render::AppendHtml(text, &out_);
    return *this;
  }
  Html& Number(std::uint64_t number) { return Markup(std::to_string(number)); }

  // An excerpt with its marks: <mark class="near" title="sounds like kalin">.
  Html& Excerpt(const dizin::Excerpt& excerpt,
                std::span<const Expansion> words);

  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

// "1 article", "7 articles".
std::string Count(std::uint64_t number, std::string_view one,
                  std::string_view many);

// Where a link may lead: javascript: and the like are not addresses.
bool IsWebAddress(std::string_view url);

// "sounds like kalin (93 %)": why a place of the text is marked.
std::string ReasonOf(const Mark& mark, std::span<const Expansion> words);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_PAGE_HTML_H_
