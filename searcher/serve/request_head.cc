#include "searcher/serve/request_head.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace dizin::serve {
namespace {

namespace http = boost::beast::http;

constexpr std::size_t kMaxTargetBytes = 8192;

Method MethodOf(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::kGet;
    case http::verb::head:
      return Method::kHead;
    case http::verb::post:
      return Method::kPost;
    case http::verb::delete_:
      return Method::kDelete;
    case http::verb::options:
      return Method::kOptions;
    default:
      return Method::kOther;
  }
}

std::string Text(boost::beast::string_view text) {
  return std::string(text.data(), text.size());
}

std::optional<Response> CheckFraming(const http::fields& fields, int version) {
  if (fields.count(http::field::host) > 1 ||
      (version == 11 && fields.count(http::field::host) == 0)) {
    return Problem(400, "a request has one Host field");
  }
  const std::size_t codings = fields.count(http::field::transfer_encoding);
  const std::size_t lengths = fields.count(http::field::content_length);
  if (codings > 1 || lengths > 1 || (codings > 0 && lengths > 0) ||
      (codings > 0 && version < 11)) {
    return Problem(400, "the length of the body is given in two ways");
  }
  if (codings == 1 && !boost::beast::iequals(
                          fields[http::field::transfer_encoding], "chunked")) {
    return Problem(400, "the only transfer coding is chunked");
  }
  const auto length = fields[http::field::content_length];
  if (lengths == 1 && !std::all_of(length.begin(), length.end(), [](char c) {
        return c >= '0' && c <= '9';
      })) {
    return Problem(400, "the Content-Length is no number");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Response> TakeHead(const http::request_header<>& head,
                                 Request* request) {
  const int version = static_cast<int>(head.version());
  request->method = MethodOf(head.method());
  request->target = Text(head.target());
  request->accept_encoding = Text(head[http::field::accept_encoding]);
  request->authorization = Text(head[http::field::authorization]);
  request->content_type = Text(head[http::field::content_type]);
  request->if_none_match = Text(head[http::field::if_none_match]);
  request->origin = Text(head[http::field::origin]);
  request->asks_for_method =
      Text(head[http::field::access_control_request_method]);
  if (version != 10 && version != 11) {
    return Problem(400, "HTTP/1.1 is spoken here");
  }
  if (auto refusal = CheckFraming(head, version)) return refusal;
  if (request->target.size() > kMaxTargetBytes) {
    return Problem(414, "the address is longer than 8192 bytes");
  }
  return std::nullopt;
}

}  // namespace dizin::serve
