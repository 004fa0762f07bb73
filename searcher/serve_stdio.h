// `dizin-search --serve-stdio`: requests in and answers out, a line each, for
// back ends that would rather keep a pipe than a socket.
//
//   {"id": 7, "search": {"query": "kalin"}}
//   {"id":7,"answer":{"version":1,"query":…}}
//   {"id": 8, "search": {"querry": "kalin"}}
//   {"id":8,"error":{"kind":"usage","message":"'querry' is no field of …"}}
//
// Each line is answered by one line, in the order asked, written out before the
// next is read. Whatever a line holds, the next is read; blank ones are passed
// over. A line longer than a request may be is not kept.

#ifndef DIZIN_SEARCHER_SERVE_STDIO_H_
#define DIZIN_SEARCHER_SERVE_STDIO_H_

#include <cstdio>

#include "searcher/search_request.h"
#include "searcher/searcher.h"

namespace dizin {

// Until the end of `in`. What a request does not say is as in `defaults`, but
// for the time that relative dates count from, which is now. Throws
// Error(kSystem) if `out` cannot be written, or `in` not read.
void ServeLines(const SearchRequest& defaults, std::FILE* in, std::FILE* out,
                Searcher* searcher);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_SERVE_STDIO_H_
