#include "searcher/serve/byte_channel.h"

#include <algorithm>

#include "common/error.h"

namespace dizin::serve {

std::size_t ByteChannel::Read(char* out, std::size_t size) {
  std::unique_lock<std::mutex> lock(mutex_);
  const auto has_news = [this] {
    return at_ < bytes_.size() || end_ != End::kNone;
  };
  if (!has_news()) {
    lock.unlock();
    ask_();
    lock.lock();
    changed_.wait(lock, has_news);
  }
  if (end_ == End::kBroken) {
    throw Error(ErrorKind::kInput, "the body breaks off");
  }
  const std::size_t bytes = std::min(size, bytes_.size() - at_);
  std::copy_n(bytes_.data() + at_, bytes, out);
  at_ += bytes;
  return bytes;
}

void ByteChannel::Give(std::string_view bytes, bool last) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    bytes_.erase(0, at_);
    bytes_ += bytes;
    at_ = 0;
    if (last && end_ == End::kNone) end_ = End::kFinished;
  }
  changed_.notify_one();
}

void ByteChannel::Break() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (end_ == End::kNone) end_ = End::kBroken;
  }
  changed_.notify_one();
}

}  // namespace dizin::serve
