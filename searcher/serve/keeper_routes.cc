#include "searcher/serve/keeper_routes.h"

#include <string>
#include <utility>

namespace dizin::serve {
namespace {

Route At(std::string name, std::function<Response()> answer) {
  Route route;
  route.path = "/" + name;
  route.name = std::move(name);
  route.methods = {Method::kGet};
  route.place = Place::kAtOnce;
  route.answer = [answer = std::move(answer)](const Call&) { return answer(); };
  return route;
}

Response PlainText(std::string text) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response Readiness(const Health& health) {
  if (health.draining) return TryAgain("the server is ending");
  if (!health.readable) return TryAgain("the database cannot be read", 5);
  return PlainText("ready\n");
}

}  // namespace

std::vector<Route> KeeperRoutes(const Metrics* metrics) {
  std::vector<Route> routes;
  routes.push_back(At("healthz", [] { return PlainText("ok\n"); }));
  routes.push_back(
      At("readyz", [metrics] { return Readiness(metrics->health); }));
  routes.push_back(At("metrics", [metrics] {
    Response response = PlainText(metrics->Render());
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
  }));
  routes.push_back(At("openapi.json", [] {
    Response response;
    response.body = kOpenApi;
    return response;
  }));
  return routes;
}

}  // namespace dizin::serve
