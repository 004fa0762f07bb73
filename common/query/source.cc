#include "common/query/source.h"

#include <algorithm>
#include <iterator>

#include "common/text/utf8.h"

namespace dizin::query {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool IsIn(const Range (&ranges)[N], char32_t c) {
  const Range* r = std::upper_bound(
      std::begin(ranges), std::end(ranges), c,
      [](char32_t value, const Range& range) { return value < range.first; });
  return r != std::begin(ranges) && c <= std::prev(r)->last;
}

// Property Bidi_Control of Unicode, and the byte order mark.
constexpr Range kDirectionMarks[] = {
    {0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E},
    {0x2066, 0x2069}, {0xFEFF, 0xFEFF},
};

constexpr Range kSpaces[] = {
    {0x00, 0x20},     {0x7F, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
    {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
};

// Commas, semicolons and full stops that are never inside a word.
constexpr Range kSeparators[] = {
    {0x0589, 0x0589}, {0x060C, 0x060C}, {0x061B, 0x061B}, {0x061F, 0x061F},
    {0x06D4, 0x06D4}, {0x0964, 0x0965}, {0x3001, 0x3002}, {0xFF01, 0xFF01},
    {0xFF0C, 0xFF0C}, {0xFF1B, 0xFF1B}, {0xFF1F, 0xFF1F}, {0xFF61, 0xFF61},
    {0xFF64, 0xFF64},
};

constexpr Range kPunctuation[] = {
    {0x00, 0x2F},     {0x3A, 0x40},     {0x5B, 0x60},     {0x7B, 0xA9},
    {0xAB, 0xB1},     {0xB4, 0xB4},     {0xB6, 0xB8},     {0xBB, 0xBB},
    {0xBF, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},     {0x0589, 0x058A},
    {0x05BE, 0x05BE}, {0x05C0, 0x05C0}, {0x05C3, 0x05C3}, {0x05F3, 0x05F4},
    {0x060C, 0x060C}, {0x061B, 0x061F}, {0x066A, 0x066D}, {0x06D4, 0x06D4},
    {0x0964, 0x0965}, {0x1680, 0x1680}, {0x2000, 0x206F}, {0x3000, 0x3003},
    {0x3008, 0x3011}, {0x3014, 0x301F}, {0x3030, 0x3030}, {0x30FB, 0x30FB},
    {0xFE50, 0xFE6B}, {0xFEFF, 0xFEFF}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFFD, 0xFFFD},
};

// Zeros of the decimal digits that are typed in names of dates and numbers.
constexpr char32_t kZeros[] = {0x0660, 0x06F0, 0x0966, 0x09E6};

bool IsHebrew(char32_t c) { return c >= 0x05D0 && c <= 0x05EA; }

bool IsDigitRole(char role) { return role >= '0' && role <= '9'; }

// What only the neighbours can tell.
void SettleByNeighbours(std::vector<Char>* chars) {
  for (std::size_t i = 1; i + 1 < chars->size(); ++i) {
    Char& now = (*chars)[i];
    const Char& before = (*chars)[i - 1];
    const Char& after = (*chars)[i + 1];
    if (now.role == kQuote && IsGershayim(before.c, now.c, after.c)) {
      now.role = kOrdinary;
    }
  }
  // "Kalın,Akar" are two words, "1,000" is one.
  for (std::size_t i = 0; i < chars->size(); ++i) {
    if ((*chars)[i].role != ',') continue;
    const bool within = i > 0 && i + 1 < chars->size() &&
                        IsDigitRole((*chars)[i - 1].role) &&
                        IsDigitRole((*chars)[i + 1].role);
    if (!within) (*chars)[i].role = kSeparator;
  }
}

}  // namespace

char RoleOf(char32_t c) {
  if (IsIn(kSpaces, c)) return ' ';
  if (IsIn(kSeparators, c)) return kSeparator;
  if (c < 0x80) return static_cast<char>(c);
  for (const char32_t zero : kZeros) {
    if (c >= zero && c <= zero + 9) return static_cast<char>('0' + (c - zero));
  }
  switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'＂':
      return kQuote;
    case U'«':
    case U'»':
      return kGuillemet;
    case U'「':
    case U'『':
    case U'｢':
      return kOpenCorner;
    case U'」':
    case U'』':
    case U'｣':
      return kCloseCorner;
    case U'\u2212':
      return '-';
    default:
      break;
  }
  // A full-width backslash is no escape: nothing is left without its own.
  if (c == U'＼') return kOrdinary;
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFEE0);
  return kOrdinary;
}

bool IsGershayim(char32_t before, char32_t c, char32_t after) {
  return (c == U'"' || c == U'”') && IsHebrew(before) && IsHebrew(after);
}

bool IsPunctuation(char32_t c) { return IsIn(kPunctuation, c); }

bool IsPunctuation(std::string_view utf8) {
  for (Utf8Reader reader(utf8); !reader.AtEnd();) {
    if (!IsPunctuation(reader.Next())) return false;
  }
  return true;
}

bool IsNameCharacter(char role) {
  return (role >= 'a' && role <= 'z') || (role >= 'A' && role <= 'Z') ||
         IsDigitRole(role) || role == '_';
}

Source::Source(std::string_view text) {
  bool escaped = false;
  std::size_t character = 0;
  for (Utf8Reader reader(text); !reader.AtEnd(); ++character) {
    const std::size_t byte = reader.position();
    char32_t c = reader.Next();
    if (IsIn(kDirectionMarks, c)) continue;
    if (c < 0x20) c = U' ';
    if (c == U'\\' && !escaped) {
      escaped = true;
      chars_.push_back({c, kOrdinary, false, byte, character});
      continue;
    }
    const char role = escaped ? kOrdinary : RoleOf(c);
    // A backslash that takes the part of the next one has done its work.
    if (escaped) chars_.pop_back();
    chars_.push_back({c, role, escaped, byte, character});
    escaped = false;
  }
  SettleByNeighbours(&chars_);
  end_.byte = text.size();
  end_.character = character;
}

std::string Source::Text(std::size_t begin, std::size_t end) const {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) AppendUtf8(chars_[i].c, &out);
  return out;
}

std::string Source::Ascii(std::size_t begin, std::size_t end) const {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    const Char& now = chars_[i];
    if (now.escaped) {
      out += '\\';
      AppendUtf8(now.c, &out);
      continue;
    }
    switch (now.c) {
      case U'…':
      case U'‥':
      case U'–':
        out += "..";
        break;
      case U'≥':
        out += ">=";
        break;
      case U'≤':
        out += "<=";
        break;
      case U'‐':
      case U'‑':
        out += '-';
        break;
      default:
        if (now.role > ' ') {
          out += now.role;
        } else {
          AppendUtf8(now.c, &out);
        }
    }
  }
  return out;
}

}  // namespace dizin::query
