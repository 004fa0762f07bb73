// Answers made smaller for clients that ask for it: RFC 9110, 12.5.3.
//
//   if (AcceptsGzip("br, gzip;q=0.5")) response.body = Gzip(response.body);

#ifndef DIZIN_SEARCHER_SERVE_ENCODING_H_
#define DIZIN_SEARCHER_SERVE_ENCODING_H_

#include <string>
#include <string_view>

#include "searcher/serve/message.h"

namespace dizin::serve {

// `field` is the Accept-Encoding of a request; malformed parts accept nothing.
bool AcceptsGzip(std::string_view field);

std::string Gzip(std::string_view bytes);

// Compresses what is worth it and not compressed yet, and says that the answer
// varies. Thread-safe, as all of this.
void Encode(const Request& request, Response* response);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_ENCODING_H_
