#include "common/text/term.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "common/error.h"
#include "common/text/character_class.h"
#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

constexpr std::size_t kHashDigits = 16;

// Fowler, Noll and Vo; isthe.com/chongo/tech/comp/fnv
std::uint64_t Fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3;
  }
  return hash;
}

std::size_t GlassLength(std::string_view term) {
  std::size_t length = term.size();
  for (const char c : term) length += c == '\0' ? 1 : 0;
  return length;
}

std::string Nfkc(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFKCInstance(status);
  if (U_SUCCESS(status)) {
    const auto size = static_cast<std::int32_t>(text.size());
    form->normalizeUTF8(0, icu::StringPiece(text.data(), size), sink, nullptr,
                        status);
  }
  if (U_FAILURE(status)) {
    throw Error(ErrorKind::kInternal,
                std::string("normalizing capitals: ") + u_errorName(status));
  }
  return out;
}

}  // namespace

std::string LimitTerm(std::string_view term) {
  if (GlassLength(term) <= kMaxTermBytes) return std::string(term);
  // Half, should there be nothing but NULs.
  const std::size_t room = kMaxTermBytes - kHashDigits - 1;
  std::string_view head = TruncateUtf8(term, room);
  while (GlassLength(head) > room) head = TruncateUtf8(term, head.size() - 1);
  std::string out(head);
  out += '~';
  const std::uint64_t hash = Fnv1a(term);
  for (std::size_t i = kHashDigits; i-- > 0;) {
    out += "0123456789abcdef"[hash >> (4 * i) & 0xF];
  }
  return out;
}

std::string MakeTerm(std::string_view word) {
  const std::string folded = Casefold(word);
  const auto is_space = [](char32_t c) {
    const CharClass cls = ClassOf(c);
    return cls == CharClass::kSpace || cls == CharClass::kLine;
  };
  bool spaces = false;
  for (Utf8Reader reader(folded); !reader.AtEnd() && !spaces;) {
    spaces = is_space(reader.Next());
  }
  if (!spaces) return LimitTerm(folded);
  std::string term;
  for (Utf8Reader reader(folded); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    if (!is_space(c)) AppendUtf8(c, &term);
  }
  return LimitTerm(term);
}

bool MakeSimpleTerm(std::string_view unit, std::string* term) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const char first = unit.empty() ? ' ' : unit.front();
  const bool capital = first >= 'A' && first <= 'Z';
  if ((!small(first) && !capital) || unit.size() > kMaxTermBytes ||
      !std::all_of(unit.begin() + 1, unit.end(), small)) {
    return false;
  }
  term->assign(unit);
  if (capital) term->front() = static_cast<char>(first - 'A' + 'a');
  return true;
}

std::string MakeAbbreviation(std::string_view capitals) {
  return LimitTerm(std::string(kAbbreviationPrefix) + Nfkc(capitals));
}

}  // namespace dizin
