// The Brahmic scripts of India and Sri Lanka. Their Unicode blocks are laid out
// alike (after ISCII), so every letter is read as the Devanagari letter at its
// place; what is peculiar to a script is in kExceptions.
//
// A consonant without a vowel sign or a virama has an inherent a. It is written
// here as a letter of its own (U+0904, which no language uses) for the rules to
// read. At the end of a word the languages of the north drop it. Foreign names
// often lack the virama (ऑरलैंडो is Orlando): where the key of the two sounds
// depends on it (name_key.h), the a may be mute.
//
// Sources: Unicode 12; ISO 15919.

#include "common/text/phonemes/letters.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

constexpr char32_t kInherent = U'ऄ';
// Letters of our own, behind the block of Devanagari: an inherent a that may be
// mute; what is written for nasals in Malayalam, in Telugu and Kannada, and in
// Bengali, Odia and Sinhala; the stops of Tamil, voiced or not.
constexpr char32_t kMuteInherent = 0x0980;
constexpr char32_t kFirstTamilStop = 0x0984;
constexpr char32_t kLastTamilStop = 0x0988;
constexpr char32_t kVirama = U'्';
constexpr char32_t kNukta = U'़';
constexpr std::u32string_view kVowels = U"\u0980ऄअआइईउऊऋऍऎएऐऑऒओऔािीुूृॅॆेैॉॊोौॲ";

// clang-format off
constexpr Rule kRules[] = {
    // letters, before, after, sounds
    {U"ँ", U"", U"", {{"n"}}},
    {U"ं", U"", U"पफबभ", {{"m"}, {"n", .05F}}},
    {U"ं", U"", U"", {{"n"}}},
    {U"ः\u0988", U"", U"", {{"f"}}},  // Tamil ஃப
    {U"ऄ", U"", U"", {{"a"}}},
    {U"अ", U"", U"", {{"a"}}},
    {U"आ", U"", U"", {{"a"}}},
    {U"इ", U"", U"", {{"i"}}},
    {U"ई", U"", U"", {{"i"}}},
    {U"उ", U"", U"", {{"u"}}},
    {U"ऊ", U"", U"", {{"u"}}},
    {U"ऋ", U"", U"", {{"ri"}}},
    {U"ऍ", U"", U"", {{"e"}, {"a", .1F}}},
    {U"ऎ", U"", U"", {{"e"}}},
    {U"ए", U"", U"", {{"e"}}},
    {U"ऐ", U"", U"", {{"ai"}, {"e", .1F}}},
    {U"ऑ", U"", U"", {{"o"}}},
    {U"ऒ", U"", U"", {{"o"}}},
    {U"ओ", U"", U"", {{"o"}}},
    {U"औ", U"", U"", {{"au"}, {"o", .1F}}},
    {U"क", U"", U"", {{"k"}}},
    {U"ख़", U"", U"", {{"x"}}},
    {U"ख", U"", U"", {{"k"}}},
    {U"ग", U"", U"", {{"g"}}},
    {U"घ", U"", U"", {{"g"}}},
    {U"ङ", U"", U"", {{"n"}}},
    {U"च", U"", U"", {{"C"}}},
    {U"छ", U"", U"", {{"C"}}},
    {U"ज़", U"", U"", {{"z"}}},
    {U"ज", U"", U"", {{"J"}, {"z", .2F}}},
    {U"झ", U"", U"", {{"J"}, {"Z", .1F}}},
    {U"ञ", U"", U"", {{"n"}}},
    {U"ट", U"", U"", {{"t"}}},
    {U"ठ", U"", U"", {{"t"}}},
    {U"ड़", U"", U"", {{"r"}, {"d", .1F}}},
    {U"ड", U"", U"", {{"d"}}},
    {U"ढ़", U"", U"", {{"r"}, {"d", .1F}}},
    {U"ढ", U"", U"", {{"d"}}},
    {U"ण", U"", U"", {{"n"}}},
    {U"त", U"", U"", {{"t"}}},
    {U"थ", U"", U"", {{"t"}}},
    {U"द", U"", U"", {{"d"}}},
    {U"ध", U"", U"", {{"d"}}},
    {U"नऱ", U"", U"", {{"nt"}, {"nr", .1F}}},
    {U"न", U"", U"", {{"n"}}},
    {U"ऩ", U"", U"", {{"n"}}},
    {U"प", U"", U"", {{"p"}}},
    {U"फ", U"", U"", {{"f"}, {"p", .1F}}},
    {U"ब", U"", U"", {{"b"}}},
    {U"भ", U"", U"", {{"b"}}},
    {U"म", U"", U"", {{"m"}}},
    {U"य", U"", U"", {{"y"}}},
    {U"र", U"", U"", {{"r"}}},
    {U"ऱऱ", U"", U"", {{"t"}}},  // Malayalam and Tamil
    {U"ऱ", U"", U"", {{"r"}}},
    {U"ल", U"", U"", {{"l"}}},
    {U"ळ", U"", U"", {{"l"}}},
    {U"ऴ", U"", U"", {{"l"}, {"Z", .2F}}},
    {U"व", U"", U"", {{"v"}, {"u", .1F}}},
    {U"श", U"", U"", {{"S"}}},
    {U"ष", U"", U"", {{"S"}}},
    {U"स", U"", U"", {{"s"}}},
    {U"ह", U"", U"", {{"h"}}},
    {U"ा", U"", U"", {{"a"}}},
    {U"ि", U"", U"", {{"i"}}},
    {U"ी", U"", U"", {{"i"}}},
    {U"ु", U"", U"", {{"u"}}},
    {U"ू", U"", U"", {{"u"}}},
    {U"ृ", U"", U"", {{"ri"}}},
    {U"ॅ", U"", U"", {{"e"}, {"a", .1F}}},
    {U"ॆ", U"", U"", {{"e"}}},
    {U"े", U"", U"", {{"e"}}},
    {U"ै", U"", U"", {{"ai"}, {"e", .1F}}},
    {U"ॉ", U"", U"", {{"o"}}},
    {U"ॊ", U"", U"", {{"o"}}},
    {U"ो", U"", U"", {{"o"}}},
    {U"ौ", U"", U"", {{"au"}, {"o", .1F}}},
    // The place of a Bengali letter that is y with a dot and j without.
    {U"ॹ़", U"", U"", {{"y"}}},
    {U"ॹ", U"", U"", {{"J"}, {"y", .2F}}},
    {U"ॲ", U"", U"", {{"e"}, {"a", .05F}}},
    {U"\u0980", U"", U"", {{"a"}, {"", .05F}}},
    {U"\u0981", U"", U"", {{"m"}, {"n", .1F}}},
    {U"\u0982", U"", U"$यरलवशषसह", {{"m"}, {"n", .05F}}},
    {U"\u0982", U"", U"", {{"n"}, {"m", .1F}}},
    {U"\u0983", U"", U"", {{"ng"}, {"n", .05F}}},
    // Tamil ச க ட த ப
    {U"\u0984\u0984", U"", U"", {{"C"}}},
    {U"\u0984", U"ञ", U"", {{"C"}, {"J", .05F}}},
    {U"\u0984", U"", U"", {{"s"}, {"C", .05F}}},
    {U"\u0985", U"Vङ", U"V", {{"g"}, {"k", .05F}}},
    {U"\u0985", U"", U"", {{"k"}, {"g", .1F}}},
    {U"\u0986", U"Vण", U"V", {{"d"}, {"t", .05F}}},
    {U"\u0986", U"", U"", {{"t"}, {"d", .05F}}},
    {U"\u0987", U"Vन", U"V", {{"d"}, {"t", .05F}}},
    {U"\u0987", U"", U"", {{"t"}, {"d", .1F}}},
    {U"\u0988", U"Vम", U"V", {{"b"}, {"p", .05F}}},
    {U"\u0988", U"", U"", {{"p"}, {"b", .05F}}},
};
// clang-format on
constexpr char32_t kLow = U'ँ';
constexpr auto kFirst = FirstRows<kLow, kLastTamilStop>(kRules);

