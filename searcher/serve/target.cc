#include "searcher/serve/target.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace dizin::serve {
namespace {

// Controls, the space and DEL never stand in a target.
bool IsClean(std::string_view target) {
  return std::none_of(target.begin(), target.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7F;
  });
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

}  // namespace

std::optional<std::string> PercentDecode(std::string_view text,
                                         bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[at] != '%') {
      decoded += text[at];
    } else {
      unsigned byte = 0;
      const std::string_view digits = text.substr(at + 1, 2);
      const char* const end = digits.data() + digits.size();
      if (digits.size() < 2 ||
          std::from_chars(digits.data(), end, byte, 16).ptr != end) {
        return std::nullopt;
      }
      decoded += static_cast<char>(byte);
      at += 2;
    }
  }
  return decoded;
}

std::string PercentEncode(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kDigits[byte >> 4U];
    encoded += kDigits[byte & 15U];
  }
  return encoded;
}

std::optional<Target> ParseTarget(std::string_view target) {
  // As a proxy is asked: RFC 9112, 3.2.2.
  constexpr std::string_view kScheme = "http://";
  if (target.starts_with(kScheme)) {
    target.remove_prefix(
        std::min(target.find('/', kScheme.size()), target.size()));
  }
  if (!target.starts_with('/') || !IsClean(target)) return std::nullopt;
  const std::size_t mark = std::min(target.find('?'), target.size());
  Target parsed;
  parsed.path = target.substr(0, mark);
  if (!PercentDecode(parsed.path, false)) return std::nullopt;
  std::string_view rest = target.substr(std::min(mark + 1, target.size()));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = PercentDecode(pair.substr(0, equals), true);
    auto value =
        PercentDecode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return std::nullopt;
    parsed.parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parsed;
}

}  // namespace dizin::serve
