#include "common/index/glass/file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/system_error.h"

namespace dizin::index::glass {
namespace {

constexpr std::size_t kBufferBytes = 1 << 20;
// What is on its way to the disk at a time.
constexpr std::uint64_t kBehindBytes = 8 << 20;
constexpr int kNoDescriptor = -1;

int OpenUnnamed(const std::string& directory) {
  const int descriptor =
      open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) {
    return descriptor;
  }
  // A file system without O_TMPFILE.
  std::string path = directory + "/spill-XXXXXX";
  const int named = mkostemp(path.data(), O_CLOEXEC);
  if (named >= 0) unlink(path.c_str());
  return named;
}

}  // namespace

File::File(int descriptor, std::string path)
    : descriptor_(descriptor), path_(std::move(path)) {}

File File::Create(const std::string& path) {
  const int descriptor =
      open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor < 0) ThrowSystem("creating", path, errno);
  return {descriptor, path};
}

File File::OpenForReading(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) ThrowSystem("opening", path, errno);
  return {descriptor, path};
}

File File::CreateUnnamed(const std::string& directory) {
  const int descriptor = OpenUnnamed(directory);
  if (descriptor < 0)
    ThrowSystem("creating a temporary file in", directory, errno);
  return {descriptor, "a temporary file in " + directory};
}

File::~File() {
  if (descriptor_ != kNoDescriptor) close(descriptor_);
}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, kNoDescriptor)),
      path_(std::move(other.path_)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  return *this;
}

void File::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) ThrowSystem("writing", path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void File::ReadAt(std::uint64_t offset, char* out, std::size_t size) const {
  while (size > 0) {
    const ssize_t got =
        pread(descriptor_, out, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) errno = ENODATA;
    if (got <= 0) ThrowSystem("reading", path_, errno);
    out += got;
    offset += static_cast<std::uint64_t>(got);
    size -= static_cast<std::size_t>(got);
  }
}

std::uint64_t File::Size() const {
  struct stat status {};
  if (fstat(descriptor_, &status) != 0) ThrowSystem("reading", path_, errno);
  return static_cast<std::uint64_t>(status.st_size);
}

bool File::StartWriting(std::uint64_t offset, std::uint64_t size) const {
#ifdef SYNC_FILE_RANGE_WRITE
  if (sync_file_range(descriptor_, static_cast<off64_t>(offset),
                      static_cast<off64_t>(size), SYNC_FILE_RANGE_WRITE) == 0) {
    return true;
  }
  if (errno != ENOSYS && errno != ESPIPE && errno != EINVAL) {
    ThrowSystem("writing", path_, errno);
  }
#endif
  return false;
}

// A failure is told once, here or by the sync at the end.
void File::Forget(std::uint64_t offset, std::uint64_t size) const {
#ifdef SYNC_FILE_RANGE_WRITE
  if (sync_file_range(descriptor_, static_cast<off64_t>(offset),
                      static_cast<off64_t>(size),
                      SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE |
                          SYNC_FILE_RANGE_WAIT_AFTER) != 0) {
    ThrowSystem("writing", path_, errno);
  }
  posix_fadvise(descriptor_, static_cast<off_t>(offset),
                static_cast<off_t>(size), POSIX_FADV_DONTNEED);
#endif
}

void File::Close(Sync sync) {
  while (sync == Sync::kYes && fdatasync(descriptor_) != 0) {
    if (errno != EINTR) ThrowSystem("syncing", path_, errno);
  }
  if (close(std::exchange(descriptor_, kNoDescriptor)) != 0) {
    ThrowSystem("closing", path_, errno);
  }
}

BufferedFile::BufferedFile(File file)
    : file_(std::move(file)), buffer_(kBufferBytes) {}

void BufferedFile::Append(std::string_view bytes) {
  if (bytes.size() > buffer_.size() - used_) {
    Write({buffer_.data(), used_});
    used_ = 0;
    if (bytes.size() > buffer_.size()) {
      Write(bytes);
      return;
    }
  }
  std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
  used_ += bytes.size();
}

void BufferedFile::Write(std::string_view bytes) {
  file_.Write(bytes);
  written_ += bytes.size();
  if (behind_ && written_ - started_ >= kBehindBytes) WriteBehind();
}

// The disk has the time that the next bytes take for the ones before.
void BufferedFile::WriteBehind() {
  if (started_ > forgotten_) {
    file_.Forget(forgotten_, started_ - forgotten_);
    forgotten_ = started_;
  }
  behind_ = file_.StartWriting(started_, written_ - started_);
  started_ = written_;
}

void BufferedFile::Close(Sync sync) {
  file_.Write({buffer_.data(), used_});
  used_ = 0;
  file_.Close(sync);
}

void RenameFile(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0)
    ThrowSystem("renaming", from, errno);
}

}  // namespace dizin::index::glass
