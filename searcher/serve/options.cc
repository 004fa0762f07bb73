#include "searcher/serve/options.h"

#include <thread>

#include "common/cli/config.h"
#include "common/cli/options.h"
#include "common/error.h"

namespace dizin::serve {
namespace {

constexpr std::uint64_t kMostThreads = 256;
constexpr std::uint64_t kMostWaiting = 100'000;
constexpr std::uint64_t kMostConnections = 1'000'000;

LogFormat LogFormatOf(const std::string& name) {
  if (name == "json") return LogFormat::kJson;
  if (name == "none") return LogFormat::kNone;
  return LogFormat::kLogfmt;
}

// Numbers as the parser of options takes them.
struct Raw {
  std::uint64_t threads = 0;
  std::uint64_t max_waiting = 128;
  std::uint64_t max_connections = 10'000;
  std::string log = "logfmt";
};

void AddLimits(cli::Options* options, Raw* raw, ServeOptions* serve) {
  options->Group("Limits")
      .Number("threads", "N", &raw->threads, 0, kMostThreads,
              "search in N threads (0: one a core)")
      .Number("max-waiting", "N", &raw->max_waiting, 1, kMostWaiting,
              "refuse requests while N wait for a thread (128)")
      .Number("max-connections", "N", &raw->max_connections, 1,
              kMostConnections, "hold at most N connections (10000)")
      .Seconds("timeout", "SECONDS", &serve->query_seconds,
               "stop a query that takes longer (10; 0: never)")
      .Seconds("client-timeout", "SECONDS", &serve->client_seconds,
               "close a connection that takes longer to send a request or to "
               "take an answer (10)")
      .Seconds("idle-timeout", "SECONDS", &serve->idle_seconds,
               "close a connection without a request for so long (60)");
}

}  // namespace

bool ParseServeOptions(int argc, const char* const* argv, ServeOptions* serve) {
  Raw raw;
  cli::Options options("dizin-serve", "--db DIR [--listen ADDRESS:PORT]",
                       "Answers searches over HTTP.");
  options.Group("What to serve")
      .List("db", "DIR", &serve->databases,
            "a database; several are searched as one")
      .Value("listen", "ADDRESS:PORT", &serve->listen,
             "where to listen (127.0.0.1:8642); port 0 is any that is free")
      .Choice("log", {"logfmt", "json", "none"}, &raw.log,
              "a line on stderr for each request, in this form (logfmt)");
  AddLimits(&options, &raw, serve);
  options
      .Example("dizin-serve --db news.dizin",
               "then: curl 'http://127.0.0.1:8642/v1/search?query=kalin'")
      .FromEnvironment("db", "DIZIN_DB")
      .FromFile(cli::ConfigPath());
  if (options.Parse(argc, argv) == cli::Options::Next::kStop) return false;
  if (serve->databases.empty()) {
    throw Error(ErrorKind::kUsage,
                "no database: --db DIR, or DIZIN_DB (try --help)");
  }
  serve->threads = raw.threads != 0
                       ? raw.threads
                       : std::max(1U, std::thread::hardware_concurrency());
  serve->max_waiting = raw.max_waiting;
  serve->max_connections = raw.max_connections;
  serve->log = LogFormatOf(raw.log);
  return true;
}

}  // namespace dizin::serve
