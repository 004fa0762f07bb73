// A short string of letters on the stack. Internal to phonemes/.

#ifndef DIZIN_COMMON_TEXT_PHONEMES_LETTERS_H_
#define DIZIN_COMMON_TEXT_PHONEMES_LETTERS_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace dizin::phonemes {

class Letters {
 public:
  static constexpr std::size_t kCapacity = 96;

  // Adds `c` unless it is 0 or there is no room.
  void Add(char32_t c) {
    if (c != 0 && size_ < kCapacity) letters_[size_++] = c;
  }
  // REQUIRES: not empty.
  void SetLast(char32_t c) { letters_[size_ - 1] = c; }

  std::u32string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char32_t, kCapacity> letters_;
  std::size_t size_ = 0;
};

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_LETTERS_H_
