#include "common/text/word_scanner.h"

#include <algorithm>

namespace dizin {
namespace {

constexpr std::uint32_t kLetters = ClassBit(CharClass::kLower) |
                                   ClassBit(CharClass::kUpper) |
                                   ClassBit(CharClass::kLetter);

// Letters that take a geresh at the end of a word: ג׳ ז׳ צ׳ ץ׳ פ׳.
bool TakesFinalGeresh(char32_t c) {
  return c == U'ג' || c == U'ז' || c == U'צ' || c == U'ץ' || c == U'פ';
}

bool IsL(char32_t c) { return c == U'l' || c == U'L'; }

std::size_t SkipMarks(const ClassedText& text, std::size_t at) {
  for (;;) {
    const ClassedChar c = text.At(at);
    if (c.cls != CharClass::kMark && c.cls != CharClass::kIgnorable) return at;
    at += c.size;
  }
}

// How many letters begin at `at`, counted up to `most` + 1.
int CountLetters(const ClassedText& text, std::size_t at, int most) {
  int letters = 0;
  while (letters <= most && IsLetter(text.At(at).cls)) {
    at = SkipMarks(text, at + text.At(at).size);
    ++letters;
  }
  return letters;
}

// The character before byte `at`.
ClassedChar Before(const ClassedText& text, std::size_t at) {
  std::size_t lead = at;
  while (lead > 0 && at - lead < 4) {
    --lead;
    if ((static_cast<unsigned char>(text.text()[lead]) & 0xC0) != 0x80) break;
  }
  return lead < at ? text.At(lead) : ClassedChar();
}

// One word on its way.
class Scan {
 public:
  Scan(const ClassedText& text, std::size_t begin)
      : text_(text), begin_(begin), at_(begin), end_(begin) {}

  WordSpan Run() {
    do {
      ReadCharacters();
    } while (Bridge());
    ReadSign();
    return {end_, std::max(at_, end_), seen_};
  }

 private:
  void ReadAscii();
  void ReadCharacters();
  bool Bridge();
  bool BridgeApostrophe(const ClassedChar& sign, const ClassedChar& next);
  bool BridgeDot(const ClassedChar& next);
  bool BridgeHyphen(const ClassedChar& sign, const ClassedChar& next);
  bool BridgeAmpersand(const ClassedChar& sign, const ClassedChar& next);
  bool BridgeMiddleDot(const ClassedChar& sign, const ClassedChar& next);
  void ReadSign();

  // Goes on behind a sign that joins.
  bool Join(const ClassedChar& sign) {
    at_ += sign.size;
    return true;
  }
  bool IsSingleLetter() const {
    const ClassedChar first = text_.At(begin_);
    return IsLetter(first.cls) && SkipMarks(text_, begin_ + first.size) >= end_;
  }

