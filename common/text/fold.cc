#include "common/text/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "common/error.h"
#include "common/text/letter_map.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

constexpr char32_t kBreve = U'\u0306';  // the breve that makes и an й

void CheckIcu(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) {
    throw Error(ErrorKind::kInternal,
                std::string(what) + ": " + u_errorName(status));
  }
}

std::string Normalize(const icu::Normalizer2& form, std::string_view text) {
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  form.normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
      sink, nullptr, status);
  CheckIcu(status, "normalizing a word");
  return out;
}

const icu::Normalizer2& NfkcCasefold() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  CheckIcu(status, "loading ICU's normalization data");
  return *form;
}

const icu::Normalizer2& Nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFCInstance(status);
  CheckIcu(status, "loading ICU's normalization data");
  return *form;
}

const icu::Normalizer2& Nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFDInstance(status);
  CheckIcu(status, "loading ICU's normalization data");
  return *form;
}

void LowerAscii(std::string* word) {
  for (char& c : *word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
}

struct Letter {
  char32_t from;
  const char* to;
};

// Letters that Unicode does not take apart, and what they are typed as where a
// keyboard lacks them. In order of `from`; all are their own case folding.
constexpr auto kLetters = std::to_array<Letter>(
    {// Latin
     {U'æ', "ae"},
     {U'ð', "d"},
     {U'ø', "o"},
     {U'þ', "th"},
     {U'đ', "d"},
     {U'ħ', "h"},
     {U'ı', "i"},
     {U'ĸ', "k"},
     {U'ł', "l"},
     {U'ŋ', "n"},
     {U'œ', "oe"},
     {U'ŧ', "t"},
     {U'ƀ', "b"},
     {U'ƙ', "k"},
     {U'ƚ', "l"},
     {U'ƥ', "p"},
     {U'ƭ', "t"},
     {U'ƴ', "y"},
     {U'ƶ', "z"},
     {U'ǝ', "e"},
     {U'ǥ', "g"},
     {U'ȥ', "z"},
     {U'ȷ', "j"},
     {U'ȼ', "c"},
     {U'ɇ', "e"},
     {U'ɉ', "j"},
     {U'ɍ', "r"},
     {U'ɏ', "y"},
     {U'ɓ', "b"},
     {U'ɔ', "o"},
     {U'ɖ', "d"},
     {U'ɗ', "d"},
     {U'ə', "e"},
     {U'ɛ', "e"},
     {U'ɠ', "g"},
     {U'ɣ', "g"},
     {U'ɨ', "i"},
     {U'ɩ', "i"},
     {U'ɲ', "n"},
     {U'ɵ', "o"},
     {U'ʉ', "u"},
     {U'ʊ', "u"},
     {U'ʋ', "v"},
     {U'ʒ', "z"},
     // Cyrillic: descenders, strokes and hooks of the Turkic and other
     // alphabets
     {U'ґ', "г"},
     {U'ғ', "г"},
     {U'ҕ', "г"},
     {U'җ', "ж"},
     {U'ҙ', "з"},
     {U'қ', "к"},
     {U'ҝ', "к"},
     {U'ҟ', "к"},
     {U'ҡ', "к"},
     {U'ң', "н"},
     {U'ҥ', "н"},
     {U'ҫ', "с"},
     {U'ҭ', "т"},
     {U'ү', "у"},
     {U'ұ', "у"},
     {U'ҳ', "х"},
     {U'ҷ', "ч"},
     {U'ҹ', "ч"},
     {U'һ', "х"},
     {U'ә', "а"},
     {U'ө', "о"},
     // Arabic: forms that writers of one language swap freely
     {U'ة', "ه"},
     {U'ى', "ي"},
     {U'ٱ', "ا"},
     {U'ک', "ك"},
     {U'ھ', "ه"},
     {U'ہ', "ه"},
     {U'ۃ', "ه"},
     {U'ی', "ي"},
     {U'ە', "ه"}});

static_assert(std::is_sorted(kLetters.begin(), kLetters.end(),
                             [](const Letter& a, const Letter& b) {
                               return a.from < b.from;
                             }));

const char* PlainLetter(char32_t c) {
  if (c > kLetters.back().from) return nullptr;
  const auto* found = std::lower_bound(
      kLetters.begin(), kLetters.end(), c,
      [](const Letter& letter, char32_t key) { return letter.from < key; });
  return found != kLetters.end() && found->from == c ? found->to : nullptr;
}

// Apostrophes and what is written for them, Hebrew's geresh and gershayim,
// Catalan's l·l, and the tatweel that only makes an Arabic word longer.
bool IsSilent(char32_t c) {
  switch (c) {
    case U'\'':
    case U'`':
    case U'\u00B4':
    case U'\u00B7':
    case U'\u02B9':
    case U'\u02BA':
    case U'\u02BB':
    case U'\u02BC':
    case U'\u02BD':
    case U'\u02BE':
    case U'\u02BF':
    case U'\u02C8':
    case U'\u05F3':
    case U'\u05F4':
    case U'\u0640':
    case U'\u2018':
    case U'\u2019':
    case U'\u201B':
    case U'\u2032':
    case U'\uA78C':
      return true;
    default:
      return false;
  }
}

// Scripts in which a nonspacing mark is an accent or a vowel point that writers
// leave out. In others (Devanagari, Thai) it spells the word.
bool TakesMarks(char32_t base) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(base), &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return true;
    default:
      return false;
  }
}

