#include "common/text/utf8.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>

namespace dizin {
namespace {

// The bounds of the byte that follows `lead` (Unicode table 3-7); other
// continuation bytes are 80..BF.
struct SecondByte {
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
};

SecondByte SecondByteAfter(std::uint8_t lead) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, 0x9F};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {};
  }
}

// Continuation bytes that `lead` asks for, or -1 if no sequence begins so.
int Continuations(std::uint8_t lead) {
  if (lead < 0x80) return 0;
  if (lead < 0xC2) return -1;
  if (lead < 0xE0) return 1;
  if (lead < 0xF0) return 2;
  return lead < 0xF5 ? 3 : -1;
}

// Reads the sequence at `at`; false for an ill-formed one, of which
// `length` bytes are the maximal subpart.
bool Decode(std::string_view text, std::size_t at, char32_t* c,
            std::size_t* length) {
  const auto byte = [&text](std::size_t i) {
    return static_cast<std::uint8_t>(text[i]);
  };
  const std::uint8_t lead = byte(at);
  // Most sequences of two and three bytes have no bounds of their own.
  const auto follows = [&](std::size_t i) {
    return at + i < text.size() && (byte(at + i) & 0xC0U) == 0x80;
  };
  if (lead >= 0xC2 && lead <= 0xDF && follows(1)) {
    *c = (lead & 0x1FU) << 6 | (byte(at + 1) & 0x3FU);
    *length = 2;
    return true;
  }
  if (lead >= 0xE1 && lead <= 0xEC && follows(1) && follows(2)) {
    *c = (lead & 0xFU) << 12 | (byte(at + 1) & 0x3FU) << 6 |
         (byte(at + 2) & 0x3FU);
    *length = 3;
    return true;
  }
  const int more = Continuations(lead);
  *length = 1;
  if (more < 0) return false;
  if (more == 0) {
    *c = lead;
    return true;
  }
  char32_t value = lead & (0x3FU >> more);
  SecondByte bounds = SecondByteAfter(lead);
  for (int i = 0; i < more; ++i) {
    if (at + *length >= text.size()) return false;
    const std::uint8_t next = byte(at + *length);
    if (next < bounds.low || next > bounds.high) return false;
    bounds = {};
    value = value << 6 | (next & 0x3FU);
    ++*length;
  }
  *c = value;
  return true;
}

// How many bytes of ASCII `text` begins with, at least in steps of eight.
std::size_t AsciiBytes(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size();
       at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080'8080'8080'8080U) != 0) break;
  }
  return at;
}

}  // namespace

char32_t Utf8Reader::Next() {
  assert(!AtEnd());
  char32_t c = 0;
  std::size_t length = 0;
  const bool good = Decode(text_, at_, &c, &length);
  at_ += length;
  return good ? c : kReplacementCharacter;
}

void AppendUtf8(char32_t c, std::string* out) {
  const auto put = [out](std::uint32_t byte) {
    out->push_back(static_cast<char>(byte));
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::string ToUtf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : text) AppendUtf8(c, &out);
  return out;
}

std::u32string ToUtf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (Utf8Reader reader(utf8); !reader.AtEnd();) out.push_back(reader.Next());
  return out;
}

std::size_t CodePointCount(std::string_view utf8) {
  std::size_t count = 0;
  while (count < utf8.size() && static_cast<signed char>(utf8[count]) >= 0) {
    ++count;
  }
  for (Utf8Reader rest(utf8.substr(count)); !rest.AtEnd(); ++count) rest.Next();
  return count;
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

bool IsWellFormed(std::string_view text) {
  char32_t c = 0;
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); at += length) {
    at += AsciiBytes(text.substr(at));
    if (at == text.size()) break;
    if (!Decode(text, at, &c, &length)) return false;
  }
  return true;
}

std::string_view TruncateUtf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<std::uint8_t>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return text.substr(0, end);
}

std::size_t MakeWellFormed(std::string* text) {
  if (IsWellFormed(*text) && text->find('\0') == std::string::npos) return 0;
  std::string mended;
  mended.reserve(text->size());
  std::size_t places = 0;
  char32_t c = 0;
  std::size_t length = 0;
  for (std::size_t at = 0; at < text->size(); at += length) {
    const bool good = Decode(*text, at, &c, &length);
    if (good && c != 0) {
      mended.append(*text, at, length);
      continue;
    }
    ++places;
    AppendUtf8(good ? U' ' : kReplacementCharacter, &mended);
  }
  *text = std::move(mended);
  return places;
}

}  // namespace dizin
