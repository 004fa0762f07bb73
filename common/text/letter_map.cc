#include "common/text/letter_map.h"

#include <algorithm>
#include <cstring>

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace dizin {
namespace {

bool IsLetterOrDigit(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

bool IsOfLetters(std::string_view text) {
  for (Utf8Reader reader(text); !reader.AtEnd();) {
    if (!IsLetterOrDigit(reader.Next())) return false;
  }
  return true;
}

// How many bytes at the front of `rest` are a Han, Hangul or Katakana character
// that maps to itself: 3 or 0. REQUIRES: well-formed.
std::size_t SameBytes(std::string_view rest) {
  if (rest.size() < 3) return 0;
  const auto byte = [rest](std::size_t i) -> std::uint32_t {
    return static_cast<std::uint8_t>(rest[i]);
  };
  if (byte(0) < 0xE3 || byte(0) > 0xED || (byte(1) & 0xC0) != 0x80 ||
      (byte(2) & 0xC0) != 0x80) {
    return 0;
  }
  const std::uint32_t c =
      (byte(0) & 0xF) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  const bool is_same = (c >= 0x4E00 && c <= 0x9FFF) ||
                       (c >= 0xAC00 && c <= 0xD7A3) ||
                       (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
  return is_same ? 3 : 0;
}

}  // namespace

LetterMap::LetterMap(std::string (*map)(std::string_view)) {
  for (std::size_t i = 0; i < kLetters; ++i) {
    const auto c = static_cast<char32_t>(i);
    if (!IsLetterOrDigit(c)) continue;
    const std::string to = map(ToUtf8(std::u32string_view(&c, 1)));
    Letter* const letter = &letters_[i];
    if (to.size() > letter->bytes.size() || !IsOfLetters(to)) continue;
    std::copy(to.begin(), to.end(), letter->bytes.begin());
    letter->size = static_cast<std::uint8_t>(to.size());
  }
}

bool LetterMap::Apply(std::string_view word, std::string* out) const {
  // Letters are copied with what is behind them, which the next one overwrites.
  constexpr std::size_t kLetterBytes = sizeof(Letter::bytes);
  constexpr std::size_t kMaxBytes = 128;
  if (word.size() > kMaxBytes) return false;
  char mapped[kMaxBytes * kLetterBytes];
  char* end = mapped;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t c = static_cast<std::uint8_t>(word[at]);
    std::size_t size = 1;
    if (c >= 0xC2 && c <= 0xDB && at + 1 < word.size()) {
      const std::size_t next = static_cast<std::uint8_t>(word[at + 1]);
      if ((next & 0xC0) != 0x80) return false;
      c = (c & 0x1F) << 6 | (next & 0x3F);
      size = 2;
    } else if (c >= 0x80) {
      size = SameBytes(word.substr(at));
      if (size == 0) return false;
      std::memcpy(end, word.data() + at, size);
      end += size;
      at += size;
      continue;
    }
    if (c >= kLetters || letters_[c].size == 0) return false;
    std::memcpy(end, letters_[c].bytes.data(), kLetterBytes);
    end += letters_[c].size;
    at += size;
  }
  out->assign(mapped, end);
  return true;
}

}  // namespace dizin
