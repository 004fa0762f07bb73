// The likeliest readings of a word while it is read from left to right, and as
// many skeletons among them as there is room for.
//
//   Beam beam;
//   beam.Append(kOptionsOfG);  // {"g", 0}, {"h", .2}
//   beam.readings()[1]         // "h", penalty .2
//
// A beam of fixed size without allocation: at most kWidth readings are kept,
// cheapest first, ties in the order of the options; of those with one skeleton
// at most kOfASkeleton. Internal to phonemes/.

#ifndef DIZIN_COMMON_TEXT_PHONEMES_BEAM_H_
#define DIZIN_COMMON_TEXT_PHONEMES_BEAM_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "common/text/phonemes.h"
#include "common/text/phonemes/skeleton.h"

namespace dizin::phonemes {

// One way to read some letters. A table of options ends with the first whose
// `phonemes` is null.
struct Option {
  std::string_view phonemes;
  float penalty = 0;
};

struct Reading {
  std::array<char, kMaxPhonemes> phonemes;
  std::uint8_t size = 0;
  float penalty = 0;
  Skeleton skeleton;

  std::string_view view() const { return {phonemes.data(), size}; }
  // A consonant after itself is not repeated.
  void Append(std::string_view more) {
    constexpr std::string_view kRepeated = "aeiouy";
    if (size > 0 && !more.empty() && phonemes[size - 1] == more[0] &&
        kRepeated.find(more[0]) == std::string_view::npos) {
      more.remove_prefix(1);
    }
    for (const char phoneme : more.substr(0, kMaxPhonemes - size)) {
      phonemes[size++] = phoneme;
      skeleton.Add(phoneme);
    }
  }
};

class Beam {
 public:
  Beam() = default;
  Beam(const Beam&) = delete;
  Beam& operator=(const Beam&) = delete;

  static constexpr std::size_t kWidth = 8;
  static constexpr std::size_t kOfASkeleton = 3;

  std::span<const Reading> readings() const { return {now_->data(), count_}; }

  void Append(std::string_view phonemes) {
    for (std::size_t i = 0; i < count_; ++i) (*now_)[i].Append(phonemes);
  }
  // REQUIRES: !options.empty().
  void Append(std::span<const Option> options);

 private:
  // Keeps `reading` as the next unless there are better ones like it.
  void Keep(const Reading& reading, std::size_t* count);

  using Readings = std::array<Reading, kWidth>;
  Readings first_;
  Readings second_;
  Readings* now_ = &first_;
  Readings* next_ = &second_;
  std::size_t count_ = 1;
};

}  // namespace dizin::phonemes

#endif  // DIZIN_COMMON_TEXT_PHONEMES_BEAM_H_
