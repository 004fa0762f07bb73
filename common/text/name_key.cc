#include "common/text/name_key.h"

#include <algorithm>
#include <span>

#include "common/text/utf8.h"

namespace dizin {
namespace {

// The class of a phoneme; 0 for those that are dropped.
char ClassOf(char phoneme, bool first) {
  switch (phoneme) {
    case 'b':
    case 'p':
    case 'f':
    case 'v':
      return 'P';
    case 't':
    case 'd':
      return 'T';
    case 'k':
    case 'g':
      return 'K';
    case 's':
    case 'z':
    case 'S':
    case 'Z':
    case 'C':
    case 'J':
    case 'c':
      return 'S';
    case 'l':
    case 'r':
      return 'L';
    case 'm':
      return 'M';
    case 'n':
      return 'N';
    case 'h':
    case 'x':
      return first ? 'H' : '\0';
    default:
      return first ? 'A' : '\0';
  }
}

using Letters = std::u32string_view;

// Case endings, longest first. Those of vowels alone do not touch the key.
constexpr Letters kCyrillicEndings[] = {U"ами", U"ями", U"ого", U"его", U"ому",
                                        U"ему", U"ыми", U"ими", U"ом",  U"ем",
                                        U"ём",  U"ым",  U"им",  U"ам",  U"ям",
                                        U"ах",  U"ях",  U"ых",  U"их"};

// Particles written with the noun before them, longest first.
constexpr Letters kKoreanParticles[] = {
    U"으로서", U"에서는", U"이라고", U"이라는", U"에서", U"으로",
    U"까지",   U"부터",   U"에게",   U"에는",   U"라는", U"에도",
    U"와의",   U"과의",   U"이다",   U"은",     U"는",   U"이",
    U"가",     U"을",     U"를",     U"의",     U"에",   U"로",
    U"와",     U"과",     U"도",     U"인",     U"만"};

// The prefixes written with the word after them.
constexpr Letters kHebrewPrefixes = U"בלמהושכ";

void CutEnding(Letters word, std::span<const Letters> endings,
               std::size_t letters_left, std::vector<std::string>* stems) {
  for (const Letters ending : endings) {
    if (word.size() >= ending.size() + letters_left && word.ends_with(ending)) {
      word.remove_suffix(ending.size());
      stems->push_back(ToUtf8(word));
      return;
    }
  }
}

bool IsOneOf(char32_t c, Letters set) { return set.find(c) != Letters::npos; }

// و ف, then ب ك ل لل, then ال: each step is a stem.
void CutArabicClitics(Letters word, std::vector<std::string>* stems) {
  const auto cut = [&word, stems](std::size_t letters) {
    word.remove_prefix(letters);
    stems->push_back(ToUtf8(word));
  };
  if (word.size() >= 4 && IsOneOf(word[0], U"وف")) cut(1);
  if (word.size() >= 5 && word.starts_with(U"لل")) return cut(2);
  if (word.size() >= 4 && IsOneOf(word[0], U"بكل")) cut(1);
  if (word.size() >= 5 && word.starts_with(U"ال")) cut(2);
}

void AddKeys(const Sound& sound, std::size_t at_most,
             std::vector<std::string>* keys) {
  std::size_t added = 0;
  for (const PhonemeVariant& variant : sound.variants) {
    if (added == at_most) return;
    std::string key = NameKey(variant.phonemes);
    if (key.empty()) continue;
    if (std::find(keys->begin(), keys->end(), key) != keys->end()) continue;
    keys->push_back(std::move(key));
    ++added;
  }
}

// Keys of one class say too little, but of short words there are no others.
void DropShortKeys(std::string_view word, std::vector<std::string>* keys) {
  constexpr std::size_t kShortWord = 5;
  if (CodePointCount(word) <= kShortWord) return;
  std::erase_if(*keys, [](const std::string& key) { return key.size() < 2; });
}

}  // namespace

std::string NameKey(std::string_view phonemes) {
  std::string key;
  bool touches = false;  // the sound before is in the key
  for (const char phoneme : phonemes) {
    const char c = ClassOf(phoneme, key.empty());
    if (c == '\0' || c == 'A') {
      key.append(key.empty() ? "A" : "");
      touches = false;
      continue;
    }
    const char last = key.empty() ? '\0' : key.back();
    if (touches && c == last) continue;
    if (c == 'S' && last == 'T') {
      key.back() = 'S';
    } else if (c == 'M' && touches && last == 'N') {
      key.back() = 'M';
    } else {
      if (c == 'P' && touches && last == 'M') key.back() = 'N';
      key.push_back(c);
    }
    touches = true;
  }
  return key;
}

std::vector<std::string> NameStems(std::string_view word, ScriptFamily family) {
  std::vector<std::string> stems;
  const std::u32string letters = ToUtf32(word);
  switch (family) {
    case ScriptFamily::kCyrillic:
      CutEnding(letters, kCyrillicEndings, 3, &stems);
      break;
    case ScriptFamily::kArabic:
      CutArabicClitics(letters, &stems);
      break;
    case ScriptFamily::kHebrew:
      if (letters.size() >= 4 && IsOneOf(letters[0], kHebrewPrefixes)) {
        stems.push_back(ToUtf8(Letters(letters).substr(1)));
      }
      break;
    case ScriptFamily::kHangul:
      CutEnding(letters, kKoreanParticles, 2, &stems);
      break;
    default:
      break;
  }
  return stems;
}

std::vector<std::string> IndexNameKeys(std::string_view word,
                                       const Sound& sound) {
  std::vector<std::string> keys;
  AddKeys(sound, kMaxIndexKeys, &keys);
  for (const std::string& stem : NameStems(word, sound.family)) {
    AddKeys(SoundOf(stem), kMaxIndexKeys, &keys);
  }
  DropShortKeys(word, &keys);
  return keys;
}

std::vector<std::string> QueryNameKeys(std::string_view word,
                                       const Sound& sound) {
  std::vector<std::string> keys;
  AddKeys(sound, kMaxQueryKeys, &keys);
  DropShortKeys(word, &keys);
  return keys;
}

}  // namespace dizin
