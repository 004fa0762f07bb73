#include "searcher/serve/page_routes.h"

#include <chrono>
#include <optional>
#include <utility>

#include "common/error.h"
#include "searcher/serve/answer_call.h"
#include "searcher/serve/page/page.h"

namespace dizin::serve {
namespace {

std::int64_t Now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

Response Page(std::string html, int status = 200) {
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::move(html);
  response.headers = {
      {"Content-Security-Policy", std::string(kContentSecurityPolicy)},
      {"Referrer-Policy", "no-referrer"},
      {"Cache-Control", "no-cache"}};
  return response;
}

Response SearchPage(const Call& call, double seconds) {
  PageView view;
  view.request = ReadPageRequest(*call.parameters);
  view.articles = call.searcher->ArticleCount();
  if (view.request.IsEmpty()) return Page(RenderPage(view));
  SearchRequest request = ToSearchRequest(view.request, Now());
  request.max_seconds = SecondsLeft(call, seconds);
  try {
    const SearchAnswer answer = call.searcher->Search(request);
    view.answer = &answer;
    return Page(RenderPage(view));
  } catch (const Error& error) {
    // Anything else is the server's own, and said as for every other path.
    if (error.kind() != ErrorKind::kUsage) throw;
    view.error = error.what();
    return Page(RenderPage(view), 400);
  }
}

Response ArticlePage(const Call& call, double seconds) {
  PageView view;
  view.request = ReadPageRequest(*call.parameters);
  std::string id;
  for (const auto& [name, value] : *call.parameters) {
    if (name == "id") id = value;
  }
  SearchRequest request = ToSearchRequest(view.request, Now());
  request.facets.clear();
  request.max_seconds = SecondsLeft(call, seconds);
  std::optional<SearchAnswer> answer;
  try {
    answer = call.searcher->Read(id, request);
  } catch (const Error& error) {
    // A query over the limits marks nothing.
    if (error.kind() != ErrorKind::kUsage) throw;
    answer = call.searcher->Read(id, {});
  }
  if (!answer) {
    view.error = "There is no such article.";
    return Page(RenderPage(view), 404);
  }
  return Page(
      RenderArticlePage(view.request, answer->hits.front(), answer->words));
}

Route AssetRoute(const Asset& asset) {
  return {.name = "asset",
          .path = std::string(asset.path),
          .methods = {Method::kGet},
          .place = Place::kAtOnce,
          .answer = [&asset](const Call&) {
            Response response;
            response.content_type = asset.content_type;
            if (asset.content_type.starts_with("text/")) {
              response.content_type += "; charset=utf-8";
            }
            response.body = asset.bytes;
            response.headers = {
                {"Cache-Control", "public, max-age=31536000, immutable"}};
            return response;
          }};
}

}  // namespace

std::vector<Route> PageRoutes(const ServeOptions& options) {
  const double seconds = options.query_seconds;
  std::vector<Route> routes;
  routes.push_back(
      {.name = "page",
       .path = "/",
       .methods = {Method::kGet},
       .answer = [seconds](const Call& c) { return SearchPage(c, seconds); }});
  routes.push_back(
      {.name = "article_page",
       .path = "/article",
       .methods = {Method::kGet},
       .answer = [seconds](const Call& c) { return ArticlePage(c, seconds); }});
  for (const Asset& asset : Assets()) routes.push_back(AssetRoute(asset));
  return routes;
}

}  // namespace dizin::serve
