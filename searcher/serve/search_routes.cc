#include "searcher/serve/search_routes.h"

#include <algorithm>
#include <string>

#include "common/date.h"
#include "common/error.h"
#include "searcher/answer_json.h"
#include "searcher/paging.h"
#include "searcher/request_json.h"
#include "searcher/serve/answer_call.h"

namespace dizin::serve {
namespace {

// Less than at the prompt: what is made here is held in memory, and others
// wait.
constexpr std::size_t kMaxHits = 1000;
constexpr std::size_t kMaxOffset = 100'000;

void CheckLimits(const SearchRequest& search) {
  if (search.limit > kMaxHits) {
    throw Error(ErrorKind::kUsage,
                "limit: at most " + std::to_string(kMaxHits) + " at once");
  }
  const std::uint64_t offset =
      search.after.empty() ? search.offset : ReadCursor(search).offset;
  if (offset > kMaxOffset) {
    throw Error(ErrorKind::kUsage,
                "offset: at most " + std::to_string(kMaxOffset));
  }
}

// What is asked for: a body of JSON, or the parameters, which may have '-' for
// '_' as options do.
dizin::Request Parse(Operation operation, const Call& call,
                     const SearchRequest& defaults) {
  if (call.request->method == Method::kPost) {
    if (!call.parameters->empty()) {
      throw Error(ErrorKind::kUsage, "parameters do not go with a body");
    }
    return ParseRequest(operation, call.request->body, defaults);
  }
  RequestBuilder builder(operation, defaults);
  if (!call.id.empty()) builder.Add("id", call.id);
  for (const auto& [name, value] : *call.parameters) {
    std::string field = name;
    std::replace(field.begin(), field.end(), '-', '_');
    builder.Add(field, value);
  }
  return builder.Finish();
}

Response Answer(Operation operation, const ServeOptions& options,
                const Call& call) {
  const double max_seconds = SecondsLeft(call, options.query_seconds);
  SearchRequest defaults;
  defaults.max_seconds = max_seconds;
  defaults.now_seconds = NowSeconds();
  dizin::Request request = Parse(operation, call, defaults);
  SearchRequest& search = request.search;
  if (operation == Operation::kAbbreviations) {
    search.limit = std::min(search.limit, kMaxHits);
  }
  CheckLimits(search);
  // Nobody asks for more time than there is.
  if (max_seconds > 0 &&
      (search.max_seconds == 0 || search.max_seconds > max_seconds)) {
    search.max_seconds = max_seconds;
  }
  Response response;
  if (call.request->method != Method::kPost) {
    response.headers.emplace_back("Cache-Control", "no-cache");
    if (IsKnown(call, options, search.now_seconds, &response)) return response;
  }
  const bool by_id = !call.id.empty();
  const std::string& id =
      operation == Operation::kSimilar ? search.like : request.subject;
  if (by_id && !call.searcher->Get(id)) {
    return Problem(404, "there is no article with this id");
  }
  constexpr int kIndent = 2;  // as dizin-search writes it
  response.body = AnswerJson(request, call.searcher, kIndent);
  return response;
}

// What cannot be read is refused at once.
Cost CostOfCall(Operation operation, const Call& call) {
  try {
    dizin::Request request = Parse(operation, call, {});
    // Each word of a name is looked for as one of a query is.
    if (operation == Operation::kNames) request.search.query = request.subject;
    return CostOf(request.search);
  } catch (const Error&) {
    return Cost::kLight;
  }
}

Route RouteOf(Operation operation, std::string path, bool takes_body,
              const ServeOptions& options) {
  Route route;
  route.name = ToString(operation);
  route.path = std::move(path);
  route.methods = {Method::kGet};
  if (takes_body) {
    route.methods.push_back(Method::kPost);
    route.takes = {"application/json"};
    route.max_body = kMaxRequestBytes;
  }
  route.cost = [operation](const Call& call) {
    return CostOfCall(operation, call);
  };
  route.answer = [operation, &options](const Call& call) {
    return Answer(operation, options, call);
  };
  return route;
}

}  // namespace

std::vector<Route> SearchRoutes(const ServeOptions& options) {
  return {
      RouteOf(Operation::kSearch, "/v1/search", true, options),
      RouteOf(Operation::kExplain, "/v1/explain", true, options),
      RouteOf(Operation::kComplete, "/v1/complete", false, options),
      RouteOf(Operation::kNames, "/v1/names", false, options),
      RouteOf(Operation::kAbbreviations, "/v1/abbreviations", false, options),
      RouteOf(Operation::kSimilar, "/v1/similar/{id}", false, options),
      RouteOf(Operation::kArticle, "/v1/articles/{id}", false, options)};
}

std::vector<Route> WritingRoutes(const ServeOptions& options) {
  Route upload;
  upload.name = "upload";
  upload.path = "/v1/articles";
  upload.methods = {Method::kPost};
  upload.place = Place::kUpload;
  upload.takes = {"application/x-ndjson", "application/jsonl",
                  "application/json"};
  upload.max_body = options.max_body;
  upload.guarded = true;
  Route remove;
  remove.name = "delete";
  remove.path = "/v1/articles/{id}";
  remove.methods = {Method::kDelete};
  remove.place = Place::kDelete;
  remove.guarded = true;
  return {std::move(upload), std::move(remove)};
}

}  // namespace dizin::serve
