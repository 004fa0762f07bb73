// The head of a request, as Beast has parsed it, made a Request.
//
// Whatever could be read in two ways, by us and by a proxy before us, is
// refused (RFC 9112, 6.3 and 11.2): a length and a coding, two of either, a
// coding that is not chunked alone, more or less than one host.

#ifndef DIZIN_SEARCHER_SERVE_REQUEST_HEAD_H_
#define DIZIN_SEARCHER_SERVE_REQUEST_HEAD_H_

#include <optional>

#include <boost/beast/http/message.hpp>

#include "searcher/serve/message.h"

namespace dizin::serve {

// Fills all of `request` but its body. An answer if it is refused; the
// connection cannot be used again then. Thread-safe.
std::optional<Response> TakeHead(
    const boost::beast::http::request_header<>& head, Request* request);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_REQUEST_HEAD_H_
