#include "common/index/field_kinds.h"

#include <cstddef>

#include "common/error.h"

namespace dizin::index {
namespace {

struct Letter {
  char letter;
  std::uint8_t kind;
};
constexpr Letter kLetters[] = {
    {'w', kHoldsWords}, {'n', kHoldsNumbers}, {'d', kHoldsDates}};

std::uint8_t KindOf(char letter) {
  for (const Letter& known : kLetters) {
    if (known.letter == letter) return known.kind;
  }
  throw Error(ErrorKind::kIndex,
              "the list of fields is damaged: run dizin-index --verify, or "
              "index again");
}

}  // namespace

std::string EncodeFieldKinds(const FieldKinds& kinds) {
  std::string text;
  for (const auto& [name, kind] : kinds) {
    text.append(name).append(" ");
    for (const Letter& known : kLetters) {
      if ((kind & known.kind) != 0) text.push_back(known.letter);
    }
    text.push_back('\n');
  }
  return text;
}

FieldKinds DecodeFieldKinds(std::string_view text) {
  FieldKinds kinds;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const std::size_t space = line.rfind(' ');
    if (end == std::string_view::npos || space == std::string_view::npos) {
      KindOf('?');
    }
    std::uint8_t& kind = kinds[std::string(line.substr(0, space))];
    for (const char letter : line.substr(space + 1)) kind |= KindOf(letter);
    text.remove_prefix(end + 1);
  }
  return kinds;
}

void MergeFieldKinds(const FieldKinds& from, FieldKinds* into) {
  for (const auto& [name, kind] : from) (*into)[name] |= kind;
}

}  // namespace dizin::index
