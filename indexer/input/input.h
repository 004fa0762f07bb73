// One file to read articles from: decompressed, in UTF-8, with a name for
// messages.
//
//   Input input("news.jsonl.xz");
//   GuessFormat(input.name(), input.Peek(4096));
//   LineReader lines(&input, kMaxBytes);

#ifndef DIZIN_INDEXER_INPUT_INPUT_H_
#define DIZIN_INDEXER_INPUT_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dizin::indexer {

inline constexpr char kNoFile[] = "";

// Not safe in two threads at once. Every Error names the file.
class Input {
 public:
  // `path` "-" is stdin. `watch` counts bytes as they lie in the file;
  // `charset` is that of files that do not tell (encoding.h). Throws
  // Error(kSystem) if it cannot be opened, kInput if its encoding is not read,
  // and Stopped.
  explicit Input(const std::string& path, const FileWatch& watch = {},
                 std::string_view charset = {});
  // The same from memory, and from anywhere else; kNoFile is the name of what
  // never was in a file.
  Input(std::string name, std::string bytes);
  Input(std::string name, std::unique_ptr<ByteSource> source);

  const std::string& name() const { return name_; }

  // The next `most` bytes, or all that are left; of a pipe perhaps fewer, but
  // none at the end only. Valid until the next call.
  std::string_view Peek(std::size_t most);

  // 1 to `size` bytes; 0 at the end.
  std::size_t Read(char* out, std::size_t size);

  // The line, from 1, of what Read() gives next, or fails to give.
  std::uint64_t line() const { return line_; }

 private:
  void Open(std::unique_ptr<ByteSource> source, std::string_view charset);

  std::string name_;
  std::uint64_t line_ = 1;
  bool may_wait_ = false;  // for whoever writes into a pipe
  std::unique_ptr<PeekSource> source_;
};

// "is longer than 4 bytes, the most that is taken": of an article, whoever set
// the limit.
std::string LongerThan(std::uint64_t bytes);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_INPUT_H_
