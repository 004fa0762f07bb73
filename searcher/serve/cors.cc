#include "searcher/serve/cors.h"

#include <algorithm>

namespace dizin::serve {

void AddCors(const std::vector<std::string>& origins, const Request& request,
             Response* response) {
  if (origins.empty()) return;
  auto& headers = response->headers;
  const auto is_in = [&](const std::string& origin) {
    return std::find(origins.begin(), origins.end(), origin) != origins.end();
  };
  if (is_in("*")) {
    headers.emplace_back("Access-Control-Allow-Origin", "*");
  } else {
    headers.emplace_back("Vary", "Origin");
    if (!is_in(request.origin)) return;
    headers.emplace_back("Access-Control-Allow-Origin", request.origin);
  }
  const bool preflight = request.method == Method::kOptions &&
                         !request.asks_for_method.empty() &&
                         response->status == 204;
  if (!preflight) {
    headers.emplace_back("Access-Control-Expose-Headers", "ETag, Retry-After");
    return;
  }
  const auto allow =
      std::find_if(headers.begin(), headers.end(),
                   [](const auto& header) { return header.first == "Allow"; });
  if (allow != headers.end()) {
    const std::string methods = allow->second;
    headers.emplace_back("Access-Control-Allow-Methods", methods);
  }
  headers.emplace_back("Access-Control-Allow-Headers",
                       "Authorization, Content-Type, If-None-Match");
  headers.emplace_back("Access-Control-Max-Age", "600");
}

}  // namespace dizin::serve
