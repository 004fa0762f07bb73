#include "common/index/durable.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "common/system_error.h"

namespace dizin::index {
namespace {

// A file descriptor that is closed at the end of its scope.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, const char* doing)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (fd_ < 0) ThrowSystem(doing, path, errno);
  }
  ~Descriptor() { ::close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }

 private:
  int fd_;
};

// A signal may interrupt the wait where the disk is another machine's.
void Sync(const Descriptor& file, const std::string& path) {
  while (::fsync(file.get()) != 0) {
    if (errno != EINTR) ThrowSystem("syncing", path, errno);
  }
}

void WriteAndSync(const std::string& path, std::string_view contents) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC, "writing");
  while (!contents.empty()) {
    const ssize_t written =
        ::write(file.get(), contents.data(), contents.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) ThrowSystem("writing", path, errno);
    contents.remove_prefix(static_cast<std::size_t>(written));
  }
  Sync(file, path);
}

}  // namespace

void SyncDirectory(const std::string& path) {
  const Descriptor directory(path, O_RDONLY | O_DIRECTORY, "syncing");
  Sync(directory, path);
}

void SyncFile(const std::string& path) {
  const Descriptor file(path, O_RDONLY, "syncing");
  Sync(file, path);
}

void WriteFileAtomically(const std::string& path, std::string_view contents) {
  const std::string aside = path + ".tmp";
  WriteAndSync(aside, contents);
  if (std::rename(aside.c_str(), path.c_str()) != 0) {
    ThrowSystem("renaming", aside, errno);
  }
  const std::string parent = std::filesystem::path(path).parent_path();
  SyncDirectory(parent.empty() ? "." : parent);
}

}  // namespace dizin::index
