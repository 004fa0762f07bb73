// Bytes that are written once and read back later, as much of them in memory
// as is granted and the rest in a file without a name, which is gone when the
// process is.
//
//   Spool spool("news", 1 << 20);
//   Section section = spool.Append(bytes);
//   SectionReader reader(section, 1 << 16);
//   reader.View(0, 10)                       // the first 10 of `bytes`

#ifndef DIZIN_COMMON_INDEX_GLASS_SPOOL_H_
#define DIZIN_COMMON_INDEX_GLASS_SPOOL_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/glass/file.h"

namespace dizin::index::glass {

class Spool;

// A piece of a spool, or a string of its own. A piece must not outlive its
// spool.
class Section {
 public:
  Section() = default;
  explicit Section(std::string bytes)
      : bytes_(std::move(bytes)), size_(bytes_.size()) {}
  Section(const Spool* spool, std::uint64_t offset, std::uint64_t size)
      : spool_(spool), offset_(offset), size_(size) {}

  std::uint64_t size() const { return size_; }
  std::size_t MemoryUse() const { return bytes_.capacity(); }

 private:
  friend class SectionReader;

  std::string bytes_;
  const Spool* spool_ = nullptr;  // not owned
  std::uint64_t offset_ = 0;
  std::uint64_t size_ = 0;
};

// Appending is for one thread; reading, when all is appended, for any number.
// Throws Error(kSystem).
class Spool {
 public:
  // Holds up to `memory` bytes, then writes them to a file in `directory`.
  Spool(std::string directory, std::size_t memory);

  Section Append(std::string_view bytes);
  // What follows from here is one section; what Append() returned before need
  // not be kept.
  std::uint64_t size() const { return written_ + tail_.size(); }
  Section Since(std::uint64_t offset) const {
    return {this, offset, size() - offset};
  }
  std::size_t MemoryUse() const { return tail_.capacity(); }

 private:
  friend class SectionReader;

  // REQUIRES: offset + size <= size().
  void ReadAt(std::uint64_t offset, char* out, std::size_t size) const;
  // Where the bytes from `offset` on are in memory; null if they are not.
  const char* InMemory(std::uint64_t offset) const {
    return offset < written_ ? nullptr : tail_.data() + (offset - written_);
  }

  const std::string directory_;
  const std::size_t memory_;
  std::optional<File> file_;
  std::uint64_t written_ = 0;  // bytes in the file
  std::string tail_;           // what follows them
};

// Reads a section from front to back through a window. Not safe in two threads
// at once; the section must stay where it is.
class SectionReader {
 public:
  SectionReader(const Section& section, std::size_t window_bytes);

  std::uint64_t size() const { return size_; }

  // The bytes from `offset` on, `size` of them; valid until the next call.
  // Cheap if offsets ascend. REQUIRES: offset + size <= size().
  const char* View(std::uint64_t offset, std::size_t size) {
    if (memory_ != nullptr) return memory_ + offset;
    if (offset < window_begin_ ||
        offset + size > window_begin_ + window_.size()) {
      Fill(offset, size);
    }
    return window_.data() + (offset - window_begin_);
  }

 private:
  void Fill(std::uint64_t offset, std::size_t size);

  const char* memory_ = nullptr;  // the whole section, if it is in memory
  const Spool* spool_ = nullptr;
  std::uint64_t section_begin_ = 0;
  std::uint64_t size_ = 0;
  std::size_t window_bytes_ = 0;
  std::uint64_t window_begin_ = 0;
  std::vector<char> window_;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_SPOOL_H_
