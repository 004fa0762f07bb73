// A request and its answer, as the parts of the server hand them to each other:
// plain values that know no socket and no Boost.

#ifndef DIZIN_SEARCHER_SERVE_MESSAGE_H_
#define DIZIN_SEARCHER_SERVE_MESSAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dizin::serve {

enum class Method : std::uint8_t {
  kGet,
  kHead,
  kPost,
  kDelete,
  kOptions,
  kOther
};

std::string_view ToString(Method method);

// What is kept of a request's header, each field as it was sent; empty where it
// was not.
struct Request {
  Method method = Method::kGet;
  std::string target;  // "/v1/search?query=kalin"
  std::string accept_encoding, authorization, content_type, if_none_match,
      origin, asks_for_method;  // Access-Control-Request-Method
  std::string body;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool close = false;  // the connection, once it is sent
  std::string fault;   // for the log alone: what went wrong here
};

// "Not Found"; RFC 9110.
std::string_view ReasonOf(int status);

// RFC 9457: what went wrong, for programs and people. `detail` is one sentence
// for whoever sent the request.
Response Problem(int status, std::string_view detail);

// The same, to be tried again in `seconds`.
Response TryAgain(std::string_view detail, int seconds = 1);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_MESSAGE_H_
