// The classes of consonants of a phoneme string, as name_key.h defines a key,
// made sound by sound. Internal to the text layer.
//
//   Skeleton skeleton;
//   for (const char phoneme : std::string_view("kalin")) skeleton.Add(phoneme);
//   skeleton.ToString();  // "KLN"

#ifndef DIZIN_COMMON_TEXT_PHONEMES_SKELETON_H_
#define DIZIN_COMMON_TEXT_PHONEMES_SKELETON_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dizin::phonemes {

class Skeleton {
 public:
  // What follows is left out.
  static constexpr std::size_t kMaxClasses = 16;

  void Add(char phoneme);
  std::string ToString() const;

  // Equal skeletons that will stay equal, whatever is added to both.
  friend bool operator==(const Skeleton&, const Skeleton&) = default;

 private:
  static constexpr int kBits = 4;
  static constexpr std::uint64_t kMask = (1U << kBits) - 1;

  std::uint64_t Last() const { return classes_ & kMask; }
  void Push(std::uint64_t c) {
    if (classes_ >> (kBits * (kMaxClasses - 1)) == 0) {
      classes_ = classes_ << kBits | c;
    }
  }
  void Replace(std::uint64_t c) { classes_ = (classes_ & ~kMask) | c; }

  std::uint64_t classes_ = 0;  // the last one in the lowest bits; 0 is none
  bool touches_ = false;       // no vowel came after the last one
};

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_SKELETON_H_
