// Who may read answers from another page: the CORS protocol of Fetch.

#ifndef DIZIN_SEARCHER_SERVE_CORS_H_
#define DIZIN_SEARCHER_SERVE_CORS_H_

#include <string>
#include <vector>

#include "searcher/serve/message.h"

namespace dizin::serve {

// Adds what a browser looks for if the request is from one of `origins` ("*" is
// any), and nothing else. Thread-safe.
void AddCors(const std::vector<std::string>& origins, const Request& request,
             Response* response);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_CORS_H_
