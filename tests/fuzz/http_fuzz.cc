// Bytes as a client may send them, through all that reads them: the parser of
// the head, the checks, the address, the routes, the parameters or the body.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "common/error.h"
#include "searcher/request_json.h"
#include "searcher/serve/cors.h"
#include "searcher/serve/encoding.h"
#include "searcher/serve/entity_tag.h"
#include "searcher/serve/log.h"
#include "searcher/serve/request_head.h"
#include "searcher/serve/router.h"
#include "searcher/serve/search_routes.h"
#include "searcher/serve/token.h"

namespace {

namespace http = boost::beast::http;
namespace serve = dizin::serve;

void Check(bool holds) {
  if (!holds) std::abort();
}

const serve::Router& Routes() {
  static const serve::ServeOptions kOptions;
  static const serve::Router kRouter = [] {
    serve::Router router;
    router.Add(serve::SearchRoutes(kOptions));
    router.Add(serve::WritingRoutes(kOptions));
    return router;
  }();
  return kRouter;
}

void Ask(const serve::Request& request, const serve::Target& target) {
  try {
    dizin::RequestBuilder builder(dizin::Operation::kSearch, {});
    for (const auto& [name, value] : target.parameters) {
      builder.Add(name, value);
    }
    Check(builder.Finish().search.limit <= dizin::Searcher::kMaxLimit);
  } catch (const dizin::Error&) {
  }
  try {
    dizin::ParseRequest(dizin::Operation::kSearch, request.body, {});
  } catch (const dizin::Error&) {
  }
}

// What a client sent goes into a log and into headers: one line each.
void CheckTraces(const serve::Request& request) {
  serve::AcceptsGzip(request.accept_encoding);
  serve::HasTag(request.if_none_match, "W/\"1\"");
  Check(!serve::IsAuthorized(request.authorization, ""));
  serve::Response response;
  serve::AddCors({"https://a.example"}, request, &response);
  for (const auto& [name, value] : response.headers) {
    Check(value.find_first_of("\r\n") == value.npos);
  }
  for (const auto format :
       {serve::LogFormat::kLogfmt, serve::LogFormat::kJson}) {
    const std::string line = serve::LogLine(
        format, "now", "request",
        {{"target", request.target}, {"type", request.content_type}});
    Check(std::none_of(line.begin(), line.end(), [](char c) {
      return static_cast<unsigned char>(c) < ' ' || c == 0x7F;
    }));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  http::request_parser<http::string_body> parser;
  parser.header_limit(16 << 10);
  parser.body_limit(64 << 10);
  parser.eager(true);
  boost::system::error_code error;
  for (std::size_t at = 0; at < size && !parser.is_done();) {
    const std::size_t used =
        parser.put(boost::asio::buffer(data + at, size - at), error);
    if (error || used == 0) break;
    at += used;
  }
  if (!parser.is_header_done()) return 0;
  serve::Request request;
  const auto refusal = serve::TakeHead(parser.get().base(), &request);
  CheckTraces(request);
  if (refusal) {
    Check(refusal->status >= 400);
    return 0;
  }
  const auto target = serve::ParseTarget(request.target);
  if (!target) return 0;
  const auto found = Routes().Find(request.method, target->path);
  Check((found.route != nullptr) ==
        (found.refusal.headers.empty() && found.refusal.status == 200));
  request.body = parser.get().body();
  Ask(request, *target);
  return 0;
}
