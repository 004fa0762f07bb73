#include "common/text/southeast_asian.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "common/error.h"

namespace dizin {
namespace {

constexpr char32_t kZeroWidthSpace = U'\u200B';

void CheckIcu(UErrorCode status) {
  if (U_FAILURE(status)) {
    throw Error(ErrorKind::kInternal,
                std::string("cutting words: ") + u_errorName(status));
  }
}

// The end of the run that begins at `begin`.
std::size_t RunEnd(const ClassedText& text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t at = begin;;) {
    const ClassedChar c = text.At(at);
    const bool inside = c.cls == CharClass::kSoutheastAsian ||
                        c.cls == CharClass::kMark ||
                        c.cls == CharClass::kIgnorable || IsTsheg(c.c);
    if (!inside || c.c == kZeroWidthSpace) return end;
    at += c.size;
    if (c.cls != CharClass::kIgnorable) end = at;
  }
}

// Bytes in UTF-8, of half of a surrogate pair too.
std::size_t Utf8Size(char16_t unit) {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xD800 && unit < 0xE000) ? 2 : 3;
}

// ICU cuts UTF-16 a fifth faster than a UText of UTF-8.
class Breaker {
 public:
  Breaker() {
    UErrorCode status = U_ZERO_ERROR;
    icu_.reset(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    CheckIcu(status);
  }

  void SetText(std::string_view run) {
    text_ = icu::UnicodeString::fromUTF8(
        icu::StringPiece(run.data(), static_cast<std::int32_t>(run.size())));
    icu_->setText(text_);
    at_ = 0;
  }

  // Its size in bytes; 0 behind the last.
  std::size_t NextWord() {
    const std::int32_t end = icu_->next();
    std::size_t size = 0;
    for (; at_ < end; ++at_) size += Utf8Size(text_[at_]);
    return size;
  }

 private:
  std::unique_ptr<icu::BreakIterator> icu_;
  icu::UnicodeString text_;
  std::int32_t at_ = 0;
};

// Making one takes as long as cutting a few sentences.
Breaker* ThreadBreaker() {
  static thread_local Breaker breaker;
  return &breaker;
}

}  // namespace

std::size_t SoutheastAsianWords::Cut(const ClassedText& text, std::size_t begin,
                                     const RunFilter* runs) {
  const std::size_t end = RunEnd(text, begin);
  const std::string_view bytes = text.text().substr(begin, end - begin);
  words_.clear();
  next_ = 0;
  if (runs != nullptr && !runs->Wants(bytes)) {
    words_.push_back({begin, end, true});
    return end;
  }
  Breaker* const breaker = ThreadBreaker();
  breaker->SetText(bytes);
  std::size_t word = begin;
  for (std::size_t size; (size = breaker->NextWord()) > 0; word += size) {
    if (IsTsheg(text.At(word).c) && !words_.empty()) {
      words_.back().end += size;
    } else {
      words_.push_back({word, word + size});
    }
  }
  return end;
}

}  // namespace dizin
