// Which function answers which path: a table of routes.
//
//   Router router;
//   router.Add({.name = "search", .path = "/v1/search",
//               .methods = {Method::kGet}, .answer = Search});
//   Found found = router.Find(Method::kGet, "/v1/search");
//
// A path ends with "{id}" where any rest of a path, decoded, is an id: slashes
// in it may be escaped or not. HEAD is answered as GET, without a body; OPTIONS
// by the router, where the path is known.

#ifndef DIZIN_SEARCHER_SERVE_ROUTER_H_
#define DIZIN_SEARCHER_SERVE_ROUTER_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/searcher.h"
#include "searcher/serve/cost.h"
#include "searcher/serve/message.h"
#include "searcher/serve/target.h"

namespace dizin::serve {

// Where an answer is made.
enum class Place : std::uint8_t {
  kAtOnce,  // by the thread of the connections: in microseconds, no searcher
  kSearch,  // by a thread that searches
  kDelete,  // by the thread that writes
  kUpload,  // the same, while the body arrives
};

struct Call {
  const Request* request = nullptr;
  const Parameters* parameters = nullptr;
  std::string_view id;  // of a path with "{id}", decoded
  std::chrono::steady_clock::time_point arrived;
  Searcher* searcher = nullptr;  // where it is made by Place::kSearch
};

struct Route {
  std::string name;  // for logs and metrics
  std::string path;
  std::vector<Method> methods;
  Place place = Place::kSearch;
  std::vector<std::string> takes = {};  // media types of a body; the first is
                                        // what is asked for
  std::uint64_t max_body = 0;
  bool guarded = false;  // only for who has the token
  // Of an answer that is made by Place::kSearch; in the thread of the
  // connections. Null: light. Does not throw.
  std::function<Cost(const Call&)> cost = {};
  // Throws Error; may run in several threads at once. Null where Place says how
  // it is answered.
  std::function<Response(const Call&)> answer = {};
};

class Router {
 public:
  struct Found {
    const Route* route = nullptr;  // null: `refusal` is the answer
    std::string id;
    Response refusal;  // 404, 405, or what OPTIONS is answered
  };

  void Add(Route route) { routes_.push_back(std::move(route)); }
  void Add(std::vector<Route> routes);

  // `path` as Target has it.
  Found Find(Method method, std::string_view path) const;

  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_ROUTER_H_
