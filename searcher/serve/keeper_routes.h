// What the keeper of a server looks at: is it alive, ready, busy; and what it
// can be asked, as an OpenAPI document.

#ifndef DIZIN_SEARCHER_SERVE_KEEPER_ROUTES_H_
#define DIZIN_SEARCHER_SERVE_KEEPER_ROUTES_H_

#include <string_view>
#include <vector>

#include "searcher/serve/metrics.h"
#include "searcher/serve/router.h"

namespace dizin::serve {

// `metrics` must outlive the routes. They are answered at once, however busy
// the threads that search are.
std::vector<Route> KeeperRoutes(const Metrics* metrics);

// openapi.json, whole.
extern const std::string_view kOpenApi;

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_KEEPER_ROUTES_H_
