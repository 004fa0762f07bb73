// Source is a query cut into characters, each with the part it can play, so
// that the reader asks one question of all the signs that mean the same.
//
//   Source s("ｔｉｔｌｅ：“s-400”");
//   s[5].role == ':' && s[6].role == kQuote
//
// Rules:
//  * A full-width sign or letter plays the part of its ASCII form, a digit of
//    any script that of its value.
//  * A backslash takes the part from the character after it; that character
//    belongs to a word, whatever it is.
//  * A quotation mark between two Hebrew letters is gershayim (ארה"ב), part of
//    the word: UAX #29, WB7a to WB7c.
//  * Marks of direction (U+200E, U+202A …) are dropped; controls are spaces.

#ifndef DIZIN_COMMON_QUERY_SOURCE_H_
#define DIZIN_COMMON_QUERY_SOURCE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dizin::query {

// Parts that have no ASCII sign of their own.
inline constexpr char kOrdinary = '\0';
inline constexpr char kQuote = '"';          // " “ ” „ ‟ ＂
inline constexpr char kGuillemet = '\x01';   // « »
inline constexpr char kOpenCorner = '\x02';  // 「 『
inline constexpr char kCloseCorner = '\x03';
inline constexpr char kSeparator = ';';  // ; and the commas and full stops
                                         // of Arabic, Chinese, Hindi …

struct Char {
  char32_t c = 0;
  char role = kOrdinary;  // ' ' for any space, an ASCII sign, digit or letter
  bool escaped = false;
  std::size_t byte = 0;       // in the text given
  std::size_t character = 0;  // the same counted in code points
};

class Source {
 public:
  // `text` is UTF-8; ill-formed bytes become U+FFFD.
  explicit Source(std::string_view text);

  std::size_t size() const { return chars_.size(); }
  // REQUIRES: at <= size(). The one past the last is an ordinary NUL.
  const Char& operator[](std::size_t at) const {
    return at < chars_.size() ? chars_[at] : end_;
  }

  // The characters of [begin, end) as UTF-8.
  std::string Text(std::size_t begin, std::size_t end) const;
  // The same for dates and numbers: digits in ASCII, "…" as "..", "≥" as ">=",
  // dashes as '-' and, between dates, ".."; an escaped sign with its backslash.
  std::string Ascii(std::size_t begin, std::size_t end) const;

 private:
  std::vector<Char> chars_;
  Char end_;
};

// The part of an unescaped character alone, without its neighbours.
char RoleOf(char32_t c);

// True for the quotation mark of a word like ארה"ב: `c` between those two.
bool IsGershayim(char32_t before, char32_t c, char32_t after);

// True for what alone is no word: punctuation, spaces, invisible characters.
bool IsPunctuation(char32_t c);
bool IsPunctuation(std::string_view utf8);

bool IsNameCharacter(char role);  // of a field: letters, digits, '_'

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_SOURCE_H_
