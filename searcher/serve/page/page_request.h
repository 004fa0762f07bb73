// PageRequest: what the address of the web page asks for.
//
//   PageRequest request = ReadPageRequest({{"q", "kalin"}, {"lang", "tr"}});
//   ToSearchRequest(request, now).query   // "lang:tr kalin"
//   PageAddress(request)                  // "/?q=kalin&lang=tr"
//
// The address holds all there is to a page, so that it can be kept, sent and
// gone back to, with and without JavaScript. Facets, and the months of the
// timeline, are links to the address with one thing changed. Parameters that
// make no sense are passed over: an address is no place for errors.

#ifndef DIZIN_SEARCHER_SERVE_PAGE_PAGE_REQUEST_H_
#define DIZIN_SEARCHER_SERVE_PAGE_PAGE_REQUEST_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/searcher.h"
#include "searcher/serve/target.h"

namespace dizin::serve {

// Articles of one page, and the farthest it goes.
inline constexpr std::size_t kPageHits = 10;
inline constexpr std::size_t kMaxPageOffset = 10'000;

struct PageRequest {
  std::string query;
  std::string like;      // the id of an article: those like it, for no query
  std::string language;  // code; empty: any
  std::string source;
  std::string from, to;  // dates as ParseDate() reads them
  bool exact = false;    // the spelling that was typed only
  bool newest_first = false;
  std::size_t offset = 0;
  std::string after;  // SearchAnswer::next of the page before; no offset then

  void ToFirstPage() {
    offset = 0;
    after.clear();
  }
  bool HasFilter() const {
    return !language.empty() || !source.empty() || !from.empty() || !to.empty();
  }
  bool IsEmpty() const { return query.empty() && like.empty() && !HasFilter(); }

  friend bool operator==(const PageRequest&, const PageRequest&) = default;
};

PageRequest ReadPageRequest(const Parameters& parameters);

// Relative to this server, percent-encoded; ReadPageRequest() of it is the
// request again. Only `&` needs escaping in HTML.
std::string PageAddress(const PageRequest& request);

SearchRequest ToSearchRequest(const PageRequest& request,
                              std::int64_t now_seconds);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_PAGE_PAGE_REQUEST_H_
