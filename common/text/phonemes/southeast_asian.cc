// Thai, Lao and Khmer; burmese.cc and tibetan.cc have their neighbours.
//
// Thai and Lao write some vowels before the consonant they follow: these are
// put in their place first, then a table is read. Their tones, and the inherent
// vowel between two consonants, are left out. Lao is read as Thai: its letters
// stand at the places of their Thai sisters.
//
// Sources: Royal Thai General System of Transcription; BGN/PCGN for Lao and
// Khmer; Unicode 16.

#include "common/text/phonemes/letters.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

constexpr char32_t kSilencer = U'์';  // thanthakhat: the consonant is mute

constexpr std::u32string_view kThaiVowels = U"ะัาำิีึืุูเแโใไอ";

// clang-format off
constexpr Rule kThaiRules[] = {
    // letters, before, after, sounds
    {U"ก", U"", U"", {{"k"}, {"g", .1F}}},
    {U"ข", U"", U"", {{"k"}}},
    {U"ฃ", U"", U"V", {{"y"}, {"ny", .1F}}},  // a Lao y
    {U"ฃ", U"", U"", {{"i"}}},
    {U"ค", U"", U"", {{"k"}}},
    {U"ฅ", U"", U"", {{"k"}}},
    {U"ฆ", U"", U"", {{"k"}}},
    {U"งก", U"", U"", {{"ng"}}},
    {U"ง", U"^", U"", {{"ng"}, {"n", .1F}}},
    {U"ง", U"", U"", {{"ng"}, {"n", .15F}}},
    {U"จ", U"", U"", {{"J"}, {"C", .1F}}},
    {U"ฉ", U"", U"", {{"C"}}},
    {U"ช", U"", U"", {{"C"}, {"S", .05F}}},
    {U"ซ", U"", U"", {{"s"}}},
    {U"ฌ", U"", U"", {{"C"}}},
    {U"ญ", U"", U"V", {{"y"}}},
    {U"ญ", U"", U"", {{"n"}}},
    {U"ฎ", U"", U"", {{"d"}}},
    {U"ฏ", U"", U"", {{"t"}}},
    {U"ฐ", U"", U"", {{"t"}}},
    {U"ฑ", U"", U"", {{"t"}}},
    {U"ฒ", U"", U"", {{"t"}}},
    {U"ณ", U"", U"", {{"n"}}},
    {U"ด", U"", U"", {{"d"}}},
    {U"ต", U"", U"", {{"t"}}},
    {U"ถ", U"", U"", {{"t"}}},
    {U"ทร", U"", U"", {{"tr"}, {"s", .3F}}},
    {U"ท", U"", U"", {{"t"}}},
    {U"ธ", U"", U"", {{"t"}}},
    {U"น", U"", U"", {{"n"}}},
    {U"บ", U"", U"", {{"b"}}},
    {U"ป", U"", U"", {{"p"}}},
    {U"ผ", U"", U"", {{"p"}}},
    {U"ฝ", U"", U"", {{"f"}}},
    {U"พ", U"", U"", {{"p"}}},
    {U"ฟ", U"", U"", {{"f"}}},
    {U"ภ", U"", U"", {{"p"}}},
    {U"ม", U"", U"", {{"m"}}},
    {U"ย", U"", U"V", {{"y"}}},
    {U"ย", U"", U"", {{"i"}}},
    {U"รร", U"", U"", {{"an"}, {"a", .2F}}},
    {U"ร", U"", U"", {{"r"}}},
    {U"ฤ", U"", U"", {{"ri"}}},
    {U"ล", U"", U"", {{"l"}}},
    {U"ฦ", U"", U"V", {{"v"}, {"u", .05F}}},  // a Lao v
    {U"ฦ", U"", U"", {{"u"}, {"v", .1F}, {"l", .15F}}},
    {U"ว", U"", U"V", {{"v"}, {"u", .05F}}},
    {U"ว", U"", U"", {{"u"}, {"v", .1F}}},
    {U"ศ", U"", U"", {{"s"}}},
    {U"ษ", U"", U"", {{"s"}}},
    {U"ส", U"", U"", {{"s"}}},
    {U"ห", U"", U"นมลรวยง", {{""}, {"h", .3F}}},
    {U"ห", U"", U"", {{"h"}}},
    {U"ฬ", U"", U"", {{"l"}}},
    {U"อ", U"", U"V", {{""}}},
    {U"อ", U"", U"", {{"o"}}},
    {U"ฮ", U"", U"", {{"h"}}},
    {U"ะ", U"", U"", {{"a"}}},
    {U"ัว", U"", U"", {{"ua"}}},
    {U"ัฦ", U"", U"", {{"ua"}}},
    {U"ั", U"", U"", {{"a"}}},
    {U"า", U"", U"", {{"a"}}},
    {U"ำ", U"", U"", {{"am"}}},
    {U"ิ", U"", U"", {{"i"}}},
    {U"ี", U"", U"", {{"i"}}},
    {U"ึ", U"", U"", {{"u"}}},
    {U"ือ", U"", U"", {{"u"}}},
    {U"ื", U"", U"", {{"u"}}},
    {U"ุ", U"", U"", {{"u"}}},
    {U"ู", U"", U"", {{"u"}}},
    // These stand after their consonant by now.
    {U"เีย", U"", U"", {{"ia"}}},
    {U"เือ", U"", U"", {{"ua"}}},
    {U"เา", U"", U"", {{"ao"}}},
    {U"เอ", U"", U"", {{"e"}, {"o", .2F}}},
    {U"เิ", U"", U"", {{"e"}, {"o", .2F}}},
    {U"เย", U"", U"", {{"ei"}}},
    {U"เฃ", U"", U"", {{"ia"}, {"e", .2F}}},
    {U"เ", U"", U"", {{"e"}}},
    {U"แ", U"", U"", {{"e"}, {"a", .1F}}},
    {U"โ", U"", U"", {{"o"}}},
    {U"ใ", U"", U"", {{"ai"}}},
    {U"ไ", U"", U"", {{"ai"}}},
    // Lao n and d, which close syllables in place of l and s.
    {U"\u0E5C", U"", U"V", {{"n"}}},
    {U"\u0E5C", U"", U"", {{"n"}, {"l", .15F}}},
    {U"\u0E5D", U"", U"V", {{"d"}}},
    {U"\u0E5D", U"", U"", {{"d"}, {"s", .2F}}},
};

