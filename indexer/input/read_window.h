// What has been read of an input and not been used, in one piece that grows as
// long as nothing of it is dropped.
//
//   ReadWindow window(&input);
//   while (!Complete(window.Rest()) && window.Refill()) {}
//   window.Drop(used);

#ifndef DIZIN_INDEXER_INPUT_READ_WINDOW_H_
#define DIZIN_INDEXER_INPUT_READ_WINDOW_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/input/input.h"

namespace dizin::indexer {

// Not safe in two threads at once.
class ReadWindow {
 public:
  // Readable bytes behind Rest(), for parsers that read in blocks.
  static constexpr std::size_t kPaddingBytes = 128;

  // `input` must outlive it.
  explicit ReadWindow(Input* input);

  // Valid until the next Refill().
  std::string_view Rest() const {
    return {buffer_.data() + begin_, end_ - begin_};
  }

  // Brings more bytes behind Rest(); false at the end of the input. Throws what
  // Input::Read() throws.
  bool Refill();

  // REQUIRES: there are so many.
  void Drop(std::size_t bytes) { begin_ += bytes; }

 private:
  Input* input_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_READ_WINDOW_H_