// The dot that makes Devanagari's, Gurmukhi's and Gujarati's letters of foreign
// sounds, and that most writers leave out.
bool IsNukta(char32_t c) {
  return c == U'\u093C' || c == U'\u0A3C' || c == U'\u0ABC';
}

void AppendFolded(char32_t c, std::string* out) {
  if (const char* plain = PlainLetter(c)) {
    out->append(plain);
    return;
  }
  const std::int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
  if (digit >= 0 &&
      u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER) {
    out->push_back(static_cast<char>('0' + digit));
    return;
  }
  AppendUtf8(c, out);
}

// `nfd` without the marks and signs that Fold() drops.
std::string StripMarks(std::string_view nfd) {
  std::string out;
  out.reserve(nfd.size());
  char32_t base = 0;
  bool strip = false;
  for (Utf8Reader reader(nfd); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    if (IsSilent(c)) continue;  // a mark behind it belongs to the letter before
    if (IsNukta(c)) continue;
    if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) {
      const bool short_i = base == U'и' && c == kBreve;
      if (!strip || short_i) AppendUtf8(c, &out);
      continue;
    }
    base = c;
    strip = TakesMarks(c);
    AppendFolded(c, &out);
  }
  return out;
}

// Blocks of the order of ISCII: rows of stops, each with its nasal last
// (ka kha ga gha nga, …, pa pha ba bha ma).
constexpr char32_t kIndicBlock = 0x80;
constexpr char32_t kMoon = 0x01, kDot = 0x02, kVirama = 0x4D;
constexpr char32_t kRow = 5, kInRows = 25;

bool DotsNasals(char32_t c) {
  const char32_t block = c - c % kIndicBlock;
  return block == 0x0900 || block == 0x0A80;  // Devanagari, Gujarati
}

// From 0 for ka to 24 for ma; more for what is in no row.
char32_t PlaceInRows(char32_t c) {
  constexpr char32_t kKa = 0x15, kNnna = 0x29;
  const char32_t at = c % kIndicBlock;
  if (at < kKa || at == kNnna) return kInRows;
  return at - kKa - (at > kNnna ? 1 : 0);
}

bool IsNasalOf(char32_t nasal, char32_t stop) {
  const char32_t place = PlaceInRows(nasal);
  return place < kInRows && place % kRow == kRow - 1 &&
         PlaceInRows(stop) < place && PlaceInRows(stop) / kRow == place / kRow;
}

// A nasal before a stop of its row is written as a letter or as a dot above:
// हिन्दी हिंदी. Here it is a dot, and so is a moon with a dot.
std::string WithDotsForNasals(const std::string& word) {
  if (word.find('\xE0') == std::string::npos) return word;
  const std::u32string letters = ToUtf32(word);
  if (std::none_of(letters.begin(), letters.end(), DotsNasals)) return word;
  std::u32string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i];
    const char32_t block = c - c % kIndicBlock;
    if (DotsNasals(c) && i + 2 < letters.size() && DotsNasals(letters[i + 2]) &&
        letters[i + 1] == block + kVirama && IsNasalOf(c, letters[i + 2])) {
      out += block + kDot;
      ++i;
    } else {
      out += DotsNasals(c) && c == block + kMoon ? block + kDot : c;
    }
  }
  return ToUtf8(out);
}

bool IsPlain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

// İ and I are what a writer of Turkish means by them; I with a dot of its own
// (NFD) is İ.
std::string LowerTurkishI(std::string_view word) {
  const std::string nfc = Normalize(Nfc(), word);  // I + U+0307 is İ
  std::string out;
  out.reserve(nfc.size() + 1);
  for (Utf8Reader reader(nfc); !reader.AtEnd();) {
    char32_t c = reader.Next();
    if (c == U'I' || c == U'\uFF29') c = U'ı';
    if (c == U'İ') c = U'i';
    AppendUtf8(c, &out);
  }
  return out;
}

// The iota subscript becomes a letter, and a mark behind it would then sit on
// that letter. NFD puts it last, so that equivalent words stay equal (Unicode
// 3.13, D147). True for U+0345 and for what Greek Extended has with one.
bool MayHaveIotaSubscript(std::string_view word) {
  return word.find("\xCD\x85") != word.npos ||
         word.find("\xE1\xBE") != word.npos ||
         word.find("\xE1\xBF") != word.npos;
}

std::string CasefoldByIcu(std::string_view word) {
  // ICU would hand ill-formed bytes through.
  if (!IsWellFormed(word)) return CasefoldByIcu(ToUtf8(ToUtf32(word)));
  if (!MayHaveIotaSubscript(word)) return Normalize(NfkcCasefold(), word);
  return Normalize(NfkcCasefold(), Normalize(Nfd(), word));
}

std::string FoldByIcu(std::string_view word) {
  const std::string plain = StripMarks(Normalize(Nfd(), Casefold(word)));
  return Normalize(Nfc(), WithDotsForNasals(plain));
}

}  // namespace

std::string Casefold(std::string_view word) {
  std::string out;
  if (IsAscii(word)) {
    out = word;
    LowerAscii(&out);
    return out;
  }
  static const LetterMap kByLetter(CasefoldByIcu);
  return kByLetter.Apply(word, &out) ? out : CasefoldByIcu(word);
}

std::string TurkishCasefold(std::string_view word) {
  return Casefold(LowerTurkishI(word));
}

std::string Fold(std::string_view word) {
  if (IsPlain(word)) return std::string(word);
  static const LetterMap kByLetter(FoldByIcu);
  std::string out;
  return kByLetter.Apply(word, &out) ? out : FoldByIcu(word);
}

}  // namespace dizin
