#include "common/text/name_key.h"

#include <algorithm>
#include <span>
#include <utility>

#include "common/text/phonemes/skeleton.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

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

// A key of one class says too little, but of short names there is no other.
bool Tells(const std::string& key, const PhonemeVariant& variant) {
  constexpr std::size_t kShortName = 5;
  return key.size() > 1 ||
         (key.size() == 1 && variant.phonemes.size() <= kShortName);
}

void AddKeys(const Sound& sound, std::size_t at_most,
             std::vector<KeyedSound>* keys) {
  std::size_t added = 0;
  for (const PhonemeVariant& variant : sound.variants) {
    if (added == at_most) return;
    std::string key = NameKey(variant.phonemes);
    if (!Tells(key, variant)) continue;
    if (std::any_of(keys->begin(), keys->end(),
                    [&key](const KeyedSound& k) { return k.key == key; })) {
      continue;
    }
    keys->push_back({std::move(key), variant.phonemes});
    ++added;
  }
}

std::vector<std::string> KeysOf(std::vector<KeyedSound> keyed) {
  std::vector<std::string> keys;
  for (KeyedSound& one : keyed) keys.push_back(std::move(one.key));
  return keys;
}

}  // namespace

std::string NameKey(std::string_view phonemes) {
  phonemes::Skeleton skeleton;
  for (const char phoneme : phonemes) skeleton.Add(phoneme);
  return skeleton.ToString();
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

std::vector<KeyedSound> IndexKeyedSounds(std::string_view word,
                                         const Sound& sound) {
  std::vector<KeyedSound> keys;
  AddKeys(sound, kMaxIndexKeys, &keys);
  for (const std::string& stem : NameStems(word, sound.family)) {
    AddKeys(SoundOf(stem), kMaxIndexKeys, &keys);
  }
  return keys;
}

std::vector<std::string> IndexNameKeys(std::string_view word,
                                       const Sound& sound) {
  return KeysOf(IndexKeyedSounds(word, sound));
}

std::vector<std::string> QueryNameKeys(const Sound& sound) {
  std::vector<KeyedSound> keys;
  AddKeys(sound, kMaxQueryKeys, &keys);
  return KeysOf(std::move(keys));
}

}  // namespace dizin
