#include "common/text/southeast_asian.h"

#include <cstdint>
#include <string>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

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
                        c.cls == CharClass::kIgnorable;
    if (!inside || c.c == kZeroWidthSpace) return end;
    at += c.size;
    if (c.cls != CharClass::kIgnorable) end = at;
  }
}

}  // namespace

struct SoutheastAsianWords::Breaker {
  Breaker() {
    UErrorCode status = U_ZERO_ERROR;
    icu.reset(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    CheckIcu(status);
  }

  std::unique_ptr<icu::BreakIterator> icu;
};

SoutheastAsianWords::SoutheastAsianWords() = default;
SoutheastAsianWords::~SoutheastAsianWords() = default;

std::size_t SoutheastAsianWords::Cut(const ClassedText& text,
                                     std::size_t begin) {
  const std::size_t end = RunEnd(text, begin);
  if (!breaker_) breaker_ = std::make_unique<Breaker>();
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUTextPointer run(
      utext_openUTF8(nullptr, text.text().data() + begin,
                     static_cast<std::int64_t>(end - begin), &status));
  CheckIcu(status);
  breaker_->icu->setText(run.getAlias(), status);
  CheckIcu(status);
  words_.clear();
  next_ = 0;
  std::size_t word = begin;
  for (std::int32_t at = breaker_->icu->next(); at != icu::BreakIterator::DONE;
       at = breaker_->icu->next()) {
    words_.push_back({word, begin + static_cast<std::size_t>(at)});
    word = words_.back().end;
  }
  return end;
}

}  // namespace dizin
