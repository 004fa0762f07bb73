#include "common/cli/run_main.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>

namespace dizin::cli {
namespace {

ExitStatus Report(std::string_view program, const char* message,
                  ExitStatus status) {
  std::fflush(stdout);
  std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(program.size()),
               program.data(), message);
  return status;
}

ExitStatus RunGuarded(std::string_view program,
                      const std::function<ExitStatus()>& body) {
  try {
    return body();
  } catch (const Error& e) {
    return Report(program, e.what(),
                  e.kind() == ErrorKind::kTransient ? ExitStatus::kTryAgain
                                                    : ExitStatus::kFailed);
  } catch (const std::bad_alloc&) {
    return Report(program, "out of memory", ExitStatus::kFailed);
  } catch (const std::exception& e) {
    return Report(program, e.what(), ExitStatus::kFailed);
  } catch (...) {
    return Report(program, "an unknown error", ExitStatus::kFailed);
  }
}

}  // namespace

int RunMain(std::string_view program, const std::function<ExitStatus()>& body) {
  // A file that grows over `ulimit -f` is a full disk: an error, not the end.
  std::signal(SIGXFSZ, SIG_IGN);
  return static_cast<int>(RunGuarded(program, body));
}

}  // namespace dizin::cli
