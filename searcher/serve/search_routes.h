// What is asked of the database: searches, articles, names, completions.

#ifndef DIZIN_SEARCHER_SERVE_SEARCH_ROUTES_H_
#define DIZIN_SEARCHER_SERVE_SEARCH_ROUTES_H_

#include <vector>

#include "searcher/serve/options.h"
#include "searcher/serve/router.h"

namespace dizin::serve {

// `options` must outlive the routes.
std::vector<Route> SearchRoutes(const ServeOptions& options);

// What changes the database.
std::vector<Route> WritingRoutes(const ServeOptions& options);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_SEARCH_ROUTES_H_
