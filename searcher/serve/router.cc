#include "searcher/serve/router.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace dizin::serve {
namespace {

constexpr std::string_view kIdMark = "{id}";

// The id where `path` is one of the route; empty for a route without.
std::optional<std::string> Match(const Route& route, std::string_view path) {
  std::string_view pattern = route.path;
  if (!pattern.ends_with(kIdMark)) {
    if (path != pattern) return std::nullopt;
    return "";
  }
  pattern.remove_suffix(kIdMark.size());
  if (!path.starts_with(pattern) || path == pattern) return std::nullopt;
  return PercentDecode(path.substr(pattern.size()), false);
}

bool Allows(const Route& route, Method method) {
  if (method == Method::kHead) method = Method::kGet;
  return std::find(route.methods.begin(), route.methods.end(), method) !=
         route.methods.end();
}

}  // namespace

void Router::Add(std::vector<Route> routes) {
  std::move(routes.begin(), routes.end(), std::back_inserter(routes_));
}

Router::Found Router::Find(Method method, std::string_view path) const {
  std::string allowed;
  Found found;
  for (const Route& route : routes_) {
    std::optional<std::string> id = Match(route, path);
    if (!id) continue;
    if (Allows(route, method)) {
      found.route = &route;
      found.id = std::move(*id);
      return found;
    }
    for (const Method one : route.methods) {
      if (one == Method::kGet) allowed += "GET, HEAD, ";
      if (one != Method::kGet) allowed += std::string(ToString(one)) + ", ";
    }
  }
  if (allowed.empty()) {
    found.refusal = Problem(404, "there is nothing at this path");
    return found;
  }
  if (method == Method::kOptions) {
    found.refusal.status = 204;
  } else {
    found.refusal = Problem(405, "this path is not for this method");
  }
  found.refusal.headers.emplace_back("Allow", allowed + "OPTIONS");
  return found;
}

}  // namespace dizin::serve
