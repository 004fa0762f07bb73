#include "common/text/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>  // compact_lang_det.h names FILE
#include <map>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>
#include <unicode/uscript.h>

#include "common/text/character_class.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

// More does not make CLD2 surer, and it reads some 15 MB a second.
constexpr std::size_t kMaxDetectedBytes = 4096;
// Fewer letters say nothing by their script.
constexpr std::size_t kMinLetters = 8;

// Scripts that one language alone uses in newspapers.
struct Home {
  int script;
  std::string_view language;
};
constexpr auto kHomes = std::to_array<Home>({
    {USCRIPT_ARMENIAN, "hy"}, {USCRIPT_CHEROKEE, "chr"},
    {USCRIPT_GEORGIAN, "ka"}, {USCRIPT_GREEK, "el"},
    {USCRIPT_GUJARATI, "gu"}, {USCRIPT_GURMUKHI, "pa"},
    {USCRIPT_HANGUL, "ko"},   {USCRIPT_HEBREW, "he"},
    {USCRIPT_HIRAGANA, "ja"}, {USCRIPT_KATAKANA, "ja"},
    {USCRIPT_KANNADA, "kn"},  {USCRIPT_KHMER, "km"},
    {USCRIPT_LAO, "lo"},      {USCRIPT_MALAYALAM, "ml"},
    {USCRIPT_MYANMAR, "my"},  {USCRIPT_ORIYA, "or"},
    {USCRIPT_SINHALA, "si"},  {USCRIPT_TAMIL, "ta"},
    {USCRIPT_TELUGU, "te"},   {USCRIPT_THAANA, "dv"},
    {USCRIPT_THAI, "th"},
});

bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Codes that name no language (ISO 639-3: special and private ones).
bool IsNoLanguage(std::string_view code) {
  return code == "und" || code == "mul" || code == "mis" || code == "zxx" ||
         (code.size() == 3 && code >= "qaa" && code <= "qtz");
}

std::string_view HomeOf(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const int script = uscript_getScript(static_cast<UChar32>(c), &status);
  const auto* found =
      std::find_if(kHomes.begin(), kHomes.end(),
                   [script](const Home& row) { return row.script == script; });
  return found == kHomes.end() ? std::string_view() : found->language;
}

// The language that most letters are at home in. Japanese and Korean use Han
// too, at most four fifths of it.
std::string LanguageOfScript(std::string_view text) {
  std::map<std::string_view, std::size_t> homes;
  std::size_t letters = 0;
  std::size_t han = 0;
  for (Utf8Reader reader(text); !reader.AtEnd();) {
    const char32_t c = reader.Next();
    const CharClass cls = ClassOf(c);
    if (!IsWordClass(cls) || cls == CharClass::kDigit) continue;
    ++letters;
    if (cls == CharClass::kHan) {
      ++han;
    } else {
      ++homes[HomeOf(c)];
    }
  }
  if (letters < kMinLetters) return {};
  for (const auto& [language, own] : homes) {
    const bool uses_han = language == "ja" || language == "ko";
    const std::size_t all = own + (uses_han ? han : 0);
    if (own * 5 >= all && all * 2 > letters) return std::string(language);
  }
  return {};
}

std::string LanguageByCld2(std::string_view text) {
  CLD2::Language languages[3];
  int percents[3];
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::Language best = CLD2::DetectLanguageSummary(
      text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true,
      languages, percents, &text_bytes, &reliable);
  if (!reliable || best == CLD2::UNKNOWN_LANGUAGE) return {};
  return NormalizeLanguage(CLD2::LanguageCode(best));
}

std::string Canonical(const std::string& code) {
  const icu::Locale locale = icu::Locale::createCanonical(code.c_str());
  const std::string language = locale.getLanguage();
  // There is no language of two letters that ICU does not know.
  if (language.size() == 2 && *locale.getISO3Language() == '\0') return {};
  return language == "nb" ? "no" : language;
}

// Canonical() of every code of two letters, in order: a microsecond each.
std::vector<std::string> CanonicalPairs() {
  std::vector<std::string> all;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (char second = 'a'; second <= 'z'; ++second) {
      all.push_back(Canonical({first, second}));
    }
  }
  return all;
}

}  // namespace

std::string NormalizeLanguage(std::string_view tag) {
  std::string code;
  while (code.size() < tag.size() && IsAsciiLetter(tag[code.size()])) {
    code += static_cast<char>(tag[code.size()] | 0x20);
  }
  if (code.size() < tag.size() &&
      std::string_view("-_.@").find(tag[code.size()]) ==
          std::string_view::npos) {
    return {};
  }
  if (code.size() < 2 || code.size() > 3 || IsNoLanguage(code)) return {};
  if (code.size() > 2) return Canonical(code);
  static const std::vector<std::string> kPairs = CanonicalPairs();
  return kPairs[static_cast<std::size_t>((code[0] - 'a') * 26 + code[1] - 'a')];
}

std::string DetectLanguage(std::string_view text) {
  std::string head(TruncateUtf8(text, kMaxDetectedBytes));
  MakeWellFormed(&head);
  std::string language = LanguageByCld2(head);
  return language.empty() ? LanguageOfScript(head) : language;
}

ScriptFamily FamilyOfLanguage(std::string_view language) {
  std::array<UScriptCode, 8> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t count =
      uscript_getCode(std::string(language).c_str(), scripts.data(),
                      static_cast<std::int32_t>(scripts.size()), &status);
  if (U_FAILURE(status) != 0 || count < 1) return ScriptFamily::kLatin;
  const auto sample = uscript_getSampleUnicodeString(scripts[0]);
  return FamilyOf(static_cast<char32_t>(sample.char32At(0)));
}

}  // namespace dizin
