#include "searcher/serve/program.h"

#include <memory>

#include "searcher/searcher.h"
#include "searcher/serve/page_routes.h"
#include "searcher/serve/router.h"
#include "searcher/serve/search_routes.h"
#include "searcher/serve/server.h"

namespace dizin::serve {

void Serve(const ServeOptions& options) {
  const auto open = [&options] {
    return std::make_unique<Searcher>(
        index::IndexReader::Open(options.databases));
  };
  open();  // what is no database is said at once
  Router router;
  router.Add({.name = "healthz",
              .path = "/healthz",
              .methods = {Method::kGet},
              .place = Place::kAtOnce,
              .answer = [](const Call&) {
                Response response;
                response.content_type = "text/plain; charset=utf-8";
                response.body = "ok\n";
                return response;
              }});
  router.Add(SearchRoutes(options));
  router.Add(PageRoutes(options));
  Server(options, router, open).Run();
}

}  // namespace dizin::serve
