// UTF-8 in and out of code points, and text made fit to index.
//
//   for (Utf8Reader r(text); !r.AtEnd();) { char32_t c = r.Next(); ... }
//   AppendUtf8(U'ı', &out);
//   MakeWellFormed(&text);  // ill-formed bytes -> U+FFFD, NUL -> space
//
// Everything here is a pure function of its arguments and safe in any thread.

#ifndef DIZIN_COMMON_TEXT_UTF8_H_
#define DIZIN_COMMON_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dizin {

inline constexpr char32_t kReplacementCharacter = U'\uFFFD';

// Reads code points one after another. An ill-formed sequence reads as one
// U+FFFD for each maximal subpart (Unicode 3.9, as in WHATWG's decoder).
class Utf8Reader {
 public:
  explicit Utf8Reader(std::string_view text) : text_(text) {}

  bool AtEnd() const { return at_ >= text_.size(); }
  // The byte at which the next code point begins.
  std::size_t position() const { return at_; }
  // REQUIRES: !AtEnd().
  char32_t Next();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

void AppendUtf8(char32_t c, std::string* out);
std::string ToUtf8(std::u32string_view text);
std::u32string ToUtf32(std::string_view utf8);

// Number of code points; an ill-formed subpart counts as one.
std::size_t CodePointCount(std::string_view utf8);

bool IsAscii(std::string_view text);
bool IsWellFormed(std::string_view text);

// The longest prefix of at most `max_bytes` that ends between code points.
std::string_view TruncateUtf8(std::string_view text, std::size_t max_bytes);

// Makes `text` well-formed UTF-8 without NULs: each ill-formed subpart becomes
// U+FFFD and each NUL a space. Answers how many places it mended.
std::size_t MakeWellFormed(std::string* text);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_UTF8_H_
