#include "indexer/readers/mend_json.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

#include "indexer/ascii.h"

namespace dizin::indexer {
namespace {

// The code unit that is escaped at `at`, by \u and four digits, else 0.
unsigned EscapedUnit(std::string_view json, std::size_t at) {
  if (json.substr(at, 2) != "\\u" || at + 6 > json.size()) return 0;
  unsigned unit = 0;
  const char* end = json.data() + at + 6;
  return std::from_chars(json.data() + at + 2, end, unit, 16).ptr == end ? unit
                                                                         : 0;
}

// By the grammar of JSON (RFC 8259, 6), which from_chars() does not keep to.
bool IsNumber(std::string_view token) {
  const auto skip_digits = [&token] {
    const std::size_t had = token.size();
    while (!token.empty() && IsDigit(token.front())) token.remove_prefix(1);
    return had - token.size();
  };
  if (token.starts_with('-')) token.remove_prefix(1);
  const bool zero = token.starts_with('0');
  const std::size_t whole = skip_digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (token.starts_with('.')) {
    token.remove_prefix(1);
    if (skip_digits() == 0) return false;
  }
  if (token.starts_with('e') || token.starts_with('E')) {
    token.remove_prefix(1);
    if (token.starts_with('+') || token.starts_with('-')) {
      token.remove_prefix(1);
    }
    if (skip_digits() == 0) return false;
  }
  return token.empty();
}

bool IsTooLarge(std::string_view number) {
  constexpr std::size_t kDigitsOf64Bits = 18;  // that always fit
  if (number.find_first_of(".eE") == number.npos) {
    return number.size() > kDigitsOf64Bits;
  }
  double value = 0;
  const char* const end = number.data() + number.size();
  return std::from_chars(number.data(), end, value).ec ==
         std::errc::result_out_of_range;
}

// Behind the string that begins at `at`.
std::size_t EndOfString(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return at + 1;
}

}  // namespace

std::size_t MendSurrogateEscapes(std::string* json) {
  std::size_t mended = 0;
  for (std::size_t at = json->find('\\'); at != std::string::npos;
       at = json->find('\\', at)) {
    const unsigned unit = EscapedUnit(*json, at);
    if (unit < 0xD800 || unit > 0xDFFF) {
      at += 2;  // any escape: its second character escapes nothing
      continue;
    }
    const unsigned next = EscapedUnit(*json, at + 6);
    if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
      at += 12;
      continue;
    }
    json->replace(at, 6, "\\ufffd");
    at += 6;
    ++mended;
  }
  return mended;
}

const char* CommonMistake(std::string_view json) {
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '"') {
      at = EndOfString(json, at) - 1;
    } else if (c == '\'') {
      return "JSON has double quotes around strings";
    } else if (c == '#' || json.substr(at).starts_with("//") ||
               json.substr(at).starts_with("/*")) {
      return "JSON has no comments";
    } else if (c == ',') {
      const std::size_t next = json.find_first_not_of(" \t\r\n", at + 1);
      if (next != json.npos && (json[next] == '}' || json[next] == ']')) {
        return "a comma before a bracket that closes";
      }
    }
  }
  return "a comma, colon, brace or quote is missing or too many";
}

std::size_t MendNumbers(std::string* json) {
  std::size_t mended = 0;
  std::string out;
  const std::string_view all = *json;
  for (std::size_t at = 0; at < all.size();) {
    std::size_t end = at + 1;
    if (all[at] == '"') {
      end = EndOfString(all, at);
    } else if (IsDigit(all[at]) || IsLetter(all[at]) || all[at] == '-') {
      end = std::min(all.find_first_of(" \t\r\n,:[]{}\"", at), all.size());
    }
    const std::string_view token = all.substr(at, end - at);
    at = end;
    if (token == "NaN" || token == "Infinity" || token == "-Infinity") {
      out += "null";
    } else if (token.size() > 1 && IsNumber(token) && IsTooLarge(token)) {
      out.append("\"").append(token).append("\"");
    } else {
      out += token;
      continue;
    }
    ++mended;
  }
  if (mended > 0) *json = std::move(out);
  return mended;
}

}  // namespace dizin::indexer
