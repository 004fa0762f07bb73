// Files of a database under construction. Every failure is Error(kSystem) with
// the path and the system's reason: "writing news/postlist.glass: No space left
// on device".

#ifndef DIZIN_COMMON_INDEX_GLASS_FILE_H_
#define DIZIN_COMMON_INDEX_GLASS_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::index::glass {

enum class Sync : bool { kNo, kYes };

// Owns a file descriptor.
class File {
 public:
  File() = default;
  // A new file for writing; one of that name must not exist.
  static File Create(const std::string& path);
  static File OpenForReading(const std::string& path);
  // A file for reading and writing that has no name: it goes when it is closed,
  // or when the process dies.
  static File CreateUnnamed(const std::string& directory);

  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  const std::string& path() const { return path_; }

  void Write(std::string_view bytes);  // at the end of what was written
  // Exactly `size` bytes at `offset`; short files are an error. Thread-safe.
  void ReadAt(std::uint64_t offset, char* out, std::size_t size) const;
  std::uint64_t Size() const;
  // Has these bytes on their way to the disk; false if the system cannot.
  bool StartWriting(std::uint64_t offset, std::uint64_t size) const;
  // Waits until these bytes are there, and has the system's cache forget them.
  // REQUIRES: StartWriting() was true for them.
  void Forget(std::uint64_t offset, std::uint64_t size) const;
  void Close(Sync sync);  // fdatasync() first

 private:
  File(int descriptor, std::string path);

  int descriptor_ = -1;
  std::string path_;
};

// Gathers small writes, and keeps the disk busy meanwhile: what is left for the
// sync at the end is little. What the disk has leaves the system's cache, whose
// pages serve again for what follows: a load of any size takes a few megabytes
// of it from others, and a virtual machine need not ask its host for a page
// each time, which costs more than all else about writing.
class BufferedFile {
 public:
  explicit BufferedFile(File file);

  void Append(std::string_view bytes);
  void Close(Sync sync);

 private:
  void Write(std::string_view bytes);
  void WriteBehind();

  File file_;
  std::vector<char> buffer_;
  std::size_t used_ = 0;
  std::uint64_t written_ = 0;
  std::uint64_t started_ = 0;    // the disk was told of, up to here
  std::uint64_t forgotten_ = 0;  // out of the cache, up to here
  bool behind_ = true;           // the system can
};

void RenameFile(const std::string& from, const std::string& to);

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_FILE_H_
