#include "common/text/name_key.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include "common/text/phonemes/readings.h"
#include "common/text/phonemes/skeleton.h"
#include "common/text/phonemes/stems.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

using Letters = std::u32string_view;
using phonemes::NameStemsOf;
using phonemes::StemList;

// A key of one class says too little, but of short names there is no other.
bool Tells(std::size_t classes, std::size_t sounds) {
  constexpr std::size_t kShortName = 5;
  return classes > 1 || (classes == 1 && sounds <= kShortName);
}

phonemes::Skeleton SkeletonOf(std::string_view phonemes) {
  phonemes::Skeleton skeleton{};
  for (const char phoneme : phonemes) {
    skeleton.Add(phonemes::ClassOfPhoneme(phoneme));
  }
  return skeleton;
}

}  // namespace

void IndexedSound::Add(const phonemes::Readings& readings) {
  static_assert(KeyedSound::kMaxKeyBytes == phonemes::Skeleton::kMaxClasses);
  const std::size_t most = count_ + kMaxIndexKeys;
  for (const phonemes::Reading& reading : readings.view()) {
    if (count_ == most) return;
    if (!Tells(reading.skeleton.size(), reading.size)) continue;
    const std::uint64_t classes = reading.skeleton.classes();
    const auto end = classes_.begin() + static_cast<std::ptrdiff_t>(count_);
    if (std::find(classes_.begin(), end, classes) != end) continue;
    classes_[count_] = classes;
    KeyedSound& keyed = keys_[count_++];
    keyed.key_size_ =
        static_cast<std::uint8_t>(reading.skeleton.Write(keyed.key_.data()));
    keyed.phonemes_ = reading.phonemes;
    keyed.size_ = reading.size;
  }
}

std::string NameKey(std::string_view phonemes) {
  return SkeletonOf(phonemes).ToString();
}

bool KeyGoesOn(std::string_view phonemes, std::string_view key,
               std::size_t least, std::size_t most) {
  const phonemes::Skeleton skeleton = SkeletonOf(phonemes);
  const std::size_t size = skeleton.size();
  if (size < key.size() + least || size > key.size() + most) return false;
  std::array<char, phonemes::Skeleton::kMaxClasses> names;
  skeleton.Write(names.data());
  return std::string_view(names.data(), size).starts_with(key);
}

std::vector<std::string> NameStems(std::string_view word, ScriptFamily family) {
  const std::u32string letters = ToUtf32(word);
  StemList found;
  NameStemsOf(letters, family, &found);
  // In the index these are for its languages to say (relations.h).
  if (family == ScriptFamily::kLatin) {
    phonemes::AddBalticStem(letters, &found);
  }
  std::vector<std::string> stems;
  for (const Letters stem : found.view()) stems.push_back(ToUtf8(stem));
  return stems;
}

IndexedSound IndexSoundOf(std::string_view word) {
  std::array<char32_t, phonemes::kMaxLetters> buffer;
  const Letters letters = phonemes::DecodeLetters(word, &buffer);
  const phonemes::Readings readings(letters);
  IndexedSound indexed(readings.family());
  indexed.Add(readings);
  StemList stems;
  NameStemsOf(letters, indexed.family(), &stems);
  for (const Letters stem : stems.view()) {
    indexed.Add(phonemes::Readings(stem));
  }
  return indexed;
}

std::vector<std::string> IndexNameKeys(std::string_view word) {
  std::vector<std::string> keys;
  const IndexedSound sound = IndexSoundOf(word);
  for (const KeyedSound& keyed : sound.keys()) keys.emplace_back(keyed.key());
  return keys;
}

std::vector<std::string> QueryNameKeys(const Sound& sound) {
  std::vector<std::string> keys;
  for (const PhonemeVariant& variant : sound.variants) {
    if (keys.size() == kMaxQueryKeys) break;
    std::string key = NameKey(variant.phonemes);
    if (Tells(key.size(), variant.phonemes.size()) &&
        std::find(keys.begin(), keys.end(), key) == keys.end()) {
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

}  // namespace dizin
