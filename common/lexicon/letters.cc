#include "common/lexicon/letters.h"

#include <algorithm>
#include <optional>

#include "common/text/utf8.h"

namespace dizin::lexicon {
namespace {

constexpr std::size_t kMinInflectedLetters = 2;
constexpr std::size_t kMaxInflectedLetters = 40;

char32_t FirstOf(std::string_view word) {
  return word.empty() ? U'\0' : Utf8Reader(word).Next();
}

// ASCII, and the decimal digits of the scripts of news that have their own.
bool IsDigit(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9';
  constexpr char32_t kFirst = 0x660;
  constexpr char32_t kEnd = 0x17EA;
  if (c < kFirst || c >= kEnd) return false;
  static constexpr char32_t kZeros[] = {
      0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66,  0xBE6,
      0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0};
  for (const char32_t zero : kZeros) {
    if (c >= zero && c < zero + 10) return true;
  }
  return false;
}

// How many characters there are, if `is` is true of all. Most are ASCII.
template <class Is>
std::optional<std::size_t> AllOf(std::string_view word, const Is& is) {
  std::size_t count = 0;
  for (; count < word.size(); ++count) {
    const auto byte = static_cast<unsigned char>(word[count]);
    if (byte >= 0x80) break;
    if (!is(char32_t{byte})) return std::nullopt;
  }
  for (Utf8Reader rest(word.substr(count)); !rest.AtEnd(); ++count) {
    if (!is(rest.Next())) return std::nullopt;
  }
  return count;
}

}  // namespace

bool IsCasedWord(std::string_view word) {
  const char32_t c = FirstOf(word);
  return c < 0x590 || (c >= 0x1C80 && c <= 0x1C8F) ||
         (c >= 0x1E00 && c <= 0x1FFF) || (c >= 0x2C60 && c <= 0x2C7F) ||
         (c >= 0xA640 && c <= 0xA69F) || (c >= 0xA720 && c <= 0xA7FF) ||
         (c >= 0xFB00 && c <= 0xFB17);
}

bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         c == 0x3005 || c == 0x3007;
}

bool IsPlainHan(std::string_view bytes) {
  const auto is_byte = [bytes](std::size_t i, int low, int high) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    return byte >= low && byte <= high;
  };
  if (bytes.size() % 3 != 0) return false;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const bool begins = is_byte(i, 0xE5, 0xE9) ? is_byte(i + 1, 0x80, 0xBF)
                                               : is_byte(i, 0xE4, 0xE4) &&
                                                     is_byte(i + 1, 0xB8, 0xBF);
    if (!begins || !is_byte(i + 2, 0x80, 0xBF)) return false;
  }
  return true;
}

bool IsHiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }

bool IsBigramTerm(std::string_view term) {
  constexpr unsigned char kLeastLead = 0xE3;  // of U+3005
  if (term.empty() || static_cast<unsigned char>(term[0]) < kLeastLead) {
    return false;
  }
  const char32_t c = FirstOf(term);
  return IsHan(c) || IsHiragana(c);
}

bool HasDigit(std::string_view word) {
  // Of the scripts that have their own, the first bytes; most words have none.
  const auto may_be_digit = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 0xD9 && byte <= 0xE1);
  };
  return std::any_of(word.begin(), word.end(), may_be_digit) &&
         !AllOf(word, [](char32_t c) { return !IsDigit(c); }).has_value();
}

bool IsInflectable(std::string_view word) {
  const auto letters = AllOf(word, [](char32_t c) {
    return !IsDigit(c) && c != U'_' && c != kReplacementCharacter;
  });
  return letters >= kMinInflectedLetters && letters <= kMaxInflectedLetters;
}

}  // namespace dizin::lexicon
