#include "tests/web/test_server.h"

#include <chrono>
#include <csignal>
#include <cstddef>
#include <stdexcept>
#include <thread>

#include "tests/support/temp_dir.h"

namespace dizin::testing {
namespace {

std::vector<std::string> CommandOf(const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {DIZIN_SERVE, "--listen", "127.0.0.1:0"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

ProcessOptions Clean(ProcessOptions options) {
  options.environment.emplace_back("XDG_CONFIG_HOME=/nonexistent");
  return options;
}

}  // namespace

TestServer::TestServer(const std::vector<std::string>& arguments,
                       ProcessOptions options)
    : process_(CommandOf(arguments), Clean(std::move(options))) {
  constexpr std::string_view kUrl = "http://127.0.0.1:";
  const auto give_up =
      std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (port_ == 0) {
    const std::string log = process_.Stderr();
    const std::size_t at = log.find(kUrl);
    if (at != std::string::npos && log.find('\n', at) != std::string::npos) {
      port_ =
          static_cast<std::uint16_t>(std::stoi(log.substr(at + kUrl.size())));
    } else if (std::chrono::steady_clock::now() > give_up ||
               log.starts_with("dizin-serve:")) {
      throw std::runtime_error("the server does not listen: " + log);
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
}

const ProcessResult& TestServer::Stop() {
  process_.Kill(SIGTERM);
  return process_.Wait();
}

const std::string& NewsDatabase() {
  static const TempDir kDir;
  static const std::string kPath = [] {
    IndexInto(kDir / "news.dizin", {"corpus/news"});
    return kDir / "news.dizin";
  }();
  return kPath;
}

void IndexInto(const std::string& database,
               const std::vector<std::string>& paths) {
  std::vector<std::string> command = {DIZIN_INDEX, "--db", database};
  command.insert(command.end(), paths.begin(), paths.end());
  const ProcessResult result =
      RunProcess(command, {.directory = DIZIN_SOURCE_DIR,
                           .environment = {"XDG_CONFIG_HOME=/nonexistent"}});
  if (result.status != 0) throw std::runtime_error(result.err);
}

}  // namespace dizin::testing
