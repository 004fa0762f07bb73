#include "indexer/input/encoding.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "common/error.h"
#include "common/text/utf8.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kBlockBytes = 1 << 16;

bool IsHighSurrogate(char32_t unit) { return (unit & 0xFC00) == 0xD800; }
bool IsLowSurrogate(char32_t unit) { return (unit & 0xFC00) == 0xDC00; }

class Utf16Source : public ByteSource {
 public:
  Utf16Source(std::unique_ptr<ByteSource> source, bool big_endian)
      : source_(std::move(source)), big_endian_(big_endian) {}

  std::size_t Read(char* out, std::size_t size) override {
    while (at_ == utf8_.size() && !ended_) ConvertBlock();
    const std::size_t n = std::min(size, utf8_.size() - at_);
    std::memcpy(out, utf8_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  void ConvertBlock() {
    utf8_.clear();
    at_ = 0;
    char block[kBlockBytes];
    const std::size_t got = source_->Read(block, sizeof block);
    for (std::size_t i = 0; i < got; ++i) {
      const auto byte = static_cast<unsigned char>(block[i]);
      if (half_) {
        half_ = false;
        TakeUnit(big_endian_ ? first_ << 8 | byte : byte << 8 | first_);
      } else {
        half_ = true;
        first_ = byte;
      }
    }
    if (got > 0) return;
    ended_ = true;
    if (high_ != 0 || half_) AppendUtf8(kReplacementCharacter, &utf8_);
  }

  void TakeUnit(char32_t unit) {
    if (high_ != 0 && IsLowSurrogate(unit)) {
      AppendUtf8(0x10000 + ((high_ & 0x3FF) << 10) + (unit & 0x3FF), &utf8_);
      high_ = 0;
      return;
    }
    if (high_ != 0) AppendUtf8(kReplacementCharacter, &utf8_);
    high_ = IsHighSurrogate(unit) ? unit : 0;
    if (high_ == 0) {
      AppendUtf8(IsLowSurrogate(unit) ? kReplacementCharacter : unit, &utf8_);
    }
  }

  std::unique_ptr<ByteSource> source_;
  bool big_endian_;
  std::string utf8_;
  std::size_t at_ = 0;
  bool half_ = false;  // one byte of a unit is in first_
  char32_t first_ = 0;
  char32_t high_ = 0;  // a high surrogate that waits, or 0
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> ConvertToUtf8(std::unique_ptr<ByteSource> source) {
  using namespace std::string_view_literals;
  auto peek = std::make_unique<PeekSource>(std::move(source));
  const std::string_view head = peek->Peek(4, 4);
  if (head == "\xFF\xFE\0\0"sv || head == "\0\0\xFE\xFF"sv) {
    throw Error(ErrorKind::kInput,
                "is in UTF-32, which is not read; convert it with "
                "'iconv -f UTF-32 -t UTF-8'");
  }
  char mark[3];
  if (head.starts_with("\xEF\xBB\xBF"sv)) {
    peek->Read(mark, 3);
    return peek;
  }
  const bool little = head.starts_with("\xFF\xFE"sv);
  const bool big = head.starts_with("\xFE\xFF"sv);
  if (!little && !big) return peek;
  peek->Read(mark, 2);
  return std::make_unique<Utf16Source>(std::move(peek), big);
}

}  // namespace dizin::indexer
