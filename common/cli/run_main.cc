#include "common/cli/run_main.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace dizin::cli {
namespace {

ExitStatus Report(std::string_view program, const char* message,
                  ExitStatus status) {
  std::fflush(stdout);
  PrintMessage(program, message);
  return status;
}

// A file must not get the number of a stream that is closed: what is printed
// would go into it. What stands in the place fails as a closed one does.
void HoldPlacesOfClosedStreams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

// What was printed may still wait in a buffer when the disk is full.
void FlushStdout() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return;
  throw Error(ErrorKind::kSystem,
              std::string("writing to stdout: ") + std::strerror(errno));
}

ExitStatus RunGuarded(std::string_view program,
                      const std::function<ExitStatus()>& body) {
  try {
    const ExitStatus status = body();
    FlushStdout();
    return status;
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

void PrintMessage(std::string_view program, std::string_view message) {
  std::string line(program);
  line.append(": ").append(message);
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  };
  std::replace_if(line.begin(), line.end(), is_control, '?');
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

int RunMain(std::string_view program, const std::function<ExitStatus()>& body) {
  // A file that grows over `ulimit -f` is a full disk: an error, not the end.
  std::signal(SIGXFSZ, SIG_IGN);
  HoldPlacesOfClosedStreams();
  return static_cast<int>(RunGuarded(program, body));
}

}  // namespace dizin::cli
