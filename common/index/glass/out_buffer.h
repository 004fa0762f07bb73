// Bytes under construction, for encoders that write through a pointer. Its
// memory is kept from one batch to the next.
//
//   char* p = buffer.Reserve(kMaxUintBytes);
//   buffer.Commit(PutUint(p, value));

#ifndef DIZIN_COMMON_INDEX_GLASS_OUT_BUFFER_H_
#define DIZIN_COMMON_INDEX_GLASS_OUT_BUFFER_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace dizin::index::glass {

class OutBuffer {
 public:
  // Where to write up to `size` bytes; then Commit().
  char* Reserve(std::size_t size) {
    if (capacity_ - size_ < size) Grow(size);
    return bytes_.get() + size_;
  }
  // What was written ends at `end`.
  void Commit(const char* end) {
    size_ = static_cast<std::size_t>(end - bytes_.get());
  }

  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }
  std::string_view view() const { return {bytes_.get(), size_}; }
  void Clear() { size_ = 0; }

 private:
  void Grow(std::size_t size) {
    const std::size_t capacity = std::max(2 * capacity_, size_ + size);
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
    if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
    bytes_ = std::move(bytes);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_OUT_BUFFER_H_
