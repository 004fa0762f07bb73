// A library to be preloaded: files that cannot be written, at a chosen call.
//
//   LD_PRELOAD=libfailing_calls.so DIZIN_FAIL_AT=17 DIZIN_FAIL_AS=full PROGRAM
//
// Counts the calls that make, write, sync or rename files, but for stdin,
// stdout and stderr.
//   full  the disk is full from that call on: that one writes half of what it
//         is given if it writes, later ones nothing; syncs and renames succeed
//   io    that call fails with EIO, and no other
//   kill  the process is killed instead of that call
//   wait  from that call on writes and syncs are interrupted, every other one
//         before it has done anything, other writes after a half
// With DIZIN_FAIL_COUNT the count is written there when the process ends, with
// DIZIN_CALL_LOG each call, a line each, when it is done: "make PATH",
// "write PATH", "sync PATH", "rename FROM TO" (all but those that failed).

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<long> calls{0};

long FailAt() {
  static const long at = [] {
    const char* given = std::getenv("DIZIN_FAIL_AT");
    return given == nullptr ? 0L : std::atol(given);
  }();
  return at;
}

bool FailsAs(const char* what) {
  static const char* const given = std::getenv("DIZIN_FAIL_AS");
  return given != nullptr && std::strcmp(given, what) == 0;
}

enum class Fate { kSucceeds, kShort, kFails };

// `waits`: as long as the disk does.
Fate NextFate(bool takes_space, bool waits) {
  const long number = ++calls;
  if (FailAt() == 0 || number < FailAt()) return Fate::kSucceeds;
  if (FailsAs("kill")) raise(SIGKILL);
  if (FailsAs("full")) {
    if (!takes_space) return Fate::kSucceeds;
    errno = ENOSPC;
    return number == FailAt() ? Fate::kShort : Fate::kFails;
  }
  if (FailsAs("wait")) {
    errno = EINTR;
    if (waits && number % 2 == 0) return Fate::kFails;
    return waits && takes_space ? Fate::kShort : Fate::kSucceeds;
  }
  if (number > FailAt()) return Fate::kSucceeds;
  errno = EIO;
  return Fate::kFails;
}

template <typename Function>
Function* Real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

// A line of the log, in one system call: threads do not mix theirs.
void Log(std::string line) {
  static const char* const path = std::getenv("DIZIN_CALL_LOG");
  if (path == nullptr) return;
  static const auto fd = static_cast<int>(
      syscall(SYS_openat, AT_FDCWD, path,
              O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  line += '\n';
  syscall(SYS_write, fd, line.data(), line.size());
}

std::string PathOf(int fd) {
  char path[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const ssize_t size = readlink(link.c_str(), path, sizeof path);
  return size < 0 ? "" : std::string(path, static_cast<std::size_t>(size));
}

// Passes on what a call answers.
template <typename Result>
Result Logged(Result result, const char* what, const std::string& of) {
  if (result >= 0) Log(std::string(what) + " " + of);
  return result;
}

bool IsOfDatabase(int fd) { return fd > STDERR_FILENO; }

bool Makes(int flags) {
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

// What is to be written of `size` bytes; -1 if the call fails.
ssize_t Granted(int fd, std::size_t size) {
  const auto all = static_cast<ssize_t>(size);
  if (!IsOfDatabase(fd)) return all;
  switch (NextFate(/*takes_space=*/true, /*waits=*/true)) {
    case Fate::kSucceeds:
      return all;
    case Fate::kShort:
      return FailsAs("wait") ? (all + 1) / 2 : size > 1 ? all / 2 : -1;
    case Fate::kFails:
      return -1;
  }
  return -1;
}

struct CountReport {
  ~CountReport() {
    const char* path = std::getenv("DIZIN_FAIL_COUNT");
    if (path == nullptr) return;
    if (std::FILE* file = std::fopen(path, "w")) {
      std::fprintf(file, "%ld\n", calls.load());
      std::fclose(file);
    }
  }
} const report;

}  // namespace

extern "C" {

ssize_t write(int fd, const void* bytes, std::size_t size) {
  static auto* const real = Real<decltype(write)>("write");
  const ssize_t granted = Granted(fd, size);
  if (granted < 0) return -1;
  const ssize_t written = real(fd, bytes, static_cast<std::size_t>(granted));
  return IsOfDatabase(fd) ? Logged(written, "write", PathOf(fd)) : written;
}

ssize_t pwrite(int fd, const void* bytes, std::size_t size, off_t at) {
  static auto* const real = Real<decltype(pwrite)>("pwrite");
  const ssize_t granted = Granted(fd, size);
  if (granted < 0) return -1;
  return Logged(real(fd, bytes, static_cast<std::size_t>(granted), at), "write",
                PathOf(fd));
}

ssize_t pwrite64(int fd, const void* bytes, std::size_t size, off64_t at) {
  return pwrite(fd, bytes, size, at);
}

int fsync(int fd) {
  static auto* const real = Real<decltype(fsync)>("fsync");
  if (NextFate(false, true) != Fate::kSucceeds) return -1;
  return Logged(real(fd), "sync", PathOf(fd));
}

int fdatasync(int fd) {
  static auto* const real = Real<decltype(fdatasync)>("fdatasync");
  if (NextFate(false, true) != Fate::kSucceeds) return -1;
  return Logged(real(fd), "sync", PathOf(fd));
}

int rename(const char* from, const char* to) noexcept {
  static auto* const real = Real<int(const char*, const char*)>("rename");
  if (NextFate(false, false) != Fate::kSucceeds) return -1;
  return Logged(real(from, to), "rename", std::string(from) + " " + to);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static auto* const real = Real<int(const char*, mode_t)>("mkdir");
  if (NextFate(true, false) != Fate::kSucceeds) return -1;
  return Logged(real(path, mode), "make", path);
}

int open(const char* path, int flags, ...) {
  static auto* const real = Real<int(const char*, int, ...)>("open");
  if (!Makes(flags)) return real(path, flags);
  std::va_list rest;
  va_start(rest, flags);
  const auto mode = va_arg(rest, mode_t);
  va_end(rest);
  // One that is there already takes no space.
  const bool makes = access(path, F_OK) != 0;
  if (NextFate(makes, false) != Fate::kSucceeds) return -1;
  const int fd = real(path, flags, mode);
  return makes ? Logged(fd, "make", path) : fd;
}

int open64(const char* path, int flags, ...) {
  if (!Makes(flags)) return open(path, flags);
  std::va_list rest;
  va_start(rest, flags);
  const auto mode = va_arg(rest, mode_t);
  va_end(rest);
  return open(path, flags, mode);
}

}  // extern "C"
