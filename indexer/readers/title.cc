#include "indexer/readers/title.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace dizin::indexer {
namespace {

// Enough for kMaxTitleCharacters in any script, with long runs of blanks.
constexpr std::size_t kWindowBytes = 2048;

constexpr std::u32string_view kStops = U".?!…؟۔।॥։፧።᙮";
constexpr std::u32string_view kHanStops = U"。．！？｡";
constexpr std::u32string_view kClosers = U"\"')]}»”’›」』）】》";

bool IsBlank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\u00A0' || c == U'\u3000';
}

bool Contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// The stop at `at` ends an abbreviation or a number: "U.S.", "Mr.", "11.".
bool ClosesShortWord(std::u32string_view text, std::size_t at) {
  if (text[at] != U'.') return false;
  std::size_t begin = at;
  while (begin > 0 && !IsBlank(text[begin - 1]) && text[begin - 1] != U'\n' &&
         text[begin - 1] != U'.') {
    --begin;
  }
  const std::u32string_view word = text.substr(begin, at - begin);
  return word.size() < 2 || std::all_of(word.begin(), word.end(), IsDigit) ||
         (word.size() == 2 && word[0] >= U'A' && word[0] <= U'Z');
}

// The end of the first sentence: behind its last character.
std::size_t SentenceEnd(std::u32string_view text) {
  std::size_t line_begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c == U'\n') {
      std::size_t next = i + 1;
      while (next < text.size() && IsBlank(text[next])) ++next;
      const bool blank_line = next < text.size() && text[next] == U'\n';
      if (blank_line || i - line_begin <= kMaxHeadlineCharacters) return i;
      line_begin = i + 1;
    }
    const bool han = Contains(kHanStops, c);
    if (!han && !Contains(kStops, c)) continue;
    std::size_t end = i + 1;
    while (end < text.size() &&
           (Contains(kClosers, text[end]) || Contains(kStops, text[end]))) {
      ++end;
    }
    const bool at_blank =
        end == text.size() || IsBlank(text[end]) || text[end] == U'\n';
    if (han || (at_blank && !ClosesShortWord(text, i))) return end;
  }
  return text.size();
}

std::u32string CollapseBlanks(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!IsBlank(c) && c != U'\n') {
      out.push_back(c);
    } else if (!out.empty() && out.back() != U' ') {
      out.push_back(U' ');
    }
  }
  while (!out.empty() && out.back() == U' ') out.pop_back();
  return out;
}

}  // namespace

std::string TitleFromText(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
  const std::u32string window = ToUtf32(TruncateUtf8(text, kWindowBytes));
  std::u32string title = CollapseBlanks(
      std::u32string_view(window).substr(0, SentenceEnd(window)));
  if (title.size() > kMaxTitleCharacters) {
    title.resize(kMaxTitleCharacters - 1);
    const std::size_t space = title.rfind(U' ');
    // A single word that long is cut where it is.
    if (space != std::u32string::npos && space > kMaxTitleCharacters / 2) {
      title.resize(space);
    }
    title.push_back(U'…');
  }
  return ToUtf8(title);
}

}  // namespace dizin::indexer
