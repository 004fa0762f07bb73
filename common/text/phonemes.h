// How a word sounds, roughly, whatever script it is written in: so that Kalın,
// Калын, كالين and 卡林 can be held against one another letter by letter.
//
//   Sound sound = SoundOf("калын");  // family kCyrillic
//   sound.variants[0]                 // {"kalin", 0}, the likeliest
//   SoundOf("ангела").variants[1]     // {"anhela", .2}, a less likely one
//
// A phoneme is one ASCII letter of this alphabet:
//
//   a e i o u y             vowels; y as in yes
//   b p f v  t d  k g       stops and labials
//   s z S(sh) Z(zh) C(ch) J(j) c(ts)
//   h x(kh)  l r m n
//
// The alphabet is as coarse as the scripts are when they write each other's
// names: tone, length and aspiration are left out, th is t, ng is n and g. No
// language is asked for: where languages read a letter in different ways, each
// way is a variant, with a penalty in edits (see similarity.h).
//
// Each script has a table of its own in common/text/phonemes/: Latin, Cyrillic,
// Greek, Arabic, Hebrew, kana, Han, Hangul, ten scripts of India and Sri Lanka,
// Thai, Lao, Khmer, Burmese, Tibetan, Georgian, Armenian, Ethiopic, Thaana and
// Tifinagh.
// A word in another script has no sound.
//
// Everything here is a pure function, safe in any thread, and calls no library:
// a word costs about half a microsecond. (The readings of Han characters are
// made from ICU's data when this is built: phonemes/make_pinyin.cc.)
//
// Answers are stored in databases (the first variant) through name_key.h:
// kNameKeyVersion there is to be bumped when any answer changes.

#ifndef DIZIN_COMMON_TEXT_PHONEMES_H_
#define DIZIN_COMMON_TEXT_PHONEMES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dizin {

// Scripts that spell names in the same way, and so share edit costs. Stored in
// databases as a number: new ones are added at the end.
enum class ScriptFamily : std::uint8_t {
  kLatin,
  kCyrillic,
  kGreek,
  kArabic,
  kHebrew,
  kKana,
  kHan,
  kHangul,
  kIndic,           // the Brahmic scripts of India and Sri Lanka
  kSoutheastAsian,  // Thai, Lao, Khmer, Burmese, Tibetan
  kAlphabetic,      // Georgian, Armenian, Ethiopic and the rest
};
inline constexpr int kScriptFamilies = 11;

// The family most letters of `word` belong to; kLatin if it has no letters.
ScriptFamily FamilyOf(std::string_view word);
ScriptFamily FamilyOf(char32_t letter);

// True where lower and upper case tell a name from a word.
bool IsCased(ScriptFamily family);

struct PhonemeVariant {
  std::string phonemes;
  float penalty = 0;  // in edits, >= 0; how unlikely this reading is

  friend bool operator==(const PhonemeVariant&,
                         const PhonemeVariant&) = default;
};

// No variant is longer: what follows is left out.
inline constexpr std::size_t kMaxPhonemes = 38;
// At most this many variants, the last few for readings that drop something
// (the r of Hardy in ハーディ, the article of القذافي).
inline constexpr std::size_t kMaxPhonemeVariants = 12;

struct Sound {
  ScriptFamily family = ScriptFamily::kLatin;
  // Distinct, likeliest first. Empty if nothing in the word can be read.
  std::vector<PhonemeVariant> variants;
};

// `word` as Casefold() answers it; well-formed UTF-8. Apostrophes, hyphens,
// joiners and digits in it are silent.
Sound SoundOf(std::string_view word);

// True if a word may have an entry in the sound relation: 2 to 24 letters of a
// script that is read here, no digit, and not hiragana (which writes no names).
bool IsSoundable(std::string_view word);

// Which endings of `han`, of 2 to 6 Han characters, may write a name: bit n is
// set if the last n may. Nearly all characters of foreign names are some five
// hundred that write little else: all must be of them, of three or four all but
// one, and none one of grammar (的, 了, 們; so 的黎波里 is not found by its
// sound). Chinese and Korean names, up to three characters, begin with a
// surname. One in twelve runs of a Chinese text is left, with 19 of 20 foreign
// names. REQUIRES: no more than 6 characters.
std::uint32_t NameEndings(std::u32string_view han);

}  // namespace dizin

#endif  // DIZIN_COMMON_TEXT_PHONEMES_H_
