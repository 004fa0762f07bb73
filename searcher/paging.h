// The cursors of answers: where a page ended, as a string that the next request
// brings along. What it promises is in common/index/cursor.h.
//
//   request.after = answer.next;       // empty behind the last page
//   answer = searcher.Search(request);
//
// A cursor goes on with the search that it is of and with no other, but for how
// many articles are shown and what is said of them. It is no secret, and what
// is altered in it is refused.

#ifndef DIZIN_SEARCHER_PAGING_H_
#define DIZIN_SEARCHER_PAGING_H_

#include <string>

#include "common/index/cursor.h"
#include "searcher/search_request.h"

namespace dizin {

// What `request.after` stands for. Throws Error(kUsage) if it is no cursor of
// this search, or there is an offset too. REQUIRES: it is not empty.
index::Cursor ReadCursor(const SearchRequest& request);

// For the page behind the one that `request` was answered with.
std::string WriteCursor(const SearchRequest& request, index::Cursor next);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_PAGING_H_
