#include "indexer/input/read_window.h"

#include <cstring>

namespace dizin::indexer {
namespace {

constexpr std::size_t kFirstBufferBytes = 1 << 18;

}  // namespace

ReadWindow::ReadWindow(Input* input)
    : input_(input), buffer_(kFirstBufferBytes + kPaddingBytes) {}

bool ReadWindow::Refill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ + kPaddingBytes == buffer_.size()) {
    buffer_.resize(buffer_.size() * 2 - kPaddingBytes);
  }
  const std::size_t got = input_->Read(buffer_.data() + end_,
                                       buffer_.size() - kPaddingBytes - end_);
  end_ += got;
  at_end_ = got == 0;
  return got > 0;
}

}  // namespace dizin::indexer
