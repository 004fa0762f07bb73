// What each character is to the tokenizer, and a reader of text that says so.
//
//   const ClassedText text("S‑400");
//   for (std::size_t at = 0;;) {
//     const ClassedChar c = text.At(at);   // S kUpper 1 byte, ‑ kHyphen 3, …
//     if (c.size == 0) break;
//     at += c.size;
//   }
//
// Classes come from ICU's properties (general category, script, the
// White_Space, Default_Ignorable and Sentence_Terminal properties); the
// characters that join or separate words are named in character_class.cc.
// Full-width ASCII is in the class of its ASCII.

#ifndef DIZIN_COMMON_TEXT_CHARACTER_CLASS_H_
#define DIZIN_COMMON_TEXT_CHARACTER_CLASS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dizin {

enum class CharClass : std::uint8_t {
  kOther,  // separates words: punctuation, symbols, emoji, ill-formed bytes
  kSpace,
  kLine,         // ends a line
  kSentenceEnd,  // ! ? … : and their like
  kDot,          // .
  kComma,        // , and the Arabic number separators
  kApostrophe,
  kQuote,  // the signs that stand for Hebrew gershayim
  kHyphen,
  kAmpersand,
  kPlus,
  kHash,
  kMiddleDot,  // Catalan l·l
  kIgnorable,  // soft hyphen, zero-width and directional characters
  kMark,
  kDigit,  // also superscript and subscript digits
  kLower,
  kUpper,   // upper and title case
  kLetter,  // of a script or kind without case
  kHan,
  kHiragana,
  kKatakana,
  kLongVowel,  // ー, of hiragana or katakana
  kHangul,
  kSoutheastAsian,  // Thai and others whose words are not parted by spaces
};

constexpr bool IsLetter(CharClass c) {
  return c >= CharClass::kLower && c <= CharClass::kLetter;
}
constexpr bool IsLetterOrDigit(CharClass c) {
  return c >= CharClass::kDigit && c <= CharClass::kLetter;
}
// Characters that a word of some kind consists of.
constexpr bool IsWordClass(CharClass c) { return c >= CharClass::kDigit; }

constexpr bool IsHebrew(char32_t c) {
  return (c >= 0x05D0 && c <= 0x05EA) || (c >= 0xFB1D && c <= 0xFB4F);
}

struct ClassedChar {
  char32_t c = 0;
  std::uint32_t size = 0;  // bytes; 0 at the end of the text
  CharClass cls = CharClass::kOther;
};

// Borrows the text. Safe in any thread; the table behind it is made once, in
// about two milliseconds.
class ClassedText {
 public:
  explicit ClassedText(std::string_view text);

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }

  // The character that begins at byte `at`.
  ClassedChar At(std::size_t at) const {
    if (at >= text_.size()) return {};
    const std::uint32_t lead = Byte(at);
    if (lead < 0x80) return {lead, 1, classes_[lead]};
    // The common sequences of two and three bytes, here; the rest, and what is
    // ill-formed, there.
    if (lead >= 0xC2 && lead <= 0xDF && IsContinuation(at + 1)) {
      const std::uint32_t c = (lead & 0x1F) << 6 | (Byte(at + 1) & 0x3FU);
      return {c, 2, classes_[c]};
    }
    if (lead >= 0xE1 && lead <= 0xEC && IsContinuation(at + 1) &&
        IsContinuation(at + 2)) {
      const std::uint32_t c = (lead & 0xF) << 12 | (Byte(at + 1) & 0x3FU) << 6 |
                              (Byte(at + 2) & 0x3FU);
      return {c, 3, classes_[c]};
    }
    return Uncommon(at);
  }

  // The class of the ASCII character at byte `at`; kOther for other bytes.
  // REQUIRES: at < size().
  CharClass Ascii(std::size_t at) const {
    const std::uint8_t byte = Byte(at);
    return byte < 0x80 ? classes_[byte] : CharClass::kOther;
  }

 private:
  std::uint8_t Byte(std::size_t at) const {
    return static_cast<std::uint8_t>(text_[at]);
  }
  bool IsContinuation(std::size_t at) const {
    return at < text_.size() && (Byte(at) & 0xC0) == 0x80;
  }
  ClassedChar Uncommon(std::size_t at) const;

  std::string_view text_;
  const CharClass* classes_;  // of the basic multilingual plane
};

CharClass ClassOf(char32_t c);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_CHARACTER_CLASS_H_