  const ClassedText& text_;
  const std::size_t begin_;
  std::size_t at_;
  std::size_t end_;
  std::uint32_t seen_ = 0;
  ClassedChar last_;  // letter or digit
  std::size_t last_end_ = 0;
};

// The hot loop of all scanning.
void Scan::ReadAscii() {
  std::size_t at = at_;
  std::uint32_t seen = seen_;
  const std::size_t size = text_.size();
  while (at < size) {
    const CharClass cls = text_.Ascii(at);
    if (!IsLetterOrDigit(cls)) break;
    seen |= ClassBit(cls);
    ++at;
  }
  if (at == at_) return;
  at_ = end_ = last_end_ = at;
  seen_ = seen;
  last_ = text_.At(at - 1);
}

void Scan::ReadCharacters() {
  for (;;) {
    ReadAscii();
    const ClassedChar c = text_.At(at_);
    if (IsLetterOrDigit(c.cls)) {
      seen_ |= ClassBit(c.cls);
      last_ = c;
      last_end_ = at_ + c.size;
    } else if (c.cls != CharClass::kMark && c.cls != CharClass::kIgnorable) {
      return;
    }
    at_ += c.size;
    if (c.cls != CharClass::kIgnorable) end_ = at_;
  }
}

// Whether the sign at `at_` joins what is before it to what is behind it.
bool Scan::Bridge() {
  const ClassedChar sign = text_.At(at_);
  if (sign.cls <= CharClass::kSentenceEnd) return false;
  const ClassedChar next = text_.At(at_ + sign.size);
  const bool digits =
      last_.cls == CharClass::kDigit && next.cls == CharClass::kDigit;
  switch (sign.cls) {
    case CharClass::kApostrophe:
      return BridgeApostrophe(sign, next);
    case CharClass::kQuote:
      return IsHebrew(last_.c) && IsHebrew(next.c) && Join(sign);
    case CharClass::kDot:
      return digits ? Join(sign) : BridgeDot(next);
    case CharClass::kComma:
      return digits && Join(sign);
    case CharClass::kHyphen:
      return BridgeHyphen(sign, next);
    case CharClass::kAmpersand:
      return BridgeAmpersand(sign, next);
    case CharClass::kMiddleDot:
      return BridgeMiddleDot(sign, next);
    default:
      return false;
  }
}

bool Scan::BridgeApostrophe(const ClassedChar& sign, const ClassedChar& next) {
  const bool geresh = sign.c == U'\u05F3' && IsHebrew(last_.c);
  if (IsLetter(next.cls)) return Join(sign);
  if (!geresh && !TakesFinalGeresh(last_.c)) return false;
  end_ = at_ + sign.size;
  at_ = end_;
  return false;
}

bool Scan::BridgeDot(const ClassedChar& next) {
  if (next.cls != CharClass::kUpper || seen_ != ClassBit(CharClass::kUpper) ||
      !IsSingleLetter()) {
    return false;
  }
  const std::size_t end = DottedCapitalsEnd(text_, begin_);
  if (end == 0) return false;
  at_ = end_ = end;
  const ClassedChar sign = text_.At(at_);
  if (sign.cls != CharClass::kApostrophe ||
      !IsLetter(text_.At(at_ + sign.size).cls)) {
    return false;
  }
  at_ += sign.size;  // U.S.'s
  while (CountLetters(text_, at_, 0) > 0) {
    at_ = end_ = SkipMarks(text_, at_ + text_.At(at_).size);
  }
  return false;
}

bool Scan::BridgeHyphen(const ClassedChar& sign, const ClassedChar& next) {
  const std::size_t behind = at_ + sign.size;
  if (next.cls == CharClass::kDigit) return IsLetter(last_.cls) && Join(sign);
  if (!IsLetter(next.cls)) return false;
  if (last_.cls == CharClass::kDigit) {
    return CountLetters(text_, behind, 2) <= 2 && Join(sign);
  }
  // e-mail, but not the à-vis of vis-à-vis.
  const bool starts = Before(text_, begin_).cls != CharClass::kHyphen;
  return starts && IsSingleLetter() && CountLetters(text_, behind, 2) > 2 &&
         Join(sign);
}

bool Scan::BridgeAmpersand(const ClassedChar& sign, const ClassedChar& next) {
  if (seen_ != ClassBit(CharClass::kUpper) || next.cls != CharClass::kUpper) {
    return false;
  }
  const ClassedChar second =
      text_.At(SkipMarks(text_, at_ + sign.size + next.size));
  return second.cls != CharClass::kLower && Join(sign);
}

// l·l, without marks, which may be composed.
bool Scan::BridgeMiddleDot(const ClassedChar& sign, const ClassedChar& next) {
  const std::size_t behind = at_ + sign.size + next.size;
  return IsL(last_.c) && last_end_ == at_ && IsL(next.c) &&
         text_.At(behind).cls != CharClass::kMark && Join(sign);
}

// C++ and C#.
void Scan::ReadSign() {
  const ClassedChar sign = text_.At(at_);
  if (sign.cls <= CharClass::kSentenceEnd) return;
  if (at_ != end_ || (seen_ & kLetters) == 0) return;
  std::size_t end = at_ + sign.size;
  if (sign.cls == CharClass::kPlus) {
    const ClassedChar second = text_.At(end);
    if (second.cls != CharClass::kPlus) return;
    end += second.size;
    const CharClass next = text_.At(end).cls;
    if (next == CharClass::kPlus || IsLetter(next)) return;
  } else if (sign.cls != CharClass::kHash || !IsSingleLetter() ||
             IsLetterOrDigit(text_.At(end).cls)) {
    return;
  }
  at_ = end_ = end;
}

// Whether `sign` at `at` surely ends a word of letters alone that has `bytes`
// and `letters`. What is not sure is left to Scan.
bool EndsLetters(const ClassedText& text, std::size_t at,
                 const ClassedChar& sign, std::size_t bytes,
                 std::size_t letters) {
  if (sign.cls <= CharClass::kSentenceEnd || sign.cls == CharClass::kComma) {
    return true;
  }
  if (letters < 2) return false;
  if (sign.cls == CharClass::kHyphen) {
    return text.At(at + sign.size).cls != CharClass::kDigit;
  }
  return sign.cls == CharClass::kDot ||
         (sign.cls == CharClass::kQuote && bytes == letters);
}

// Most words: letters alone.
bool IsPlainWord(const ClassedText& text, std::size_t begin, WordSpan* word) {
  std::size_t at = begin;
  std::size_t letters = 0;
  std::uint32_t seen = 0;
  ClassedChar c = text.At(at);
  while (IsLetter(c.cls)) {
    seen |= ClassBit(c.cls);
    ++letters;
    at += c.size;
    if (c.size == 1) {
      const std::size_t end = SmallLettersEnd(text.text(), at);
      if (end > at) seen |= ClassBit(CharClass::kLower);
      letters += end - at;
      at = end;
    }
    c = text.At(at);
  }
  if (letters == 0 || !EndsLetters(text, at, c, at - begin, letters)) {
    return false;
  }
  word->end = word->resume = at;
  word->seen = seen;
  return true;
}

}  // namespace

bool EndsPlainWord(const ClassedText& text, std::size_t at,
                   std::size_t letters) {
  return EndsLetters(text, at, text.At(at), letters, letters);
}

WordSpan ScanWord(const ClassedText& text, std::size_t begin) {
  WordSpan word;
  if (IsPlainWord(text, begin, &word)) return word;
  return Scan(text, begin).Run();
}

std::size_t DottedCapitalsEnd(const ClassedText& text, std::size_t begin) {
  std::size_t end = 0;
  int capitals = 0;
  for (std::size_t at = begin;;) {
    const ClassedChar capital = text.At(at);
    if (capital.cls != CharClass::kUpper) break;
    at = SkipMarks(text, at + capital.size);
    const ClassedChar dot = text.At(at);
    if (IsWordClass(dot.cls)) break;
    ++capitals;
    end = at;
    if (dot.cls != CharClass::kDot) break;
    at += dot.size;
    end = at;
  }
  return capitals >= 2 ? end : 0;
}

}  // namespace dizin
