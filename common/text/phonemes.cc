#include "common/text/phonemes.h"

#include <algorithm>
#include <array>
#include <span>

#include "common/text/phonemes/beam.h"
#include "common/text/phonemes/scripts.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

using phonemes::Beam;
using phonemes::Reading;

// Longer words are read up to here.
constexpr std::size_t kMaxLetters = 48;

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
    {0x0E00, 0x0EFF, ScriptFamily::kSoutheastAsian},
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

// What stands in words without being a letter of a script: digits, apostrophes,
// hyphens, joiners, marks used with any script.
bool IsNeutral(char32_t c) {
  return c < U'A' || (c > U'Z' && c < U'a') || (c > U'z' && c < 0x00C0) ||
         (c >= 0x02B0 && c < 0x0370) || (c >= 0x2000 && c < 0x2C00);
}

std::u32string_view Decode(std::string_view word,
                           std::array<char32_t, kMaxLetters>* letters) {
  std::size_t n = 0;
  for (Utf8Reader reader(word); !reader.AtEnd() && n < kMaxLetters;) {
    (*letters)[n++] = reader.Next();
  }
  return {letters->data(), n};
}

ScriptFamily FamilyOfLetters(std::u32string_view letters) {
  std::array<std::size_t, kScriptFamilies> count{};
  for (const char32_t c : letters) {
    if (!IsNeutral(c)) ++count[static_cast<std::size_t>(FamilyOf(c))];
  }
  return static_cast<ScriptFamily>(
      std::max_element(count.begin(), count.end()) - count.begin());
}

void Read(ScriptFamily family, std::u32string_view letters, Beam* beam) {
  switch (family) {
    case ScriptFamily::kLatin:
      return phonemes::ReadLatin(letters, beam);
    case ScriptFamily::kCyrillic:
      return phonemes::ReadCyrillic(letters, beam);
    case ScriptFamily::kGreek:
      return phonemes::ReadGreek(letters, beam);
    case ScriptFamily::kArabic:
      return phonemes::ReadArabic(letters, beam);
    case ScriptFamily::kHebrew:
      return phonemes::ReadHebrew(letters, beam);
    case ScriptFamily::kKana:
      return phonemes::ReadKana(letters, beam);
    case ScriptFamily::kHan:
      return phonemes::ReadHan(letters, beam);
    case ScriptFamily::kHangul:
      return phonemes::ReadHangul(letters, beam);
    case ScriptFamily::kIndic:
      return phonemes::ReadIndic(letters, beam);
    case ScriptFamily::kSoutheastAsian:
      return phonemes::ReadSoutheastAsian(letters, beam);
    case ScriptFamily::kAlphabetic:
      return phonemes::ReadAlphabetic(letters, beam);
  }
}

void AddVariant(const Reading& reading, float penalty,
                std::vector<PhonemeVariant>* variants) {
  if (reading.size == 0 || variants->size() == kMaxPhonemeVariants) return;
  const std::string_view phonemes = reading.view();
  for (const PhonemeVariant& known : *variants) {
    if (known.phonemes == phonemes) return;
  }
  variants->push_back({std::string(phonemes), reading.penalty + penalty});
}

void AddBest(const Beam& beam, std::size_t at_most, float penalty,
             std::vector<PhonemeVariant>* variants) {
  const auto readings = beam.readings();
  for (const Reading& reading :
       readings.first(std::min(at_most, readings.size()))) {
    AddVariant(reading, penalty, variants);
  }
}

// Stable; they are few, and nearly in order.
void SortByPenalty(std::vector<PhonemeVariant>* variants) {
  for (auto at = variants->begin(); at != variants->end(); ++at) {
    const auto place = std::upper_bound(
        variants->begin(), at, at->penalty,
        [](float penalty, const auto& v) { return penalty < v.penalty; });
    std::rotate(place, at, at + 1);
  }
}

