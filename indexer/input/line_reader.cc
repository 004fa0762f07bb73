#include "indexer/input/line_reader.h"

#include <algorithm>
#include <cstring>

namespace dizin::indexer {
namespace {

constexpr std::size_t kFirstBufferBytes = 1 << 18;

}  // namespace

LineReader::LineReader(Input* input, std::size_t max_line_bytes)
    : input_(input),
      max_line_bytes_(max_line_bytes),
      buffer_(kFirstBufferBytes + kPaddingBytes) {}

// Brings more bytes into the buffer; false at the end of the input.
bool LineReader::Refill() {
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

// Reads on to the end of a line that is too long.
void LineReader::SkipRest() {
  for (;;) {
    const void* found =
        std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
    if (found != nullptr) {
      begin_ = static_cast<std::size_t>(static_cast<const char*>(found) -
                                        buffer_.data()) +
               1;
      return;
    }
    begin_ = end_ = 0;
    if (!Refill()) return;
  }
}

bool LineReader::Next() {
  too_long_ = false;
  std::size_t searched = 0;  // bytes from begin_ on without a line end
  for (;;) {
    const char* start = buffer_.data() + begin_;
    const void* found =
        std::memchr(start + searched, '\n', end_ - begin_ - searched);
    std::size_t length = end_ - begin_;
    if (found != nullptr) {
      length =
          static_cast<std::size_t>(static_cast<const char*>(found) - start);
    }
    const bool ended_by_cr = length > 0 && start[length - 1] == '\r';
    if (length - (ended_by_cr ? 1 : 0) > max_line_bytes_) {
      too_long_ = true;
      line_ = {};
      ++number_;
      SkipRest();
      return true;
    }
    if (found == nullptr) {
      searched = length;
      if (Refill()) continue;
      if (length == 0) return false;
      start = buffer_.data() + begin_;
    }
    line_ = {start, length};
    begin_ += std::min(length + 1, end_ - begin_);
    if (line_.ends_with('\r')) line_.remove_suffix(1);
    ++number_;
    return true;
  }
}

}  // namespace dizin::indexer
