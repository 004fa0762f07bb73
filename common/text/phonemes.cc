#include "common/text/phonemes.h"

#include <algorithm>
#include <array>

#include "common/text/phonemes/readings.h"
#include "common/text/phonemes/scripts.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

struct FamilyRange {
  char32_t first;
  char32_t last;
  ScriptFamily family;
};

// In order; letters outside are kAlphabetic.
constexpr FamilyRange kRanges[] = {
    {0x0041, 0x024F, ScriptFamily::kLatin},
    {0x0250, 0x02FF, ScriptFamily::kLatin},
    {0x0370, 0x03FF, ScriptFamily::kGreek},
    {0x0400, 0x052F, ScriptFamily::kCyrillic},
    {0x0590, 0x05FF, ScriptFamily::kHebrew},
    {0x0600, 0x06FF, ScriptFamily::kArabic},
    {0x0750, 0x077F, ScriptFamily::kArabic},
    {0x08A0, 0x08FF, ScriptFamily::kArabic},
    {0x0900, 0x0DFF, ScriptFamily::kIndic},
    {0x0E00, 0x0FFF, ScriptFamily::kSoutheastAsian},
    {0x1000, 0x109F, ScriptFamily::kSoutheastAsian},
    {0x1780, 0x17FF, ScriptFamily::kSoutheastAsian},
    {0x1C80, 0x1C8F, ScriptFamily::kCyrillic},
    {0x1E00, 0x1EFF, ScriptFamily::kLatin},
    {0x1F00, 0x1FFF, ScriptFamily::kGreek},
    {0x2E80, 0x2FDF, ScriptFamily::kHan},
    {0x3005, 0x3007, ScriptFamily::kHan},
    {0x3040, 0x30FF, ScriptFamily::kKana},
    {0x31F0, 0x31FF, ScriptFamily::kKana},
    {0x3400, 0x9FFF, ScriptFamily::kHan},
    {0xAC00, 0xD7A3, ScriptFamily::kHangul},
    {0xF900, 0xFAFF, ScriptFamily::kHan},
    {0xFB50, 0xFDFF, ScriptFamily::kArabic},
    {0xFE70, 0xFEFF, ScriptFamily::kArabic},
    {0x20000, 0x323AF, ScriptFamily::kHan},
};

}  // namespace

ScriptFamily FamilyOf(char32_t letter) {
  if (letter < 0x0370) return ScriptFamily::kLatin;
  const auto* range = std::lower_bound(
      std::begin(kRanges), std::end(kRanges), letter,
      [](const FamilyRange& r, char32_t c) { return r.last < c; });
  if (range == std::end(kRanges) || letter < range->first) {
    return ScriptFamily::kAlphabetic;
  }
  return range->family;
}

ScriptFamily FamilyOf(std::string_view word) {
  if (IsAscii(word)) return ScriptFamily::kLatin;
  std::array<char32_t, phonemes::kMaxLetters> buffer;
  return phonemes::FamilyOfLetters(phonemes::DecodeLetters(word, &buffer));
}

bool IsCased(ScriptFamily family) {
  return family == ScriptFamily::kLatin || family == ScriptFamily::kCyrillic ||
         family == ScriptFamily::kGreek;
}

Sound SoundOf(std::string_view word) {
  std::array<char32_t, phonemes::kMaxLetters> buffer;
  const phonemes::Readings readings(phonemes::DecodeLetters(word, &buffer));
  Sound sound;
  sound.family = readings.family();
  sound.variants.reserve(readings.view().size());
  for (const phonemes::Reading& reading : readings.view()) {
    sound.variants.push_back({std::string(reading.view()), reading.penalty});
  }
  return sound;
}

std::uint32_t NameEndings(std::u32string_view han) {
  constexpr std::size_t kMaxWithSurname = 3;
  constexpr std::size_t kMinWithStranger = 3;
  constexpr std::size_t kMaxWithStranger = 4;
  std::uint32_t endings = 0;
  std::size_t strangers = 0;
  for (std::size_t size = 1; size <= han.size(); ++size) {
    const phonemes::HanRoles first = phonemes::RolesOf(han[han.size() - size]);
    if (first.grammar) break;
    strangers += first.foreign ? 0 : 1;
    if (size < 2) continue;
    const std::size_t allowed =
        size >= kMinWithStranger && size <= kMaxWithStranger ? 1 : 0;
    if (strangers <= allowed || (size <= kMaxWithSurname && first.surname)) {
      endings |= std::uint32_t{1} << size;
    }
    // Of longer ones none is.
    if (strangers > (size < kMaxWithStranger ? 1U : 0U) &&
        size >= kMaxWithSurname) {
      break;
    }
  }
  return endings;
}

bool IsSoundable(std::string_view word) {
  constexpr std::size_t kMinLetters = 2;
  constexpr std::size_t kMaxSoundable = 24;
  // Digits are bytes of their own, and only the first character is looked at.
  if (std::any_of(word.begin(), word.end(),
                  [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  if (word.empty()) return false;
  const char32_t first = Utf8Reader(word).Next();
  if (first >= 0x3041 && first <= 0x3096) return false;
  const std::size_t count = CodePointCount(word);
  return count >= kMinLetters && count <= kMaxSoundable;
}

}  // namespace dizin