constexpr Rule kKhmerRules[] = {
    // letters, before, after, sounds; ្ writes the next letter below
    {U"ក", U"", U"", {{"k"}}},
    {U"ខ", U"", U"", {{"k"}}},
    {U"គ", U"", U"", {{"k"}}},
    {U"ឃ", U"", U"", {{"k"}}},
    {U"ង", U"", U"", {{"ng"}, {"n", .1F}}},
    {U"ច", U"", U"", {{"C"}}},
    {U"ឆ", U"", U"", {{"C"}}},
    {U"ជ", U"", U"", {{"C"}, {"J", .05F}}},
    {U"ឈ", U"", U"", {{"C"}}},
    {U"ញ", U"", U"", {{"n"}}},
    {U"ដ", U"", U"", {{"d"}}},
    {U"ឋ", U"", U"", {{"t"}}},
    {U"ឌ", U"", U"", {{"d"}}},
    {U"ឍ", U"", U"", {{"t"}}},
    {U"ណ", U"", U"", {{"n"}}},
    {U"ត", U"", U"", {{"t"}}},
    {U"ថ", U"", U"", {{"t"}}},
    {U"ទ", U"", U"", {{"t"}}},
    {U"ធ", U"", U"", {{"t"}}},
    {U"ន", U"", U"", {{"n"}}},
    {U"ប៉", U"", U"", {{"p"}}},
    {U"ប", U"", U"", {{"b"}, {"p", .1F}}},
    {U"ផ", U"", U"", {{"p"}, {"f", .1F}}},
    {U"ព", U"", U"", {{"p"}}},
    {U"ភ", U"", U"", {{"p"}, {"f", .1F}}},
    {U"ម", U"", U"", {{"m"}}},
    {U"យ", U"", U"", {{"y"}}},
    {U"រ", U"", U"$", {{""}, {"r", .1F}}},
    {U"រ", U"", U"", {{"r"}}},
    {U"ល", U"", U"", {{"l"}}},
    {U"វ", U"", U"$", {{"u"}, {"v"}}},
    {U"វ", U"", U"", {{"v"}, {"u", .1F}}},
    {U"ឝ", U"", U"", {{"S"}}},
    {U"ឞ", U"", U"", {{"s"}}},
    {U"ស", U"", U"", {{"s"}}},
    {U"ហ្វ", U"", U"", {{"f"}}},
    {U"ហ្គ", U"", U"", {{"g"}}},
    {U"ហ្រ្គ", U"", U"", {{"gr"}}},
    {U"ហ៊្ស", U"", U"", {{"z"}, {"J", .1F}}},
    {U"ហ្ក", U"", U"", {{"g"}, {"k", .1F}}},
    {U"ហ្ស", U"", U"", {{"z"}, {"J", .1F}}},
    {U"ហ្ប", U"", U"", {{"p"}}},
    {U"ហ", U"", U"្", {{""}, {"h", .1F}}},
    {U"ហ", U"", U"", {{"h"}}},
    {U"ឡ", U"", U"", {{"l"}}},
    {U"អ៊", U"", U"ាិីឹឺុូួើឿៀេែៃោៅ័", {{""}}},
    // Before the nasals that names of Africa begin with.
    {U"អិន", U"^", U"កខគឃចឆជឈដឋឌឍតថទធ", {{"in"}, {"n", .1F}}},
    {U"អិម", U"^", U"បផពភវគ", {{"im"}, {"m", .1F}}},
    {U"អ", U"", U"ាិីឹឺុូួើឿៀេែៃោៅ័", {{""}}},
    {U"អ", U"", U"", {{"a"}}},
    {U"ឣ", U"", U"", {{"a"}}},
    {U"ឤ", U"", U"", {{"a"}}},
    {U"ឥ", U"", U"", {{"i"}}},
    {U"ឦ", U"", U"", {{"i"}}},
    {U"ឧ", U"", U"", {{"u"}}},
    {U"ឩ", U"", U"", {{"u"}}},
    {U"ឪ", U"", U"", {{"ou"}}},
    {U"ឫ", U"", U"", {{"ri"}}},
    {U"ឯ", U"", U"", {{"e"}}},
    {U"ឰ", U"", U"", {{"ai"}}},
    {U"ឱ", U"", U"", {{"o"}}},
    {U"ឳ", U"", U"", {{"au"}}},
    {U"ាំង", U"", U"", {{"an"}, {"ang", .1F}}},
    {U"ា", U"", U"", {{"a"}}},
    {U"ិ", U"", U"", {{"i"}}},
    {U"ី", U"", U"", {{"i"}}},
    {U"ឹ", U"", U"", {{"i"}}},
    {U"ឺ", U"", U"", {{"u"}}},
    {U"ុ", U"", U"", {{"u"}}},
    {U"ូ", U"", U"", {{"u"}, {"o", .1F}}},
    {U"ួ", U"", U"", {{"ua"}}},
    {U"ើ", U"", U"", {{"e"}}},
    {U"ឿ", U"", U"", {{"ea"}}},
    {U"ៀ", U"", U"", {{"ie"}}},
    {U"េ", U"", U"", {{"e"}}},
    {U"ែ", U"", U"", {{"e"}}},
    {U"ៃ", U"", U"", {{"ai"}}},
    {U"ោ", U"", U"", {{"o"}}},
    {U"ៅ", U"", U"", {{"au"}}},
    {U"ំ", U"", U"", {{"m"}}},
    {U"ះ", U"", U"", {{""}, {"a", .1F}}},
    {U"័រ", U"", U"", {{"o"}, {"or", .1F}}},
    {U"័", U"", U"", {{"a"}}},
};
// clang-format on
constexpr char32_t kThaiLow = U'ก';
constexpr auto kThaiFirst = FirstRows<kThaiLow, U'\u0E5D'>(kThaiRules);
constexpr char32_t kKhmerLow = U'ក';
constexpr auto kKhmerFirst = FirstRows<kKhmerLow, U'័'>(kKhmerRules);

