// The command line of dizin-serve, as values.

#ifndef DIZIN_SEARCHER_SERVE_OPTIONS_H_
#define DIZIN_SEARCHER_SERVE_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/expansion_rules.h"

namespace dizin::serve {

enum class LogFormat : std::uint8_t { kLogfmt, kJson, kNone };

struct ServeOptions {
  std::vector<std::string> databases;
  std::string listen = "127.0.0.1:8642";
  std::size_t threads = 0;  // that search; 0: one a core
  std::size_t max_waiting = 128;
  std::size_t max_connections = 10'000;
  SearcherRules rules = {};    // how words are taken
  double query_seconds = 10;   // for one search; 0: as long as it takes
  double client_seconds = 10;  // for sending a request, or taking an answer
  double idle_seconds = 60;    // between two requests
  bool writable = false;
  std::string token;              // of who may write
  std::vector<std::string> cors;  // origins whose pages may read answers
  std::uint64_t max_body = std::uint64_t{1} << 30;  // of articles
  LogFormat log = LogFormat::kLogfmt;
};

// False if the answer was --help or --version. Throws Error(kUsage).
bool ParseServeOptions(int argc, const char* const* argv,
                       ServeOptions* options);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_OPTIONS_H_
