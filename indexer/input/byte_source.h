// Bytes one after another: a file, a decompressor over a file, a converter over
// a decompressor.
//
//   auto source = OpenFile("a.jsonl.gz");
//   source = Decompress(std::move(source));
//   while (const std::size_t n = source->Read(buffer, sizeof buffer)) …

#ifndef DIZIN_INDEXER_INPUT_BYTE_SOURCE_H_
#define DIZIN_INDEXER_INPUT_BYTE_SOURCE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace dizin::indexer {

// Not safe in two threads at once.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Writes 1 to `size` bytes to `out` and says how many; 0 only at the end, and
  // then for ever. REQUIRES: size > 0. Throws Error: kSystem where the machine
  // fails, kInput where the bytes are damaged. Its message does not name the
  // file (Input does).
  virtual std::size_t Read(char* out, std::size_t size) = 0;
};

// What a source of files tells, and is told.
struct FileWatch {
  // Bytes that are read are added to it. May be null.
  std::atomic<std::uint64_t>* consumed = nullptr;
  // A read that waits for a pipe throws Stopped soon after this becomes true.
  // May be null.
  const std::atomic<bool>* stop = nullptr;
  // Called five times a second while a read waits for a pipe. May be empty.
  std::function<void()> waits = {};
};

// Not an Error: whoever asked for the stop knows.
class Stopped : public std::exception {};

// `path` "-" is stdin. Throws Error(kSystem) with the reason if the file cannot
// be opened.
std::unique_ptr<ByteSource> OpenFile(const std::string& path,
                                     const FileWatch& watch);

std::unique_ptr<ByteSource> FromMemory(std::string bytes);

// A source that makes its bytes a block at a time.
class BlockSource : public ByteSource {
 public:
  std::size_t Read(char* out, std::size_t size) final;

 protected:
  // Appends the next bytes to `block`, perhaps none; false where they are the
  // last.
  virtual bool MakeBlock(std::string* block) = 0;

 private:
  std::string block_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

// The first bytes of a source can be looked at before they are read.
class PeekSource : public ByteSource {
 public:
  explicit PeekSource(std::unique_ptr<ByteSource> source)
      : source_(std::move(source)) {}

  // The next bytes, at most `most`: at least `least`, or all that can be read.
  // (A pipe may give some bytes long before it gives more.) Valid until the
  // next call. Does not throw the Error of the source: Read() will, once it
  // comes there.
  std::string_view Peek(std::size_t least, std::size_t most);
  std::size_t Read(char* out, std::size_t size) override;

 private:
  std::size_t ReadAhead(char* out, std::size_t size);

  std::unique_ptr<ByteSource> source_;
  std::string ahead_;
  std::size_t at_ = 0;
  std::exception_ptr error_;  // met while looking ahead
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_BYTE_SOURCE_H_