bool IsVowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Japanese, Chinese and Korean leave out an r that closes a syllable.
Reading WithoutClosingR(const Reading& reading) {
  const std::string_view in = reading.view();
  Reading out;
  for (std::size_t i = 0; i < in.size(); ++i) {
    const char next = i + 1 < in.size() ? in[i + 1] : '\0';
    const bool closes =
        (!IsVowel(next) && next != 'y') || (next == 'e' && i + 2 == in.size());
    if (in[i] == 'r' && i > 0 && IsVowel(in[i - 1]) && closes) continue;
    out.Append(in.substr(i, 1));
  }
  out.penalty = reading.penalty;
  return out;
}

// Chinese has no m at the end of a syllable, and leaves out an l there: 威廉 is
// William, 阿诺德 Arnold. An empty reading if this one ends otherwise.
Reading WithChineseEnding(const Reading& reading) {
  const std::string_view in = reading.view();
  Reading out;
  if (in.ends_with('m')) {
    out.Append(in.substr(0, in.size() - 1));
    out.Append("n");
  } else if (in.ends_with("ld")) {
    out.Append(in.substr(0, in.size() - 2));
    out.Append("d");
  }
  out.penalty = reading.penalty;
  return out;
}

constexpr std::size_t kReadingsWithoutR = 3;
constexpr float kAsMandarin = .2F;
constexpr float kStranger = .2F;
constexpr std::size_t kReadingsAsMandarin = 2;
constexpr float kWithoutR = .5F;
constexpr float kWithoutArticle = .3F;
constexpr std::size_t kReadingsWithoutArticle = 3;

// The Han characters that write no foreign names.
std::size_t Strangers(std::u32string_view han) {
  return static_cast<std::size_t>(
      std::count_if(han.begin(), han.end(),
                    [](char32_t c) { return !phonemes::RolesOf(c).foreign; }));
}

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
  std::array<char32_t, kMaxLetters> buffer;
  return FamilyOfLetters(Decode(word, &buffer));
}

bool IsCased(ScriptFamily family) {
  return family == ScriptFamily::kLatin || family == ScriptFamily::kCyrillic ||
         family == ScriptFamily::kGreek;
}

Sound SoundOf(std::string_view word) {
  std::array<char32_t, kMaxLetters> buffer;
  const std::u32string_view letters = Decode(word, &buffer);
  Sound sound;
  sound.family = FamilyOfLetters(letters);
  Beam beam;
  Read(sound.family, letters, &beam);
  sound.variants.reserve(kMaxPhonemeVariants);
  for (const Reading& reading : beam.readings()) {
    AddVariant(reading, 0, &sound.variants);
  }
  if (IsCased(sound.family)) {
    const auto best = beam.readings().first(
        std::min(kReadingsWithoutR, beam.readings().size()));
    for (const Reading& reading : best) {
      AddVariant(WithoutClosingR(reading), kWithoutR, &sound.variants);
    }
    if (!best.empty()) {
      AddVariant(WithChineseEnding(WithoutClosingR(best.front())), kWithoutR,
                 &sound.variants);
    }
  }
  if (sound.family == ScriptFamily::kArabic && letters.size() >= 5 &&
      letters.starts_with(U"ال")) {
    Beam bare;
    Read(sound.family, letters.substr(2), &bare);
    AddBest(bare, kReadingsWithoutArticle, kWithoutArticle, &sound.variants);
  }
  if (sound.family == ScriptFamily::kHan) {
    for (PhonemeVariant& variant : sound.variants) {
      variant.penalty += kStranger * static_cast<float>(Strangers(letters));
    }
    Beam mandarin;
    phonemes::ReadMandarin(letters, &mandarin);
    AddBest(mandarin, kReadingsAsMandarin, kAsMandarin, &sound.variants);
  }
  SortByPenalty(&sound.variants);
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
  }
  return endings;
}

bool IsSoundable(std::string_view word) {
  constexpr std::size_t kMinLetters = 2;
  constexpr std::size_t kMaxSoundable = 24;
  std::size_t count = 0;
  for (Utf8Reader reader(word); !reader.AtEnd(); ++count) {
    const char32_t c = reader.Next();
    if (c >= U'0' && c <= U'9') return false;
    if (count == 0 && c >= 0x3041 && c <= 0x3096) return false;
  }
  return count >= kMinLetters && count <= kMaxSoundable;
}

}  // namespace dizin
