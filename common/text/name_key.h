// Name keys: two spellings of a name, in any scripts, share at least one.
//
//   NameKey("kalin")                     // "KLN"; of كالين 卡林 カリン too
//   IndexNameKeys("анкарой")             // {"ANKL"}: also of its stem анкар
//   QueryNameKeys(SoundOf("tokyo"))      // {"TK"}: keys to look up
//
// A key is the skeleton of a phoneme string: the classes of its consonants.
//  1. b p f v → P, t d → T, k g → K, s z S Z C J c → S, l r → L, m → M, n → N;
//     h x → H, as the first sound only.
//  2. Vowels, y and the other h are dropped; as the first sound they are A.
//  3. Equal classes next to each other (no vowel between) are one.
//  4. T before S, even over a vowel, is S. M before P is N; N before M is M.
//
// Keys are made to be shared (recall): how alike two words are is for
// similarity.h to say. A name has several keys, for its several readings, and
// in the index for its stems: the Cyrillic instrumental, the Arabic article and
// clitics, Hebrew and Ethiopic prefixes, Korean particles, the cases of
// Georgian, Armenian, Kurdish, Uyghur and the languages of India. Other endings
// come after the stem's key: Helsingissä is ALSNKS, which begins with ALSNK:
// see kPrefixKeyMin.
//
// Pure functions, safe in any thread.

#ifndef DIZIN_COMMON_TEXT_NAME_KEY_H_
#define DIZIN_COMMON_TEXT_NAME_KEY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/phonemes.h"

namespace dizin {

// Part of the fingerprint of a database. Bump it when SoundOf(), NameStems()
// or any key changes for any word.
inline constexpr int kNameKeyVersion = 21;

inline constexpr std::size_t kMaxIndexKeys = 8;   // of one sound
inline constexpr std::size_t kMaxQueryKeys = 10;  // of one sound

// Inflected names by a scan of keys that begin with the typed name's key: for
// keys of at least kPrefixKeyMin classes, up to kPrefixKeyMore classes longer.
inline constexpr std::size_t kPrefixKeyMin = 3;
inline constexpr std::size_t kPrefixKeyMore = 3;

// The skeleton of a phoneme string. Empty only for an empty string.
std::string NameKey(std::string_view phonemes);
// Whether it begins with `key` and has `least` to `most` classes more.
bool KeyGoesOn(std::string_view phonemes, std::string_view key,
               std::size_t least, std::size_t most);

// What `word` may be an inflected form of; without `word` itself, at most 4,
// likeliest first: phonemes/stems.h. In scripts where endings are written with
// the word and no stemmer knows names; in Cyrillic only what would change the
// key. Of Latin words, Baltic endings too: in the index they depend on the
// language.
std::vector<std::string> NameStems(std::string_view word, ScriptFamily family);

// A key and the likeliest reading of the word or its stem that has it.
class KeyedSound {
 public:
  static constexpr std::size_t kMaxKeyBytes = 16;

  std::string_view key() const { return {key_.data(), key_size_}; }
  std::string_view phonemes() const { return {phonemes_.data(), size_}; }

 private:
  friend class IndexedSound;

  std::array<char, kMaxKeyBytes> key_;
  std::array<char, kMaxPhonemes> phonemes_;
  std::uint8_t key_size_;
  std::uint8_t size_;
};

namespace phonemes {
class Readings;
}  // namespace phonemes

// Keys under which the index keeps a word; those of its stems too. Distinct,
// best first. A key of one class is left out unless the name has at most five
// sounds. In memory of its own, as there is one for every word that is seen.
class IndexedSound {
 public:
  static constexpr std::size_t kMaxStems = 4;

  explicit IndexedSound(ScriptFamily family) : family_(family) {}

  ScriptFamily family() const { return family_; }
  std::span<const KeyedSound> keys() const { return {keys_.data(), count_}; }

  // The keys of the word, or of one of its stems.
  void Add(const phonemes::Readings& readings);

 private:
  static constexpr std::size_t kMaxKeys = kMaxIndexKeys * (1 + kMaxStems);

  ScriptFamily family_;
  std::size_t count_ = 0;
  std::array<KeyedSound, kMaxKeys> keys_;
  std::array<std::uint64_t, kMaxKeys> classes_;  // of the same
};
// Of `word` as SoundOf() takes it. Stems are those of its first 48 letters.
IndexedSound IndexSoundOf(std::string_view word);
std::vector<std::string> IndexNameKeys(std::string_view word);

// Keys to look up a word of this sound by, as typed: not of its stems.
std::vector<std::string> QueryNameKeys(const Sound& sound);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_NAME_KEY_H_
