#include "common/index/durable.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "common/error.h"

namespace dizin::index {
namespace {

[[noreturn]] void ThrowErrno(const char* doing, const std::string& path) {
  const int number = errno;
  throw Error(ErrorKind::kSystem, std::string(doing) + " " + path + ": " +
                                      std::generic_category().message(number));
}

// A file descriptor that is closed at the end of its scope.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, const char* doing)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (fd_ < 0) ThrowErrno(doing, path);
  }
  ~Descriptor() { ::close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }

 private:
  int fd_;
};

void WriteAndSync(const std::string& path, std::string_view contents) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC, "writing");
  while (!contents.empty()) {
    const ssize_t written =
        ::write(file.get(), contents.data(), contents.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) ThrowErrno("writing", path);
    contents.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) ThrowErrno("syncing", path);
}

}  // namespace

void SyncDirectory(const std::string& path) {
  const Descriptor directory(path, O_RDONLY | O_DIRECTORY, "syncing");
  if (::fsync(directory.get()) != 0) ThrowErrno("syncing", path);
}

void SyncFile(const std::string& path) {
  const Descriptor file(path, O_RDONLY, "syncing");
  if (::fsync(file.get()) != 0) ThrowErrno("syncing", path);
}

void WriteFileAtomically(const std::string& path, std::string_view contents) {
  const std::string aside = path + ".tmp";
  WriteAndSync(aside, contents);
  if (std::rename(aside.c_str(), path.c_str()) != 0) {
    ThrowErrno("renaming", aside);
  }
  const std::string parent = std::filesystem::path(path).parent_path();
  SyncDirectory(parent.empty() ? "." : parent);
}

}  // namespace dizin::index
