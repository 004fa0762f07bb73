#include "searcher/serve/options.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <thread>
#include <utility>

#include "common/cli/config.h"
#include "common/cli/options.h"
#include "common/error.h"

namespace dizin::serve {
namespace {

constexpr std::size_t kLeastTokenBytes = 16;
constexpr std::uint64_t kMostThreads = 256;
constexpr std::uint64_t kMostWaiting = 100'000;
constexpr std::uint64_t kMostConnections = 1'000'000;

LogFormat LogFormatOf(const std::string& name) {
  if (name == "json") return LogFormat::kJson;
  if (name == "none") return LogFormat::kNone;
  return LogFormat::kLogfmt;
}

// What the options are read into before they mean something.
struct Raw {
  SearcherOptions searcher;
  std::string token_file;
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

// The token of a file or of DIZIN_TOKEN, without the end of its line. Not an
// option: a command line can be read by everybody.
std::string ReadToken(const std::string& path) {
  std::string token;
  if (path.empty()) {
    const char* const variable = std::getenv("DIZIN_TOKEN");
    if (variable != nullptr) token = variable;
  } else {
    std::ifstream file(path, std::ios::binary);
    if (!file || !std::getline(file, token)) {
      throw Error(ErrorKind::kUsage, "--token-file: cannot read " + path);
    }
  }
  if (token.ends_with('\r')) token.pop_back();
  if (token.size() < kLeastTokenBytes) {
    throw Error(ErrorKind::kUsage,
                "--writable needs a token of 16 characters or more, in "
                "--token-file FILE or DIZIN_TOKEN");
  }
  return token;
}

void AddWriting(cli::Options* options, Raw* raw, ServeOptions* serve) {
  options->Group("Writing")
      .Flag("writable", &serve->writable,
            "take articles, and delete them, for who sends the token")
      .Value("token-file", "FILE", &raw->token_file,
             "its first line is the token (else DIZIN_TOKEN)")
      .Bytes("max-body", "SIZE", &serve->max_body,
             "articles in one request (1G)");
}

}  // namespace

bool ParseServeOptions(int argc, const char* const* argv, ServeOptions* serve) {
  Raw raw;
  cli::Options options("dizin-serve", "--db DIR [--listen ADDRESS:PORT]",
                       "Answers searches over HTTP.");
  options.Group("What to serve")
      .List("db", "DIR", &serve->databases,
            "a database; several are searched as one")
      .Value("aliases", "FILE", &raw.searcher.aliases,
             "names of one thing, with tabs between: a group a line")
      .Flag("no-abbreviations", &raw.searcher.no_abbreviations,
            "an abbreviation does not stand for its long form, nor that for it")
      .Value("listen", "ADDRESS:PORT", &serve->listen,
             "where to listen (127.0.0.1:8642); port 0 is any that is free")
      .Choice("log", {"logfmt", "json", "none"}, &raw.log,
              "a line on stderr for each request, in this form (logfmt)");
  options.List("cors", "ORIGIN", &serve->cors,
               "let pages of this origin read answers: https://example.org, "
               "or * for all");
  AddWriting(&options, &raw, serve);
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
  if (serve->writable && serve->databases.size() != 1) {
    throw Error(ErrorKind::kUsage, "--writable goes with one --db");
  }
  if (serve->writable) serve->token = ReadToken(raw.token_file);
  serve->rules = ReadRules(raw.searcher);
  serve->threads = raw.threads != 0
                       ? raw.threads
                       : std::max(1U, std::thread::hardware_concurrency());
  serve->max_waiting = raw.max_waiting;
  serve->max_connections = raw.max_connections;
  serve->log = LogFormatOf(raw.log);
  return true;
}

}  // namespace dizin::serve