struct Exception {
  char32_t letter;
  std::u32string_view read;
};

// Letters that are not what Devanagari has at their place, by code point.
constexpr Exception kExceptions[] = {
    // Devanagari, letters with a dot
    {U'\u0958', U"क"},
    {U'\u0959', U"ख़"},
    {U'\u095A', U"ग"},
    {U'\u095B', U"ज़"},
    {U'\u095C', U"ड़"},
    {U'\u095D', U"ढ़"},
    {U'\u095E', U"फ"},
    {U'\u095F', U"य"},
    // Bengali and Assamese: the nasal, jya, khanda ta, rra, rha, yya, ra, va
    {U'\u0982', U"\u0983"},
    {U'য', U"ॹ"},
    {U'ৎ', U"त्"},
    {U'\u09DC', U"ड़"},
    {U'\u09DD', U"ढ़"},
    {U'\u09DF', U"य"},
    {U'ৰ', U"र"},
    {U'ৱ', U"व"},
    // Gurmukhi: letters with a dot, tippi, addak
    {U'\u0A33', U"ळ"},
    {U'\u0A36', U"श"},
    {U'\u0A59', U"ख़"},
    {U'\u0A5A', U"ग"},
    {U'\u0A5B', U"ज़"},
    {U'ੜ', U"ड़"},
    {U'\u0A5E', U"फ"},
    {U'ੰ', U"ं"},
    {U'ੱ', U""},
    // Odia: the nasal, rra, rha, yya, wa
    {U'\u0B02', U"\u0983"},
    {U'\u0B5C', U"ड़"},
    {U'\u0B5D', U"ढ़"},
    {U'ୟ', U"य"},
    {U'ୱ', U"व"},
    // Tamil: aytham, which makes an f of the p after it; stops
    {U'ஃ', U"ः"},
    {U'ச', U"\u0984"},
    {U'க', U"\u0985"},
    {U'ட', U"\u0986"},
    {U'த', U"\u0987"},
    {U'ப', U"\u0988"},
    // Telugu and Kannada: the nasal
    {U'\u0C02', U"\u0982"},
    {U'\u0C82', U"\u0982"},
    // Malayalam: the nasal, au, and letters without their vowel
    {U'\u0D02', U"\u0981"},
    {U'ൗ', U"ौ"},
    {U'ൺ', U"ण्"},
    {U'ൻ', U"न्"},
    {U'ർ', U"र्"},
    {U'ൽ', U"ल्"},
    {U'ൾ', U"ळ्"},
    {U'ൿ', U"क्"},
};

