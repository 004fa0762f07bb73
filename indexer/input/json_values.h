// The values of a JSON text, wherever its lines end: those of its list, also of
// one that lies in an object (json_wrapper.h), or one after another; in memory
// bounded by the longest that is let through.
//
//   JsonValues values(&input, 100 << 20);
//   while (values.Next()) Parse(values.piece(), values.line());
//
// Only as much is read of JSON as tells where a value ends: brackets, and
// quotes around them. Blanks and commas between two values are dropped. Where
// brackets do not match within an object (a brace too few), it ends before the
// next line that begins with an object, and those behind it before the next
// that does so in the same column; what is no value at all ends before the next
// object: damage costs what is damaged.

#ifndef DIZIN_INDEXER_INPUT_JSON_VALUES_H_
#define DIZIN_INDEXER_INPUT_JSON_VALUES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/input/input.h"
#include "indexer/input/read_window.h"

namespace dizin::indexer {

// Not safe in two threads at once.
class JsonValues {
 public:
  // Readable bytes behind every value, for parsers that read in blocks.
  static constexpr std::size_t kPaddingBytes = ReadWindow::kPaddingBytes;

  // `input` must outlive it.
  JsonValues(Input* input, std::size_t max_bytes);

  // False at the end. Throws what Input::Read() throws.
  bool Next();

  // Valid until the next Next(). Empty if it is too long.
  std::string_view piece() const { return value_; }
  std::uint64_t line() const { return line_; }  // where it begins, from 1
  // Why there is none; else empty.
  std::string Problem() const {
    return too_long_ ? LongerThan(max_bytes_) : std::string();
  }

 private:
  void Drop(std::size_t bytes);
  bool SkipBetween();
  void EnterWrapper();
  void LeaveWrapper();
  bool AtByte(std::size_t at);
  bool BeginsObject(std::size_t at);
  std::size_t ScanBrackets(std::string open);
  std::size_t ScanOther();
  std::size_t EndOfBroken();

  std::size_t max_bytes_;
  ReadWindow window_;
  std::uint64_t lines_ = 1;  // the line where the window begins
  std::size_t given_ = 0;    // bytes of value_, still in the window
  std::string_view value_;
  std::uint64_t line_ = 0;
  bool too_long_ = false;
  bool at_start_ = true;  // a [ there is that of the list
  bool in_list_ = false;
  std::size_t wrappers_ = 0;  // objects around the list
  bool broken_ = false;       // brackets did not match
  std::size_t column_ = 0;    // of the value, in bytes
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_INPUT_JSON_VALUES_H_
