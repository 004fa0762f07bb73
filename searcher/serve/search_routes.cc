#include "searcher/serve/search_routes.h"

#include <charconv>
#include <chrono>

#include "common/error.h"
#include "searcher/render/json.h"

namespace dizin::serve {
namespace {

std::size_t Count(const std::string& name, const std::string& value) {
  std::size_t count = 0;
  const char* const end = value.data() + value.size();
  const auto parsed = std::from_chars(value.data(), end, count);
  if (parsed.ec != std::errc() || parsed.ptr != end || value.empty()) {
    throw Error(ErrorKind::kUsage, name + ": '" + value + "' is no number");
  }
  return count;
}

SearchRequest RequestOf(const Parameters& parameters) {
  SearchRequest request;
  for (const auto& [name, value] : parameters) {
    if (name == "query") {
      request.query = value;
    } else if (name == "limit") {
      request.limit = Count(name, value);
    } else if (name == "offset") {
      request.offset = Count(name, value);
    } else {
      throw Error(ErrorKind::kUsage, "there is no parameter " + name);
    }
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  request.now_seconds =
      std::chrono::duration_cast<std::chrono::seconds>(now).count();
  return request;
}

}  // namespace

std::vector<Route> SearchRoutes(const ServeOptions& options) {
  const double seconds = options.query_seconds;
  std::vector<Route> routes;
  routes.push_back({.name = "search",
                    .path = "/v1/search",
                    .methods = {Method::kGet},
                    .answer = [seconds](const Call& call) {
                      SearchRequest request = RequestOf(*call.parameters);
                      request.max_seconds = seconds;
                      Response response;
                      response.body =
                          render::RenderJson(call.searcher->Search(request));
                      return response;
                    }});
  return routes;
}

}  // namespace dizin::serve
