#include "searcher/serve/program.h"

#include <memory>

#include "common/index/database.h"
#include "common/index/index_reader.h"
#include "searcher/searcher.h"
#include "searcher/serve/keeper_routes.h"
#include "searcher/serve/metrics.h"
#include "searcher/serve/page_routes.h"
#include "searcher/serve/router.h"
#include "searcher/serve/search_routes.h"
#include "searcher/serve/server.h"

namespace dizin::serve {
namespace {

// What is no database is said at once; one to be written to may be new.
void CheckDatabase(const ServeOptions& options) {
  const bool create =
      options.writable && !index::DatabaseExists(options.databases.front());
  if (create) index::CreateDatabase(options.databases.front(), 1);
  index::IndexReader::Open(options.databases, options.rules.reader);
}

}  // namespace

void Serve(const ServeOptions& options) {
  CheckDatabase(options);
  Metrics metrics;
  Router router;
  router.Add(KeeperRoutes(&metrics));
  router.Add(SearchRoutes(options));
  router.Add(PageRoutes(options));
  if (options.writable) router.Add(WritingRoutes(options));
  Server server(
      options, router,
      [&options] {
        return std::make_unique<Searcher>(
            index::IndexReader::Open(options.databases, options.rules.reader));
      },
      &metrics);
  server.Run();
}

}  // namespace dizin::serve
