// Lines of an input, in memory bounded by the longest line that is let through.
//
//   LineReader lines(&input, 100 << 20);
//   while (lines.Next()) Use(lines.line(), lines.number());
//
// A line ends with \n, \r\n or the end of the input; with \r where the first
// 64 KiB have no other end. The ending is not part of it. A line longer than
// the limit is read past and given as too_long(), empty.

#ifndef DIZIN_INDEXER_INPUT_LINE_READER_H_
#define DIZIN_INDEXER_INPUT_LINE_READER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/input/input.h"
#include "indexer/input/read_window.h"

namespace dizin::indexer {

// Not safe in two threads at once.
class LineReader {
 public:
  // Readable bytes behind every line, for parsers that read in blocks.
  static constexpr std::size_t kPaddingBytes = ReadWindow::kPaddingBytes;

  // `input` must outlive the reader.
  LineReader(Input* input, std::size_t max_line_bytes);

  // False at the end. Throws what Input::Read() throws; what was read before
  // has been given.
  bool Next();

  // Valid until the next Next().
  std::string_view line() const { return line_; }
  std::uint64_t number() const { return number_; }  // from 1
  bool too_long() const { return too_long_; }

 private:
  void SkipRest();

  std::size_t max_line_bytes_;
  char line_end_;
  ReadWindow window_;
  std::string_view line_;
  std::uint64_t number_ = 0;
  bool too_long_ = false;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_LINE_READER_H_
