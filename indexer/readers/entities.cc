#include "indexer/readers/entities.h"

#include <charconv>
#include <cstdint>

#include <libxml/HTMLparser.h>

#include "common/text/utf8.h"
#include "indexer/ascii.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kLongestEntity = 12;

// WHATWG HTML 13.2.5.80: what a reference to a C1 control means.
constexpr char32_t kWindows1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// "#8217" or "#x2019"; 0 if it is none.
char32_t Numbered(std::string_view name) {
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  std::uint32_t number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, error] =
      std::from_chars(name.data(), end, number, hex ? 16 : 10);
  if (name.empty() || stop != end) return 0;
  if (error != std::errc() || number == 0 || number > 0x10FFFF ||
      (number >= 0xD800 && number <= 0xDFFF)) {
    return kReplacementCharacter;
  }
  if (number >= 0x80 && number < 0xA0) return kWindows1252[number - 0x80];
  return number;
}

char32_t Named(std::string_view name) {
  const std::string terminated(name);
  const htmlEntityDesc* entity =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
  if (entity != nullptr) return entity->value;
  return name == "apos" ? U'\'' : 0;
}

}  // namespace

std::string DecodeEntities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t ampersand = text.find('&');
    out += text.substr(0, ampersand);
    if (ampersand == std::string_view::npos) break;
    text.remove_prefix(ampersand);
    const std::size_t end = text.substr(0, kLongestEntity).find(';');
    char32_t c = 0;
    if (end != std::string_view::npos && end > 1) {
      const std::string_view name = text.substr(1, end - 1);
      c = name.starts_with('#') ? Numbered(name) : Named(name);
    }
    if (c == 0) {
      out += '&';
      text.remove_prefix(1);
    } else {
      AppendUtf8(c, &out);
      text.remove_prefix(end + 1);
    }
  }
  return out;
}

}  // namespace dizin::indexer
