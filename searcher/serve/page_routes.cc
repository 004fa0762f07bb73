#include "searcher/serve/page_routes.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "common/date.h"
#include "common/error.h"
#include "searcher/paging.h"
#include "searcher/serve/answer_call.h"
#include "searcher/serve/entity_tag.h"
#include "searcher/serve/page/page.h"

namespace dizin::serve {
namespace {

Response Page() {
  Response response;
  response.content_type = "text/html; charset=utf-8";
  response.headers = {
      {"Content-Security-Policy", std::string(kContentSecurityPolicy)},
      {"Referrer-Policy", "no-referrer"},
      {"Cache-Control", "no-cache"}};
  return response;
}

// An answer that is none has no tag.
Response ErrorPage(const PageView& view, int status) {
  Response response = Page();
  response.status = status;
  response.body = RenderPage(view);
  return response;
}

Response SearchPage(const Call& call, const ServeOptions& options) {
  const std::int64_t now = NowSeconds();
  Response page = Page();
  if (IsKnown(call, options, now, &page)) return page;
  PageView view;
  view.request = ReadPageRequest(*call.parameters);
  view.articles = call.searcher->ArticleCount();
  if (view.request.IsEmpty()) {
    page.body = RenderPage(view);
    return page;
  }
  SearchRequest request = ToSearchRequest(view.request, now);
  request.max_seconds = SecondsLeft(call, options.query_seconds);
  try {
    if (!request.after.empty() && ReadCursor(request).offset > kMaxPageOffset) {
      throw Error(ErrorKind::kUsage, "The pages end here.");
    }
    const SearchAnswer answer = call.searcher->Search(request);
    view.answer = &answer;
    page.body = RenderPage(view);
    return page;
  } catch (const Error& error) {
    // Anything else is the server's own, and said as for every other path.
    if (error.kind() != ErrorKind::kUsage) throw;
    view.error = error.what();
    return ErrorPage(view, 400);
  }
}

Response ArticlePage(const Call& call, const ServeOptions& options) {
  const std::int64_t now = NowSeconds();
  Response page = Page();
  if (IsKnown(call, options, now, &page)) return page;
  PageView view;
  view.request = ReadPageRequest(*call.parameters);
  std::string id;
  for (const auto& [name, value] : *call.parameters) {
    if (name == "id") id = value;
  }
  SearchRequest request = ToSearchRequest(view.request, now);
  request.facets.clear();
  request.max_seconds = SecondsLeft(call, options.query_seconds);
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
    return ErrorPage(view, 404);
  }
  page.body =
      RenderArticlePage(view.request, answer->hits.front(), answer->words);
  return page;
}

Cost CostOfPage(const Call& call) {
  return CostOf(ToSearchRequest(ReadPageRequest(*call.parameters), 0));
}

Route AssetRoute(const Asset& asset) {
  return {.name = "asset",
          .path = std::string(asset.path),
          .methods = {Method::kGet},
          .place = Place::kAtOnce,
          .answer = [&asset](const Call& call) {
            Response response;
            response.content_type = asset.content_type;
            if (asset.content_type.starts_with("text/")) {
              response.content_type += "; charset=utf-8";
            }
            response.body = asset.bytes;
            // The path names the content.
            const std::string tag = EntityTag("", asset.path, 0);
            response.headers = {
                {"Cache-Control", "public, max-age=31536000, immutable"},
                {"ETag", tag}};
            if (HasTag(call.request->if_none_match, tag)) response.status = 304;
            return response;
          }};
}

}  // namespace

std::vector<Route> PageRoutes(const ServeOptions& options) {
  std::vector<Route> routes;
  routes.push_back(
      {.name = "page",
       .path = "/",
       .methods = {Method::kGet},
       .cost = CostOfPage,
       .answer = [&options](const Call& c) { return SearchPage(c, options); }});
  routes.push_back({.name = "article_page",
                    .path = "/article",
                    .methods = {Method::kGet},
                    .cost = CostOfPage,
                    .answer = [&options](const Call& c) {
                      return ArticlePage(c, options);
                    }});
  for (const Asset& asset : Assets()) routes.push_back(AssetRoute(asset));
  return routes;
}

}  // namespace dizin::serve
