#include "indexer/input/utf16.h"

#include <cstddef>
#include <string>
#include <utility>

#include "common/text/utf8.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kBlockBytes = 1 << 14;

bool IsHighSurrogate(char32_t unit) { return (unit & 0xFC00) == 0xD800; }
bool IsLowSurrogate(char32_t unit) { return (unit & 0xFC00) == 0xDC00; }

// Of its bytes as they lie.
char32_t Unit(char32_t first, char32_t second, ByteOrder order) {
  return order == ByteOrder::kBig ? first << 8 | second : second << 8 | first;
}

class Utf16Source : public BlockSource {
 public:
  Utf16Source(std::unique_ptr<ByteSource> source, ByteOrder order)
      : source_(std::move(source)), order_(order) {}

 private:
  bool MakeBlock(std::string* utf8) override {
    char block[kBlockBytes];
    const std::size_t got = source_->Read(block, sizeof block);
    for (std::size_t i = 0; i < got; ++i) {
      const char32_t byte = static_cast<unsigned char>(block[i]);
      if (half_) {
        half_ = false;
        TakeUnit(Unit(first_, byte, order_), utf8);
      } else {
        half_ = true;
        first_ = byte;
      }
    }
    if (got > 0) return true;
    if (high_ != 0 || half_) AppendUtf8(kReplacementCharacter, utf8);
    return false;
  }

  void TakeUnit(char32_t unit, std::string* utf8) {
    if (high_ != 0 && IsLowSurrogate(unit)) {
      AppendUtf8(0x10000 + ((high_ & 0x3FF) << 10) + (unit & 0x3FF), utf8);
      high_ = 0;
      return;
    }
    if (high_ != 0) AppendUtf8(kReplacementCharacter, utf8);
    high_ = IsHighSurrogate(unit) ? unit : 0;
    if (high_ == 0) {
      AppendUtf8(IsLowSurrogate(unit) ? kReplacementCharacter : unit, utf8);
    }
  }

  std::unique_ptr<ByteSource> source_;
  ByteOrder order_;
  bool half_ = false;  // one byte of a unit is in first_
  char32_t first_ = 0;
  char32_t high_ = 0;  // a high surrogate that waits, or 0
};

bool IsTextControl(char32_t unit) {
  return unit == '\t' || unit == '\n' || unit == '\r' || unit == '\f';
}

// Blanks in `head`, which has whole units but for the last; std::nullopt if it
// is no text in this order.
std::optional<std::size_t> CountBlanks(std::string_view head, ByteOrder order) {
  std::size_t blanks = 0;
  bool high = false;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    const char32_t unit = Unit(static_cast<unsigned char>(head[i]),
                               static_cast<unsigned char>(head[i + 1]), order);
    const bool low = IsLowSurrogate(unit);
    if (low != high || (unit < 0x20 && !IsTextControl(unit)) ||
        unit >= 0xFFFE) {
      return std::nullopt;
    }
    high = IsHighSurrogate(unit);
    if (unit == ' ' || unit == '\n') ++blanks;
  }
  return blanks;
}

}  // namespace

std::unique_ptr<ByteSource> ReadUtf16(std::unique_ptr<ByteSource> source,
                                      ByteOrder order) {
  return std::make_unique<Utf16Source>(std::move(source), order);
}

std::optional<ByteOrder> Utf16Order(std::string_view head) {
  if (head.find('\0') == std::string_view::npos) return std::nullopt;
  const std::size_t little = CountBlanks(head, ByteOrder::kLittle).value_or(0);
  const std::size_t big = CountBlanks(head, ByteOrder::kBig).value_or(0);
  if (little == big) return std::nullopt;
  return little > big ? ByteOrder::kLittle : ByteOrder::kBig;
}

}  // namespace dizin::indexer
