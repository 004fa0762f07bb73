#include "common/text/spelling_hash.h"

#include <string>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

constexpr std::size_t kPlane = 0x10000;

// The character at `*at`, which moves behind it. 0 for one outside the basic
// multilingual plane and for what is ill-formed.
char32_t NextInPlane(std::string_view text, std::size_t* at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0;
  };
  const auto continues = [&](std::size_t i) {
    return (byte(i) & 0xC0) == 0x80;
  };
  const std::uint32_t lead = byte(*at);
  if (lead < 0x80) {
    *at += 1;
    return lead;
  }
  if (lead >= 0xC2 && lead < 0xE0 && continues(*at + 1)) {
    const std::uint32_t c = (lead & 0x1F) << 6 | (byte(*at + 1) & 0x3F);
    *at += 2;
    return c;
  }
  if (lead >= 0xE0 && lead < 0xF0 && continues(*at + 1) && continues(*at + 2)) {
    const std::uint32_t c = (lead & 0xF) << 12 | (byte(*at + 1) & 0x3F) << 6 |
                            (byte(*at + 2) & 0x3F);
    *at += 3;
    return c < 0x800 ? 0 : c;
  }
  return 0;
}

bool IsMark(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_M_MASK)) != 0 && u_getCombiningClass(c) != 0;
}

bool IsLetterOrSign(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0 &&
         !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// Letters that can become one with what stands before them, and what they
// become it with: jamo (U+1100, U+A960, U+D7B0), the halves of Indic vowels.
bool Combines(UChar32 c) {
  return (c >= 0x1100 && c < 0x1200) || (c >= 0xA960 && c < 0xA980) ||
         (c >= 0xD7B0 && c < 0xD800) ||
         u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) == UNORM_MAYBE;
}

// What folds and decomposes to itself and is no mark: Han and Hangul.
bool IsItself(char32_t c) {
  return (c >= 0x4E00 && c < 0xA000) || (c >= 0x3400 && c < 0x4DC0) ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

// The one letter that `utf8` is, decomposed and without its marks; 0 if it is
// anything else.
UChar32 OnlyLetter(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString parts =
      nfd->normalize(icu::UnicodeString::fromUTF8(utf8), status);
  if (U_FAILURE(status)) {
    throw Error(ErrorKind::kInternal,
                std::string("decomposing a letter: ") + u_errorName(status));
  }
  UChar32 letter = 0;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (IsMark(part)) continue;
    const bool told = part < static_cast<UChar32>(kPlane) &&
                      IsLetterOrSign(part) && !Combines(part);
    if (letter != 0 || !told) return 0;
    letter = part;
  }
  return letter;
}

// The base letter of the fold of `c`; 0 if that or its casefold is not one.
UChar32 BaseOf(char32_t c) {
  if (IsItself(c)) return static_cast<UChar32>(c);
  const std::string utf8 = ToUtf8(std::u32string_view(&c, 1));
  return OnlyLetter(Casefold(utf8)) == 0 ? 0 : OnlyLetter(Fold(utf8));
}

std::uint8_t ScriptOf(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  const bool any = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
  return any ? 0 : static_cast<std::uint8_t>(script % 255 + 1);
}

// Spreads neighbouring letters over 16 bits.
std::uint16_t NumberOf(UChar32 base) {
  return static_cast<std::uint16_t>(
      static_cast<std::uint32_t>(base) * 0x9E3779B1U >> 16);
}

}  // namespace

SpellingHasher::SpellingHasher() : letters_(kPlane) {}

const SpellingHasher::Letter& SpellingHasher::Learn(char32_t c) {
  Letter* letter = &letters_[c];
  const auto code_point = static_cast<UChar32>(c);
  letter->state = State::kNone;
  if (!IsLetterOrSign(code_point)) return *letter;
  if (IsMark(code_point)) {
    const std::string utf8 = ToUtf8(std::u32string_view(&c, 1));
    if (Casefold(utf8) == utf8) letter->state = State::kMark;  // not U+0345
    return *letter;
  }
  const UChar32 base = Combines(code_point) ? 0 : BaseOf(c);
  if (base == 0) return *letter;
  *letter = {State::kLetter, ScriptOf(base), NumberOf(base)};
  return *letter;
}

std::optional<std::uint32_t> SpellingHasher::Hash(std::string_view unit) {
  if (unit.size() > kMaxBytes) return std::nullopt;
  std::uint32_t hash = 0;
  std::uint8_t script = 0;
  for (std::size_t at = 0; at < unit.size();) {
    const char32_t c = NextInPlane(unit, &at);
    if (c == 0) return std::nullopt;
    const Letter* letter = &letters_[c];
    if (letter->state == State::kNew) letter = &Learn(c);
    if (letter->state == State::kMark) continue;
    if (letter->state == State::kNone) return std::nullopt;
    if (letter->script != 0 && letter->script != script) {
      if (script != 0) return std::nullopt;
      script = letter->script;
    }
    hash = (hash ^ letter->number) * 0x01000193U;
  }
  return hash ^ hash >> 15;
}

}  // namespace dizin
