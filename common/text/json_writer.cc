#include "common/text/json_writer.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "common/text/utf8.h"

namespace dizin {
namespace {

void AppendEscape(std::uint32_t c, std::string* out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  *out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) *out += kHex[c >> shift & 0xF];
}

// False if `c` stands for itself in a JSON string.
bool AppendEscaped(char32_t c, std::string* out) {
  switch (c) {
    case U'"':
      *out += "\\\"";
      return true;
    case U'\\':
      *out += "\\\\";
      return true;
    case U'\n':
      *out += "\\n";
      return true;
    case U'\r':
      *out += "\\r";
      return true;
    case U'\t':
      *out += "\\t";
      return true;
    default:
      break;
  }
  if (c >= 0x20 && c != 0x7F && c != 0x2028 && c != 0x2029) return false;
  AppendEscape(c, out);
  return true;
}

}  // namespace

void AppendJsonString(std::string_view text, std::string* out) {
  out->reserve(out->size() + text.size() + 2);
  *out += '"';
  for (Utf8Reader reader(text); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    if (!AppendEscaped(c, out)) AppendUtf8(c, out);
  }
  *out += '"';
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  assert(!has_items_.empty() && !after_key_);
  BeforeValue();
  AppendJsonString(key, out_);
  *out_ += indent_ > 0 ? ": " : ":";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  BeforeValue();
  AppendJsonString(text, out_);
  return *this;
}

JsonWriter& JsonWriter::Number(double value) {
  if (!std::isfinite(value)) return Null();
  std::array<char, 32> digits;
  const auto result =
      std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return Raw({digits.data(), result.ptr});
}

JsonWriter& JsonWriter::Open(char bracket) {
  BeforeValue();
  *out_ += bracket;
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::Close(char bracket) {
  assert(!has_items_.empty() && !after_key_);
  const bool has_items = has_items_.back();
  has_items_.pop_back();
  if (has_items) NewLine();
  *out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::Raw(std::string_view text) {
  BeforeValue();
  *out_ += text;
  return *this;
}

void JsonWriter::BeforeValue() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) *out_ += ',';
  has_items_.back() = true;
  NewLine();
}

void JsonWriter::NewLine() {
  if (indent_ == 0) return;
  *out_ += '\n';
  out_->append(has_items_.size() * static_cast<std::size_t>(indent_), ' ');
}

}  // namespace dizin
