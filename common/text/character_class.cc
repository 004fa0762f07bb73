#include "common/text/character_class.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "common/text/utf8.h"

namespace dizin {
namespace {

constexpr char32_t kPlane = 0x10000;
constexpr char32_t kKeycap = 0x20E3;  // makes an emoji of a digit

// Characters whose part in a word is ours to say.
CharClass NamedClass(char32_t c) {
  switch (c) {
    case U'.':
      return CharClass::kDot;
    case U',':
    case U'\u066B':  // Arabic decimal separator
    case U'\u066C':  // Arabic thousands separator
      return CharClass::kComma;
    case U'\'':
    case U'`':
    case U'\u1FEF':  // equivalent to `
    case U'\u00B4':
    case U'\u1FFD':  // equivalent to U+00B4
    case U'\u02BC':
    case U'\u05F3':  // geresh
    case U'\u2018':
    case U'\u2019':
    case U'\u201B':
    case U'\u2032':
      return CharClass::kApostrophe;
    case U'"':
    case U'\u05F4':  // gershayim
    case U'\u201D':
      return CharClass::kQuote;
    case U'-':
    case U'\u058A':  // Armenian
    case U'\u05BE':  // maqaf
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2212':
    case U'\uFE63':
      return CharClass::kHyphen;
    case U'&':
      return CharClass::kAmpersand;
    case U'+':
      return CharClass::kPlus;
    case U'#':
      return CharClass::kHash;
    case U'\u00B7':
    case U'\u0387':  // equivalent to U+00B7
      return CharClass::kMiddleDot;
    case U':':
    case U'\u2026':
      return CharClass::kSentenceEnd;
    case U'\n':
    case U'\v':
    case U'\f':
    case U'\r':
    case U'\u0085':
    case U'\u2028':
    case U'\u2029':
      return CharClass::kLine;
    case U'\u30FC':
    case U'\uFF70':
      return CharClass::kLongVowel;
    default:
      return CharClass::kOther;
  }
}

CharClass LetterClass(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
      return CharClass::kHan;
    case USCRIPT_HIRAGANA:
      return CharClass::kHiragana;
    case USCRIPT_KATAKANA:
      return CharClass::kKatakana;
    case USCRIPT_HANGUL:
      return CharClass::kHangul;
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return CharClass::kSoutheastAsian;
    default:
      break;
  }
  if (c == 0xFF9E || c == 0xFF9F) return CharClass::kKatakana;  // ﾞ ﾟ
  if (u_isUUppercase(c) || u_istitle(c)) return CharClass::kUpper;
  return u_isULowercase(c) ? CharClass::kLower : CharClass::kLetter;
}

bool IsSmallDigit(char32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 ||
         (c >= 0x2074 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089);
}

CharClass Classify(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return Classify(c - 0xFF01 + U'!');
  if (const CharClass named = NamedClass(c); named != CharClass::kOther) {
    return named;
  }
  const auto u = static_cast<UChar32>(c);
  if (u_hasBinaryProperty(u, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
    return CharClass::kIgnorable;
  }
  if (IsSmallDigit(c)) return CharClass::kDigit;
  const std::uint32_t category = U_MASK(u_charType(u));
  if (category & (U_GC_L_MASK | U_GC_NL_MASK)) return LetterClass(u);
  if (category & U_GC_ND_MASK) return CharClass::kDigit;
  if (category & U_GC_M_MASK && c != kKeycap) return CharClass::kMark;
  if (u_isUWhiteSpace(u)) return CharClass::kSpace;
  if (u_hasBinaryProperty(u, UCHAR_S_TERM)) return CharClass::kSentenceEnd;
  return CharClass::kOther;
}

// Two thirds of the plane, each of one class; asking for all takes as long as a
// search.
struct Block {
  char32_t first, last;
};
constexpr Block kBlocks[] = {{0x3400, 0x4DBF},   // Han, extension A
                             {0x4E00, 0x9FFF},   // Han
                             {0xAC00, 0xD7A3},   // Hangul
                             {0xD800, 0xDFFF},   // surrogates
                             {0xE000, 0xF8FF}};  // private use

const CharClass* PlaneClasses() {
  static const std::unique_ptr<const CharClass[]> kClasses = [] {
    auto classes = std::make_unique<CharClass[]>(kPlane);
    for (char32_t c = 0; c < kPlane;) {
      const auto block = std::find_if(
          std::begin(kBlocks), std::end(kBlocks),
          [c](const Block& candidate) { return candidate.first == c; });
      const char32_t last = block == std::end(kBlocks) ? c : block->last;
      std::fill(&classes[c], &classes[last] + 1, Classify(c));
      c = last + 1;
    }
    return std::unique_ptr<const CharClass[]>(std::move(classes));
  }();
  return kClasses.get();
}

}  // namespace

ClassedText::ClassedText(std::string_view text)
    : text_(text), classes_(PlaneClasses()) {}

ClassedChar ClassedText::Uncommon(std::size_t at) const {
  Utf8Reader reader(text_.substr(at, 4));
  const char32_t c = reader.Next();
  return {c, static_cast<std::uint32_t>(reader.position()),
          c < kPlane ? classes_[c] : Classify(c)};
}

CharClass ClassOf(char32_t c) {
  return c < kPlane ? PlaneClasses()[c] : Classify(c);
}

}  // namespace dizin
