#include "common/lexicon/language_id.h"

#include <array>

namespace dizin::lexicon {
namespace {

// Place + 1 is the number. Append only, and never beyond 63.
constexpr auto kCommon = std::to_array<std::string_view>(
    {"en", "tr", "de", "fr", "ru", "es", "ar", "it", "pt", "nl", "pl",
     "zh", "ja", "ko", "uk", "el", "he", "fa", "sv", "da", "nb", "fi",
     "hu", "cs", "sk", "ro", "bg", "sr", "hr", "sl", "az", "kk", "hy",
     "ka", "hi", "ur", "bn", "ta", "id", "vi", "th", "ca", "eu", "ga",
     "lt", "lv", "et", "mk", "be", "bs", "sq", "ms", "no", "nn", "gl",
     "is", "uz", "ky", "mn", "ne", "te", "my", "sw"});
static_assert(kCommon.size() == 63);

// Two or three letters, base 27, behind the common ones.
constexpr LanguageId kFirstSpelt = 64;

}  // namespace

LanguageId LanguageIdOf(std::string_view code) {
  if (code.size() < 2 || code.size() > 3) return kUnknownLanguage;
  for (std::size_t i = 0; i < kCommon.size(); ++i) {
    if (kCommon[i] == code) return static_cast<LanguageId>(i + 1);
  }
  unsigned spelt = 0;
  for (const char c : code) {
    if (c < 'a' || c > 'z') return kUnknownLanguage;
    spelt = spelt * 27 + static_cast<unsigned>(c - 'a' + 1);
  }
  return static_cast<LanguageId>(kFirstSpelt + spelt);
}

std::string LanguageCode(LanguageId id) {
  if (id == kUnknownLanguage) return {};
  if (id < kFirstSpelt) return std::string(kCommon[id - 1U]);
  std::string code;
  for (unsigned spelt = id - kFirstSpelt; spelt > 0; spelt /= 27) {
    if (spelt % 27 == 0) return {};
    code.insert(code.begin(), static_cast<char>('a' + spelt % 27 - 1));
  }
  return LanguageIdOf(code) == id ? code : std::string();
}

}  // namespace dizin::lexicon
