// The server: listens, holds the connections, ends when it is told to.
//
//   Server server(options, router, open_searcher);
//   server.Run();
//
// SIGTERM and SIGINT drain: no new connection is taken, what is being answered
// is answered within half a minute, idle connections are closed. A second one
// ends the process.

#ifndef DIZIN_SEARCHER_SERVE_SERVER_H_
#define DIZIN_SEARCHER_SERVE_SERVER_H_

#include <cstdint>
#include <memory>

#include "searcher/serve/metrics.h"
#include "searcher/serve/options.h"
#include "searcher/serve/router.h"
#include "searcher/serve/worker_pool.h"

namespace dizin::serve {

class Server {
 public:
  // Listens. `router` and `metrics` must outlive it. Throws Error: kUsage for
  // an address that is none, kSystem where it cannot listen.
  Server(const ServeOptions& options, const Router& router,
         WorkerPool::Open open, Metrics* metrics);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Until a signal ends it and all is drained. Ends the process where a search
  // is stuck then: nothing else ends its thread.
  void Run();

  std::uint16_t port() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_SERVER_H_
