// The bearer token of who may write: RFC 6750.

#ifndef DIZIN_SEARCHER_SERVE_TOKEN_H_
#define DIZIN_SEARCHER_SERVE_TOKEN_H_

#include <string_view>

namespace dizin::serve {

// True if `authorization` is "Bearer " and `token`. Takes as long for any
// other token of that length. Never true for an empty token.
bool IsAuthorized(std::string_view authorization, std::string_view token);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_TOKEN_H_