constexpr char32_t kLao = 0x0E80;
constexpr char32_t kEndOfLao = 0x0F00;
constexpr char32_t kMyanmar = 0x1000;
constexpr char32_t kKhmer = 0x1780;

// Lao vowels that no Thai letter is alone.
constexpr char32_t kLaoIa = U'๛';
// Letters that sound otherwise than their sisters take the places of some that
// Thai has given up: ບຣາຊິວ is Brazil, ອາເມເນຍ Armenia.
constexpr char32_t kLaoY = U'ฃ';
constexpr char32_t kLaoV = U'ฦ';
constexpr char32_t kLaoShortO = U'ฺ';
// Behind all letters of Thai.
constexpr char32_t kLaoN = 0x0E5C;
constexpr char32_t kLaoD = 0x0E5D;

char32_t AsThai(char32_t c) {
  if (c < kLao || c >= kEndOfLao) return c;
  switch (c) {
    case U'ຊ':
      return U'ซ';
    case U'ຍ':
      return kLaoY;
    case U'ນ':
      return kLaoN;
    case U'ດ':
      return kLaoD;
    case U'ວ':
      return kLaoV;
    case U'ຽ':
      return kLaoIa;
    case U'ຼ':
      return U'ล';
    case U'ົ':
      return kLaoShortO;
    case U'ໍ':
      return U'อ';
    case U'ໜ':
      return U'น';
    case U'ໝ':
      return U'ม';
    default:
      return c - kLao + kThaiLow - 1;
  }
}

