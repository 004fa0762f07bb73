// ASCII alone, whatever the locale: names of fields, tags and endings.

#ifndef DIZIN_INDEXER_ASCII_H_
#define DIZIN_INDEXER_ASCII_H_

#include <algorithm>
#include <string>
#include <string_view>

namespace dizin::indexer {

inline constexpr std::string_view kBlanks = " \t\n\v\f\r";

constexpr bool IsBlank(char c) { return kBlanks.find(c) != kBlanks.npos; }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool IsLetter(char c) {
  return ToLower(c) >= 'a' && ToLower(c) <= 'z';
}

inline std::string ToLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ToLower(c);
  return lower;
}

inline bool StartsWithIgnoringCase(std::string_view text,
                                   std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char a, char b) { return ToLower(a) == ToLower(b); });
}

// Where `what` begins in `text` at or behind `from`, or npos.
inline std::size_t FindIgnoringCase(std::string_view text,
                                    std::string_view what,
                                    std::size_t from = 0) {
  if (from > text.size()) return std::string_view::npos;
  const auto found =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
                  what.begin(), what.end(),
                  [](char a, char b) { return ToLower(a) == ToLower(b); });
  return found == text.end() && !what.empty()
             ? std::string_view::npos
             : static_cast<std::size_t>(found - text.begin());
}

// Without blanks at both ends.
inline std::string_view Strip(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_ASCII_H_