constexpr char32_t kSinhala = 0x0D80;

// Sinhala has an order of its own: U+0D80 to U+0DDF, sixteen a row.
constexpr std::u32string_view kFromSinhala =
    U"·ं\u0983··अआऍऍइईउऊऋ··"
    U"·एएऐओओऔ···कखगघङग"
    U"चछजझञञजटठडढणडतथद"
    U"धन·दपफबभमबयर·ल··"
    U"वशषसहळफ···्····ा"
    U"ॅॅिीु·ू·ृेेैोोौ·";
static_assert(kFromSinhala.size() == 0x60);

const Exception* FindException(char32_t c) {
  for (const Exception& exception : kExceptions) {
    if (exception.letter == c) return &exception;
  }
  return nullptr;
}

void AddAsDevanagari(char32_t c, Letters* letters) {
  constexpr char32_t kDevanagari = 0x0900;
  constexpr char32_t kBlock = 0x80;
  if (c < kDevanagari || c >= kSinhala + kFromSinhala.size()) return;
  if (c >= kSinhala) {
    const char32_t read = kFromSinhala[c - kSinhala];
    return letters->Add(read == U'·' ? 0 : read);
  }
  if (const Exception* exception = FindException(c)) {
    for (const char32_t read : exception->read) letters->Add(read);
    return;
  }
  letters->Add(kDevanagari + c % kBlock);
}

bool IsConsonant(char32_t c) {
  return (c >= U'क' && c <= U'ह') || c == U'ॹ' ||
         (c >= kFirstTamilStop && c <= kLastTamilStop);
}

// Whether the key of two consonants depends on a vowel between them.
bool MergeInKey(char32_t a, char32_t b) {
  struct Class {
    std::u32string_view letters;
    SoundClass of;
  };
  static constexpr Class kClasses[] = {
      {U"कखगघ\u0985", SoundClass::kVelar},
      {U"चछजझशषस\u0984", SoundClass::kSibilant},
      {U"टठडढतथदध\u0986\u0987", SoundClass::kDental},
      {U"ङञणनऩ", SoundClass::kN},
      {U"पफबभव\u0988", SoundClass::kLabial},
      {U"म", SoundClass::kM},
      {U"रऱलळऴ", SoundClass::kLiquid}};
  const auto class_of = [](char32_t c) {
    for (const Class& one : kClasses) {
      if (one.letters.find(c) != one.letters.npos) return one.of;
    }
    return SoundClass::kNone;
  };
  return Merge(class_of(a), class_of(b));
}

bool TakesVowelFrom(char32_t c) {
  return c == kVirama || (c >= U'ा' && c <= U'ौ');
}

// The Dravidian scripts and Sinhala and Odia sound the a of a last consonant.
bool SoundsLastVowel(char32_t c) {
  constexpr char32_t kOdia = 0x0B00;
  return c >= kOdia;
}

}  // namespace

void ReadIndic(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kTable{kRules, kFirst, kLow, kVowels};
  Letters devanagari;
  for (const char32_t c : word) AddAsDevanagari(c, &devanagari);
  const std::u32string_view in = devanagari.view();
  const bool sounds_last = !word.empty() && SoundsLastVowel(word[0]);
  Letters spelt;
  for (std::size_t i = 0; i < in.size(); ++i) {
    // Odia writes w as an o with a b or v below it.
    if (in[i] == U'ओ' && i + 2 < in.size() && in[i + 1] == kVirama) {
      i += 2;
      spelt.Add(U'व');
    } else if (in[i] != kVirama) {
      spelt.Add(in[i]);
    }
    std::size_t next = i + 1;
    if (next < in.size() && in[next] == kNukta) spelt.Add(in[i = next++]);
    const bool consonant = IsConsonant(in[i]) || in[i] == kNukta;
    if (!consonant) continue;
    const bool last = next == in.size();
    if (last ? !sounds_last : TakesVowelFrom(in[next])) continue;
    const bool may_be_mute =
        !last && MergeInKey(in[i], in[next]) && (i > 0 || in[i] == U'म');
    spelt.Add(may_be_mute ? kMuteInherent : kInherent);
  }
  Rewrite(kTable, spelt.view(), beam);
}

}  // namespace dizin::phonemes