bool IsThaiConsonant(char32_t c) {
  return (c >= U'ก' && c <= U'ฮ') || c == kLaoN || c == kLaoD;
}
bool IsWrittenBefore(char32_t c) { return c >= U'เ' && c <= U'ไ'; }
bool IsToneOrMark(char32_t c) {
  constexpr char32_t kLastMark = U'๎';
  return c >= U'็' && c <= kLastMark && c != kSilencer;
}

// Whether the first two consonants are sounded together before the vowel
// written before them, as in เกรย์ and ออสเตรเลีย; not where the second begins a
// syllable, as in เปรู, or ends one, as in โกลกาตา, เบลเยียม and โนเบล.
bool HasSecond(char32_t vowel, std::u32string_view in) {
  constexpr std::u32string_view kSecondHalves = U"ีืิาะ";
  constexpr std::u32string_view kStops = U"กขคฆดตถทธบปผฝพฟภ";
  const auto at = [in](std::size_t i) { return i < in.size() ? in[i] : 0; };
  if (at(1) != U'ร' && at(1) != U'ล') return false;
  if (IsThaiConsonant(at(2))) {
    return IsThaiConsonant(at(3)) || at(3) == kSilencer || at(3) == 0;
  }
  if (IsWrittenBefore(at(2))) {
    return at(1) == U'ร' && kStops.find(at(0)) != kStops.npos;
  }
  return vowel == U'เ' && kSecondHalves.find(at(2)) != kSecondHalves.npos;
}

// A mute r before another, as in วอร์เรน, is one r with it.
bool IsMuteDouble(std::u32string_view in) {
  if (in.size() < 3 || in[0] != U'ร' || in[1] != kSilencer) return false;
  const std::size_t next = IsWrittenBefore(in[2]) ? 3 : 2;
  return next < in.size() && in[next] == U'ร';
}

