// The target of a request, taken apart: RFC 3986 and the form encoding of
// queries (WHATWG).
//
//   auto target = ParseTarget("/v1/articles/tr%2F42?limit=3");
//   target->path        // "/v1/articles/tr%2F42"
//   target->parameters  // {{"limit", "3"}}
//
// The path stays as it was sent, for a route decides what a slash in it means.
// Decoded bytes are any bytes: NULs and ill-formed UTF-8 are let through, as
// ids may be anything, and are nobody's path on a disk.

#ifndef DIZIN_SEARCHER_SERVE_TARGET_H_
#define DIZIN_SEARCHER_SERVE_TARGET_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dizin::serve {

using Parameters = std::vector<std::pair<std::string, std::string>>;

struct Target {
  std::string path;  // begins with /, not decoded
  Parameters parameters;
};

// `target` is a path or "http://HOST/PATH", whatever the host. std::nullopt for
// what is none ("*", "host:443"), holds a byte that
// must be escaped, or a % without two hex digits behind it. Thread-safe.
std::optional<Target> ParseTarget(std::string_view target);

// `text` with each %XX as its byte; with `plus_is_space`, + as a space.
// std::nullopt for a % without two hex digits behind it.
std::optional<std::string> PercentDecode(std::string_view text,
                                         bool plus_is_space);

// Everything but letters, digits and -._~ as %XX.
std::string PercentEncode(std::string_view text);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_TARGET_H_
