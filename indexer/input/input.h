// One file to read articles from: decompressed, in UTF-8, with a name for
// messages.
//
//   Input input("news.jsonl.xz");
//   GuessFormat(input.name(), input.Peek(4096));
//   LineReader lines(&input, kMaxBytes);

#ifndef DIZIN_INDEXER_INPUT_INPUT_H_
#define DIZIN_INDEXER_INPUT_INPUT_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dizin::indexer {

// Not safe in two threads at once. Every Error names the file.
class Input {
 public:
  // `path` "-" is stdin. Bytes read from the file itself (compressed, if it is)
  // are added to `*consumed`, if given. Throws Error(kSystem) if it cannot be
  // opened, kInput if its encoding is not read.
  explicit Input(const std::string& path,
                 std::atomic<std::uint64_t>* consumed = nullptr);
  // The same from memory, for tests.
  Input(std::string name, std::string bytes);

  const std::string& name() const { return name_; }

  // The next `size` bytes, or all that can be read. Valid until the next call.
  std::string_view Peek(std::size_t size);

  // 1 to `size` bytes; 0 at the end.
  std::size_t Read(char* out, std::size_t size);

 private:
  void Open(std::unique_ptr<ByteSource> source);

  std::string name_;
  std::unique_ptr<PeekSource> source_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_INPUT_H_
