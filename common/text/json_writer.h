// Writes JSON (RFC 8259), one value after another, into a string.
//
//   JsonWriter json(&out, /*indent=*/2);
//   json.BeginObject().Key("id").String("a1").Key("score").Number(7.25);
//   json.EndObject();   // {"id": "a1", "score": 7.25} on four lines
//
// Commas, colons and line breaks are its own affair. Strings are escaped as
// little as JSON allows: " \ and controls, and U+2028, U+2029 for those who
// paste JSON into JavaScript; ill-formed UTF-8 becomes U+FFFD. Numbers are the
// shortest that read back as the same double; NaN and infinities are null.

#ifndef DIZIN_COMMON_TEXT_JSON_WRITER_H_
#define DIZIN_COMMON_TEXT_JSON_WRITER_H_

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dizin {

// `out` must outlive the writer. REQUIRES: calls that make one JSON value; a
// key before each value of an object, none elsewhere.
class JsonWriter {
 public:
  // indent 0 writes everything on one line, without spaces.
  explicit JsonWriter(std::string* out, int indent = 0)
      : out_(out), indent_(indent) {}

  JsonWriter& BeginObject() { return Open('{'); }
  JsonWriter& EndObject() { return Close('}'); }
  JsonWriter& BeginArray() { return Open('['); }
  JsonWriter& EndArray() { return Close(']'); }
  JsonWriter& Key(std::string_view key);

  JsonWriter& String(std::string_view text);
  JsonWriter& Number(double value);
  JsonWriter& Number(std::integral auto value) {
    return Raw(std::to_string(value));
  }
  JsonWriter& Bool(bool value) { return Raw(value ? "true" : "false"); }
  JsonWriter& Null() { return Raw("null"); }

 private:
  JsonWriter& Open(char bracket);
  JsonWriter& Close(char bracket);
  JsonWriter& Raw(std::string_view text);
  void BeforeValue();
  void NewLine();

  std::string* out_;
  int indent_;
  bool after_key_ = false;
  std::vector<bool> has_items_;  // of each open object or array
};

// `text` in quotes, escaped as above.
void AppendJsonString(std::string_view text, std::string* out);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_JSON_WRITER_H_
