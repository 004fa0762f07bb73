#include "common/text/phonemes/readings.h"

#include <algorithm>

#include "common/text/phonemes/scripts.h"
#include "common/text/utf8.h"

namespace dizin::phonemes {
namespace {

constexpr std::size_t kReadingsWithoutR = 3;
constexpr float kAsMandarin = .2F;
constexpr float kStranger = .2F;
constexpr std::size_t kReadingsAsMandarin = 2;
constexpr float kWithoutR = .5F;
constexpr float kWithoutArticle = .3F;
constexpr std::size_t kReadingsWithoutArticle = 3;

// What stands in words without being a letter of a script: digits, apostrophes,
// hyphens, joiners, marks used with any script.
bool IsNeutral(char32_t c) {
  return c < U'A' || (c > U'Z' && c < U'a') || (c > U'z' && c < 0x00C0) ||
         (c >= 0x02B0 && c < 0x0370) || (c >= 0x2000 && c < 0x2C00);
}

void Read(ScriptFamily family, std::u32string_view letters, Beam* beam) {
  switch (family) {
    case ScriptFamily::kLatin:
      return ReadLatin(letters, beam);
    case ScriptFamily::kCyrillic:
      return ReadCyrillic(letters, beam);
    case ScriptFamily::kGreek:
      return ReadGreek(letters, beam);
    case ScriptFamily::kArabic:
      return ReadArabic(letters, beam);
    case ScriptFamily::kHebrew:
      return ReadHebrew(letters, beam);
    case ScriptFamily::kKana:
      return ReadKana(letters, beam);
    case ScriptFamily::kHan:
      return ReadHan(letters, beam);
    case ScriptFamily::kHangul:
      return ReadHangul(letters, beam);
    case ScriptFamily::kIndic:
      return ReadIndic(letters, beam);
    case ScriptFamily::kSoutheastAsian:
      return ReadSoutheastAsian(letters, beam);
    case ScriptFamily::kAlphabetic:
      return ReadAlphabetic(letters, beam);
  }
}

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool IsVowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Whether what is at `i` is an r that closes a syllable.
bool IsClosingR(std::string_view phonemes, std::size_t i) {
  if (phonemes[i] != 'r' || i == 0 || !IsVowel(phonemes[i - 1])) return false;
  const char next = i + 1 < phonemes.size() ? phonemes[i + 1] : '\0';
  return (!IsVowel(next) && next != 'y') ||
         (next == 'e' && i + 2 == phonemes.size());
}

bool HasClosingR(const Reading& reading) {
  const std::string_view in = reading.view();
  for (std::size_t i = in.find('r'); i != in.npos; i = in.find('r', i + 1)) {
    if (IsClosingR(in, i)) return true;
  }
  return false;
}

// Japanese, Chinese and Korean leave out an r that closes a syllable.
Reading WithoutClosingR(const Reading& reading) {
  if (!HasClosingR(reading)) return reading;
  const std::string_view in = reading.view();
  Reading out{};
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (!IsClosingR(in, i)) out.AddFirst(in[i], ClassOfPhoneme(in[i]));
  }
  out.penalty = reading.penalty;
  return out;
}

// Chinese has no m at the end of a syllable, and leaves out an l there: 威廉 is
// William, 阿诺德 Arnold. An empty reading if this one ends otherwise.
Reading WithChineseEnding(const Reading& reading) {
  const std::string_view in = reading.view();
  Reading out{};
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

// The Han characters that write no foreign names.
std::size_t Strangers(std::u32string_view han) {
  return static_cast<std::size_t>(std::count_if(
      han.begin(), han.end(), [](char32_t c) { return !RolesOf(c).foreign; }));
}

}  // namespace

std::u32string_view DecodeLetters(std::string_view word,
                                  std::array<char32_t, kMaxLetters>* buffer) {
  std::size_t n = 0;
  for (; n < std::min(word.size(), kMaxLetters) && IsAscii(word[n]); ++n) {
    (*buffer)[n] = static_cast<char32_t>(word[n]);
  }
  for (Utf8Reader reader(word.substr(n)); !reader.AtEnd() && n < kMaxLetters;) {
    (*buffer)[n++] = reader.Next();
  }
  return {buffer->data(), n};
}

ScriptFamily FamilyOfLetters(std::u32string_view letters) {
  constexpr char32_t kEndOfLatin = 0x02B0;
  if (std::all_of(letters.begin(), letters.end(),
                  [](char32_t c) { return c < kEndOfLatin; })) {
    return ScriptFamily::kLatin;
  }
  const ScriptFamily first = FamilyOf(letters.front());
  if (std::all_of(letters.begin(), letters.end(), [first](char32_t c) {
        return !IsNeutral(c) && FamilyOf(c) == first;
      })) {
    return first;
  }
  std::array<std::size_t, kScriptFamilies> count{};
  for (const char32_t c : letters) {
    if (!IsNeutral(c)) ++count[static_cast<std::size_t>(FamilyOf(c))];
  }
  return static_cast<ScriptFamily>(
      std::max_element(count.begin(), count.end()) - count.begin());
}

Readings::Readings(std::u32string_view letters)
    : family_(FamilyOfLetters(letters)) {
  Beam beam;
  Read(family_, letters, &beam);
  AddBest(beam, beam.readings().size(), 0);
  if (IsCased(family_)) AddWithoutR(beam.readings());
  if (family_ == ScriptFamily::kArabic && letters.size() >= 5 &&
      letters.starts_with(U"ال")) {
    Beam bare;
    Read(family_, letters.substr(2), &bare);
    AddBest(bare, kReadingsWithoutArticle, kWithoutArticle);
  }
  if (family_ == ScriptFamily::kHan) {
    const float stranger = kStranger * static_cast<float>(Strangers(letters));
    for (Reading& reading : std::span(readings_).first(count_)) {
      reading.penalty += stranger;
    }
    Beam mandarin;
    ReadMandarin(letters, &mandarin);
    AddBest(mandarin, kReadingsAsMandarin, kAsMandarin);
  }
  SortByPenalty();
}

void Readings::AddWithoutR(std::span<const Reading> best) {
  best = best.first(std::min(kReadingsWithoutR, best.size()));
  for (const Reading& reading : best) {
    // Without one it is there.
    if (HasClosingR(reading)) Add(WithoutClosingR(reading), kWithoutR);
  }
  if (!best.empty()) {
    Add(WithChineseEnding(WithoutClosingR(best.front())), kWithoutR);
  }
}

void Readings::AddBest(const Beam& beam, std::size_t at_most, float penalty) {
  const auto readings = beam.readings();
  for (const Reading& reading :
       readings.first(std::min(at_most, readings.size()))) {
    Add(reading, penalty);
  }
}

void Readings::Add(const Reading& reading, float penalty) {
  if (reading.size == 0 || count_ == kMaxPhonemeVariants) return;
  for (const Reading& known : view()) {
    if (known.SoundsAs(reading)) return;
  }
  readings_[count_] = reading;
  readings_[count_++].penalty += penalty;
}

// Stable; they are few, and nearly in order.
void Readings::SortByPenalty() {
  const auto end = readings_.begin() + static_cast<std::ptrdiff_t>(count_);
  for (auto at = readings_.begin(); at != end; ++at) {
    if (at == readings_.begin() || (at - 1)->penalty <= at->penalty) continue;
    const auto place = std::upper_bound(
        readings_.begin(), at, at->penalty,
        [](float penalty, const Reading& r) { return penalty < r.penalty; });
    std::rotate(place, at, at + 1);
  }
}

}  // namespace dizin::phonemes
