#include "indexer/input/byte_source.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/error.h"

namespace dizin::indexer {
namespace {

[[noreturn]] void FailSystem(const char* what, int error) {
  throw Error(ErrorKind::kSystem, std::string(what) + ": " +
                                      std::generic_category().message(error));
}

class FileSource : public ByteSource {
 public:
  FileSource(int fd, bool owned, const FileWatch& watch)
      : fd_(fd), owned_(owned), watch_(watch) {
    struct stat facts {};
    may_wait_ = fstat(fd_, &facts) == 0 && !S_ISREG(facts.st_mode);
  }
  ~FileSource() override {
    if (owned_) close(fd_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t Read(char* out, std::size_t size) override {
    for (;;) {
      if (may_wait_) WaitForBytes();
      const ssize_t got = read(fd_, out, size);
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got < 0) FailSystem("cannot be read", errno);
      const auto bytes = static_cast<std::size_t>(got);
      if (watch_.consumed != nullptr) *watch_.consumed += bytes;
      return bytes;
    }
  }

 private:
  void WaitForBytes() const {
    constexpr int kMilliseconds = 200;
    pollfd ready{fd_, POLLIN, 0};
    int events = 0;
    do {
      if (watch_.stop != nullptr && *watch_.stop) throw Stopped();
      events = poll(&ready, 1, kMilliseconds);
      if (events == 0 && watch_.waits) watch_.waits();
    } while (events == 0 || (events < 0 && errno == EINTR));
  }

  int fd_;
  bool owned_;
  FileWatch watch_;
  bool may_wait_ = false;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  std::size_t Read(char* out, std::size_t size) override {
    const std::size_t n = std::min(size, bytes_.size() - at_);
    std::memcpy(out, bytes_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> OpenFile(const std::string& path,
                                     const FileWatch& watch) {
  if (path == "-") {
    return std::make_unique<FileSource>(STDIN_FILENO, false, watch);
  }
  // A FIFO that nobody writes to yet opens at once, and is then waited for.
  const int fd =
      open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0) FailSystem("cannot be opened", errno);
  struct stat facts {};
  if (fstat(fd, &facts) == 0 && S_ISDIR(facts.st_mode)) {
    close(fd);
    FailSystem("cannot be read", EISDIR);
  }
  posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  return std::make_unique<FileSource>(fd, true, watch);
}

std::unique_ptr<ByteSource> FromMemory(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

std::size_t BlockSource::Read(char* out, std::size_t size) {
  while (at_ == block_.size() && !ended_) {
    block_.clear();
    at_ = 0;
    ended_ = !MakeBlock(&block_);
  }
  const std::size_t n = std::min(size, block_.size() - at_);
  std::memcpy(out, block_.data() + at_, n);
  at_ += n;
  return n;
}

std::string_view PeekSource::Peek(std::size_t least, std::size_t most) {
  ahead_.erase(0, at_);
  at_ = 0;
  while (ahead_.size() < least) {
    const std::size_t had = ahead_.size();
    ahead_.resize(most);
    const std::size_t got = ReadAhead(ahead_.data() + had, most - had);
    ahead_.resize(had + got);
    if (got == 0) break;
  }
  return std::string_view(ahead_).substr(0, most);
}

std::size_t PeekSource::ReadAhead(char* out, std::size_t size) {
  if (error_) return 0;
  try {
    return source_->Read(out, size);
  } catch (const Error&) {
    error_ = std::current_exception();
    return 0;
  }
}

std::size_t PeekSource::Read(char* out, std::size_t size) {
  assert(size > 0);
  if (at_ == ahead_.size()) {
    if (error_) std::rethrow_exception(error_);
    return source_->Read(out, size);
  }
  const std::size_t n = std::min(size, ahead_.size() - at_);
  std::memcpy(out, ahead_.data() + at_, n);
  at_ += n;
  return n;
}

}  // namespace dizin::indexer