// How many letters are mute with the sign for that: a consonant that has a
// vowel, as in สิทธิ์, and the two behind an n, as in จันทร์. A last consonant
// alone is the sound of a foreign name.
std::size_t MuteLetters(char32_t before, std::u32string_view in) {
  if (in.size() < 3 || in[2] != kSilencer || !IsThaiConsonant(in[0])) return 0;
  const bool vowel = in[1] == U'ิ' || in[1] == U'ุ';
  return vowel || (before == U'น' && in.starts_with(U"ทร")) ? 3 : 0;
}

// A vowel that Lao writes with others: ົ is part of ao before a long a and of
// ua before a v; ັ only makes short what is written before the consonant.
void AddVowel(char32_t c, char32_t next, Letters* out) {
  const std::u32string_view before = out->view();
  if (c == kLaoIa) {
    for (const char32_t part : std::u32string_view(U"เีย")) out->Add(part);
  } else if (c == kLaoShortO) {
    if (next != U'า') out->Add(next == kLaoV ? U'ั' : U'อ');
  } else if (c != U'ั' || before.empty() || !IsWrittenBefore(before.back())) {
    out->Add(c);
  }
}

// Without tones, as Thai. Casefolding takes am to pieces, in both scripts: ำ is
// a ring and an a.
Letters WithoutTones(std::u32string_view word) {
  constexpr char32_t kThaiRing = 0x0E4D;
  constexpr char32_t kLaoRing = 0x0ECD;
  Letters plain;
  bool ring = false;
  for (const char32_t c : word) {
    const char32_t thai = AsThai(c);
    if (ring && thai == U'า') {
      if (!plain.view().empty() && plain.view().back() == U'อ') {
        plain.SetLast(U'ำ');
      } else {
        plain.Add(U'ำ');
      }
      ring = false;
    } else if (!IsToneOrMark(thai)) {
      plain.Add(thai);
      ring = false;
    }
    ring = ring || c == kThaiRing || c == kLaoRing;
  }
  return plain;
}

// In the order of sounds, without mute letters.
Letters InOrder(std::u32string_view word) {
  const Letters plain = WithoutTones(word);
  const std::u32string_view in = plain.view();
  Letters out;
  char32_t waiting = 0;
  for (std::size_t i = 0; i < in.size(); ++i) {
    const std::size_t mute = MuteLetters(i > 0 ? in[i - 1] : 0, in.substr(i));
    if (mute > 0) {
      i += mute - 1;
      continue;
    }
    if (in[i] == kSilencer || IsMuteDouble(in.substr(i))) continue;
    if (IsWrittenBefore(in[i])) {
      out.Add(waiting);
      waiting = in[i];
      continue;
    }
    AddVowel(in[i], i + 1 < in.size() ? in[i + 1] : 0, &out);
    if (waiting != 0 && IsThaiConsonant(in[i]) &&
        !HasSecond(waiting, in.substr(i))) {
      out.Add(waiting);
      waiting = 0;
    }
  }
  out.Add(waiting);
  return out;
}

}  // namespace

void ReadSoutheastAsian(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kThaiTable{kThaiRules, kThaiFirst, kThaiLow,
                                        kThaiVowels};
  static constexpr RuleTable kKhmerTable{kKhmerRules, kKhmerFirst, kKhmerLow,
                                         U""};
  if (word.empty()) return;
  if (word[0] >= kKhmer) return Rewrite(kKhmerTable, word, beam);
  if (word[0] < kMyanmar && word[0] >= kEndOfLao) {
    return ReadTibetan(word, beam);
  }
  if (word[0] >= kMyanmar) return ReadBurmese(word, beam);
  Rewrite(kThaiTable, InOrder(word).view(), beam);
}

}  // namespace dizin::phonemes
