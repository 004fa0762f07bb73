#include "searcher/render/lists.h"

#include <array>
#include <charconv>

namespace dizin::render {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

std::string Shortest(double value) {
  std::array<char, 32> digits;
  const auto result =
      std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), result.ptr};
}

}  // namespace

std::string TrecId(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7F) {
      out += c;
      continue;
    }
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 0xF];
  }
  return out;
}

std::string RenderIds(const SearchAnswer& answer) {
  std::string out;
  for (const AnsweredHit& hit : answer.hits) out += hit.id + '\n';
  return out;
}

std::string RenderTrec(const SearchAnswer& answer, std::string_view topic,
                       std::string_view tag) {
  std::string out;
  for (const AnsweredHit& hit : answer.hits) {
    out += topic;
    out += " Q0 " + TrecId(hit.id) + ' ' + std::to_string(hit.rank) + ' ' +
           Shortest(hit.score) + ' ';
    out += tag;
    out += '\n';
  }
  return out;
}

}  // namespace dizin::render
