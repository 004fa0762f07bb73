// The web page: "/" searches, "/article" shows one article, "/assets/…" is what
// they refer to.

#ifndef DIZIN_SEARCHER_SERVE_PAGE_ROUTES_H_
#define DIZIN_SEARCHER_SERVE_PAGE_ROUTES_H_

#include <vector>

#include "searcher/serve/options.h"
#include "searcher/serve/router.h"

namespace dizin::serve {

std::vector<Route> PageRoutes(const ServeOptions& options);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_PAGE_ROUTES_H_
