// Georgian, Armenian, Ethiopic, Thaana and Tifinagh.
//
// Sources: the national romanisations of Georgia (2002) and Armenia (ISO 9985,
// eastern); BGN/PCGN for Amharic; Malé Latin for Dhivehi.

#include "common/text/phonemes/letters.h"
#include "common/text/phonemes/rewrite.h"
#include "common/text/phonemes/scripts.h"

namespace dizin::phonemes {
namespace {

// clang-format off
constexpr Rule kGeorgianRules[] = {
    // letters, before, after, sounds
    {U"ა", U"", U"", {{"a"}}},
    {U"ბ", U"", U"", {{"b"}}},
    {U"გ", U"", U"", {{"g"}}},
    {U"დ", U"", U"", {{"d"}}},
    {U"ე", U"", U"", {{"e"}}},
    {U"ვ", U"აე", U"K", {{"v"}, {"u", .1F}}},  // ავსტრია
    {U"ვ", U"გკქტს", U"V", {{"v"}, {"u", .1F}}},  // ეკვადორი
    {U"ვ", U"", U"", {{"v"}}},
    {U"ზ", U"", U"", {{"z"}}},
    {U"თ", U"", U"", {{"t"}}},
    {U"ი", U"K", U"$", {{"i"}, {"", .1F}}},  // nominative
    {U"ი", U"", U"", {{"i"}}},
    {U"კ", U"", U"", {{"k"}}},
    {U"ლ", U"", U"", {{"l"}}},
    {U"მ", U"", U"", {{"m"}}},
    {U"ნ", U"", U"", {{"n"}}},
    {U"ო", U"", U"", {{"o"}}},
    {U"პ", U"", U"", {{"p"}}},
    {U"ჟ", U"", U"", {{"Z"}}},
    {U"რ", U"", U"", {{"r"}}},
    {U"ს", U"", U"", {{"s"}}},
    {U"ტ", U"", U"", {{"t"}}},
    {U"უ", U"", U"", {{"u"}}},
    {U"ფ", U"", U"", {{"f"}, {"p", .05F}}},
    {U"ქ", U"", U"", {{"k"}}},
    {U"ღ", U"", U"", {{"g"}}},
    {U"ყ", U"", U"", {{"k"}}},
    {U"შ", U"", U"", {{"S"}}},
    {U"ჩ", U"", U"", {{"C"}}},
    {U"ც", U"", U"", {{"c"}}},
    {U"ძ", U"", U"", {{"z"}}},
    {U"წ", U"", U"", {{"c"}}},
    {U"ჭ", U"", U"", {{"C"}}},
    {U"ხ", U"", U"", {{"x"}}},
    {U"ჯ", U"", U"", {{"J"}}},
    {U"ჰ", U"", U"", {{"h"}}},
};

constexpr Rule kArmenianRules[] = {
    // letters, before, after, sounds
    {U"ա", U"", U"", {{"a"}}},
    {U"բ", U"", U"", {{"b"}}},
    {U"գ", U"", U"", {{"g"}}},
    {U"դ", U"", U"", {{"d"}}},
    {U"ե", U"^", U"", {{"ye"}}},
    {U"ե", U"", U"", {{"e"}}},
    {U"զ", U"", U"", {{"z"}}},
    {U"է", U"", U"", {{"e"}}},
    {U"ը", U"", U"", {{"e"}}},
    {U"թ", U"", U"", {{"t"}}},
    {U"ժ", U"", U"", {{"Z"}}},
    {U"ի", U"", U"", {{"i"}}},
    {U"լ", U"", U"", {{"l"}}},
    {U"խ", U"", U"", {{"x"}}},
    {U"ծ", U"", U"", {{"c"}}},
    {U"կ", U"", U"", {{"k"}}},
    {U"հ", U"", U"", {{"h"}}},
    {U"ձ", U"", U"", {{"z"}}},
    {U"ղ", U"", U"", {{"g"}, {"l", .3F}}},
    {U"ճ", U"", U"", {{"C"}}},
    {U"մ", U"", U"", {{"m"}}},
    {U"յ", U"", U"", {{"y"}}},
    {U"ն", U"", U"", {{"n"}}},
    {U"շ", U"", U"", {{"S"}}},
    {U"ու", U"", U"V", {{"v"}, {"u", .05F}}},  // foreign w: Ուիլյամ
    {U"ու", U"", U"", {{"u"}}},
    {U"ո", U"^", U"", {{"vo"}}},
    {U"ո", U"", U"", {{"o"}}},
    {U"չ", U"", U"", {{"C"}}},
    {U"պ", U"", U"", {{"p"}}},
    {U"ջ", U"", U"", {{"J"}}},
    {U"ռ", U"", U"", {{"r"}}},
    {U"ս", U"", U"", {{"s"}}},
    {U"վ", U"աե", U"K", {{"v"}, {"u", .1F}}},
    {U"վ", U"գկքտս", U"V", {{"v"}, {"u", .1F}}},
    {U"վ", U"", U"", {{"v"}}},
    {U"տ", U"", U"", {{"t"}}},
    {U"ր", U"", U"", {{"r"}}},
    {U"ց", U"", U"", {{"c"}}},
    {U"ւ", U"", U"", {{"v"}}},
    {U"փ", U"", U"", {{"p"}}},
    {U"ք", U"", U"", {{"k"}}},
    {U"օ", U"", U"", {{"o"}}},
    {U"ֆ", U"", U"", {{"f"}}},
    {U"և", U"^", U"", {{"yev"}}},
    {U"և", U"", U"", {{"ev"}}},
};

constexpr Rule kThaanaRules[] = {
    // letters, before, after, sounds
    {U"ހ", U"", U"", {{"h"}}},
    {U"ށ", U"", U"", {{"S"}}},
    {U"ނ", U"", U"", {{"n"}}},
    {U"ރ", U"", U"", {{"r"}}},
    {U"ބ", U"", U"", {{"b"}}},
    {U"ޅ", U"", U"", {{"l"}}},
    {U"ކ", U"", U"", {{"k"}}},
    {U"އ", U"", U"", {{""}}},
    {U"ވ", U"", U"", {{"v"}}},
    {U"މ", U"", U"", {{"m"}}},
    {U"ފ", U"", U"", {{"f"}}},
    {U"ދ", U"", U"", {{"d"}}},
    {U"ތ", U"", U"", {{"t"}}},
    {U"ލ", U"", U"", {{"l"}}},
    {U"ގ", U"", U"", {{"g"}}},
    {U"ޏ", U"", U"", {{"n"}}},
    {U"ސ", U"", U"", {{"s"}}},
    {U"ޑ", U"", U"", {{"d"}}},
    {U"ޒ", U"", U"", {{"z"}}},
    {U"ޓ", U"", U"", {{"t"}}},
    {U"ޔ", U"", U"", {{"y"}}},
    {U"ޕ", U"", U"", {{"p"}}},
    {U"ޖ", U"", U"", {{"J"}}},
    {U"ޗ", U"", U"", {{"C"}}},
    {U"ޘ", U"", U"", {{"t"}}},
    {U"ޙ", U"", U"", {{"h"}}},
    {U"ޚ", U"", U"", {{"x"}}},
    {U"ޛ", U"", U"", {{"z"}}},
    {U"ޜ", U"", U"", {{"Z"}}},
    {U"ޝ", U"", U"", {{"S"}}},
    {U"ޞ", U"", U"", {{"s"}}},
    {U"ޟ", U"", U"", {{"d"}}},
    {U"ޠ", U"", U"", {{"t"}}},
    {U"ޡ", U"", U"", {{"z"}}},
    {U"ޢ", U"", U"", {{""}}},
    {U"ޣ", U"", U"", {{"g"}}},
    {U"ޤ", U"", U"", {{"k"}}},
    {U"ޥ", U"", U"", {{"v"}}},
    {U"ަ", U"", U"", {{"a"}}},
    {U"ާ", U"", U"", {{"a"}}},
    {U"ި", U"", U"", {{"i"}}},
    {U"ީ", U"", U"", {{"i"}}},
    {U"ު", U"", U"", {{"u"}}},
    {U"ޫ", U"", U"", {{"u"}}},
    {U"ެ", U"", U"", {{"e"}}},
    {U"ޭ", U"", U"", {{"e"}}},
    {U"ޮ", U"", U"", {{"o"}}},
    {U"ޯ", U"", U"", {{"o"}}},
};

constexpr Rule kTifinaghRules[] = {
    // letters, before, after, sounds
    {U"ⴰ", U"", U"", {{"a"}}},
    {U"ⴱ", U"", U"", {{"b"}}},
    {U"ⴲ", U"", U"", {{"b"}}},
    {U"ⴳ", U"", U"", {{"g"}}},
    {U"ⴴ", U"", U"", {{"g"}}},
    {U"ⴵ", U"", U"", {{"J"}}},
    {U"ⴶ", U"", U"", {{"J"}}},
    {U"ⴷ", U"", U"", {{"d"}}},
    {U"ⴸ", U"", U"", {{"d"}}},
    {U"ⴹ", U"", U"", {{"d"}}},
    {U"ⴺ", U"", U"", {{"d"}}},
    {U"ⴻ", U"", U"", {{"e"}}},
    {U"ⴼ", U"", U"", {{"f"}}},
    {U"ⴽ", U"", U"", {{"k"}}},
    {U"ⴾ", U"", U"", {{"k"}}},
    {U"ⴿ", U"", U"", {{"k"}}},
    {U"ⵀ", U"", U"", {{"h"}}},
    {U"ⵁ", U"", U"", {{"h"}}},
    {U"ⵂ", U"", U"", {{"h"}}},
    {U"ⵃ", U"", U"", {{"h"}}},
    {U"ⵄ", U"", U"", {{""}}},
    {U"ⵅ", U"", U"", {{"x"}}},
    {U"ⵆ", U"", U"", {{"x"}}},
    {U"ⵇ", U"", U"", {{"k"}}},
    {U"ⵈ", U"", U"", {{"k"}}},
    {U"ⵉ", U"", U"", {{"i"}}},
    {U"ⵊ", U"", U"", {{"Z"}, {"J", .1F}}},
    {U"ⵋ", U"", U"", {{"Z"}}},
    {U"ⵌ", U"", U"", {{"Z"}}},
    {U"ⵍ", U"", U"", {{"l"}}},
    {U"ⵎ", U"", U"", {{"m"}}},
    {U"ⵏ", U"", U"", {{"n"}}},
    {U"ⵐ", U"", U"", {{"ni"}}},
    {U"ⵑ", U"", U"", {{"ng"}}},
    {U"ⵒ", U"", U"", {{"p"}}},
    {U"ⵓ", U"", U"", {{"u"}, {"o", .05F}}},
    {U"ⵔ", U"", U"", {{"r"}}},
    {U"ⵕ", U"", U"", {{"r"}}},
    {U"ⵖ", U"", U"", {{"g"}, {"r", .3F}}},
    {U"ⵗ", U"", U"", {{"g"}}},
    {U"ⵙ", U"", U"", {{"s"}}},
    {U"ⵚ", U"", U"", {{"s"}}},
    {U"ⵛ", U"", U"", {{"S"}}},
    {U"ⵜ", U"", U"", {{"t"}}},
    {U"ⵝ", U"", U"", {{"t"}}},
    {U"ⵞ", U"", U"", {{"C"}}},
    {U"ⵟ", U"", U"", {{"t"}}},
    {U"ⵠ", U"", U"", {{"v"}}},
    {U"ⵡ", U"", U"", {{"v"}, {"u", .05F}}},
    {U"ⵢ", U"", U"", {{"y"}, {"i", .05F}}},
    {U"ⵣ", U"", U"", {{"z"}}},
    {U"ⵤ", U"", U"", {{"z"}}},
    {U"ⵥ", U"", U"", {{"z"}}},
    {U"ⵦ", U"", U"", {{"e"}}},
    {U"ⵧ", U"", U"", {{"o"}}},
};
// clang-format on
constexpr char32_t kGeorgianLow = U'ა';
constexpr auto kGeorgianFirst = FirstRows<kGeorgianLow, U'ჰ'>(kGeorgianRules);
constexpr char32_t kArmenianLow = U'ա';
constexpr auto kArmenianFirst = FirstRows<kArmenianLow, U'և'>(kArmenianRules);
constexpr char32_t kThaanaLow = U'ހ';
constexpr auto kThaanaFirst = FirstRows<kThaanaLow, U'ޯ'>(kThaanaRules);
constexpr char32_t kTifinaghLow = U'ⴰ';
constexpr auto kTifinaghFirst = FirstRows<kTifinaghLow, U'ⵧ'>(kTifinaghRules);

constexpr char32_t kEthiopic = 0x1200;
constexpr char32_t kEndOfEthiopic = 0x1358;
constexpr char32_t kOrders = 8;   // vowels of a consonant
constexpr char32_t kW0 = 0x12C8;  // the first of w

// The consonants of U+1200 to U+1357, one for each eight syllables. Those made
// with rounded lips have a v, which is read as one before a vowel or none: ኳታር
// is Qatar, ኢኳዶር Ecuador, አንጐላ Angola.
constexpr std::string_view kEthiopicConsonants[] = {
    "h",  "l",  "h",  "m", "s", "r", "s",  "S", "k", "kv", "k",
    "kv", "b",  "v",  "t", "C", "h", "hv", "n", "n", "",   "k",
    "kv", "h",  "hv", "v", "",  "z", "Z",  "y", "d", "d",  "J",
    "g",  "gv", "g",  "t", "C", "p", "c",  "c", "f", "p"};
static_assert(std::size(kEthiopicConsonants) ==
              (kEndOfEthiopic - kEthiopic) / kOrders);
constexpr std::string_view kEthiopicVowels[] = {"e", "u", "i", "a",
                                                "e", "",  "o", "ua"};

void ReadEthiopic(std::u32string_view word, Beam* beam) {
  static constexpr Option kRound[] = {{"u"}, {"v", .05F}, {"", .1F}};
  static constexpr Option kRoundFirst[] = {{"o"}, {"ue", .05F}, {"ve", .1F}};
  static constexpr Option kW[] = {{"v"}, {"u", .05F}};
  static constexpr Option kClosingW[] = {{"u"}, {"v", .1F}};
  constexpr char32_t kFirst = 0;
  constexpr char32_t kSixth = 5;  // mostly no vowel
  for (const char32_t c : word) {
    if (c < kEthiopic || c >= kEndOfEthiopic) continue;
    const char32_t order = (c - kEthiopic) % kOrders;
    std::string_view consonant = kEthiopicConsonants[(c - kEthiopic) / kOrders];
    const std::string_view vowel = kEthiopicVowels[order];
    if (consonant == "v" && c >= kW0 && c < kW0 + kOrders) {
      beam->Append(order == kSixth ? std::span<const Option>(kClosingW)
                                   : std::span<const Option>(kW));
      beam->Append(vowel);
    } else if (consonant.ends_with('v') && consonant.size() > 1) {
      consonant.remove_suffix(1);
      beam->Append(consonant);
      beam->Append(order == kFirst ? std::span<const Option>(kRoundFirst)
                                   : std::span<const Option>(kRound));
      if (order != kFirst) beam->Append(vowel);
    } else {
      beam->Append(consonant);
      // The first order of a bare vowel is an a: አንካራ.
      const bool bare = consonant.empty();
      beam->Append(bare && order == kFirst   ? "a"
                   : bare && order == kSixth ? "i"
                                             : vowel);
    }
  }
}

}  // namespace

void ReadAlphabetic(std::u32string_view word, Beam* beam) {
  static constexpr RuleTable kGeorgian{kGeorgianRules, kGeorgianFirst,
                                       kGeorgianLow, U"აეიოუ"};
  static constexpr RuleTable kArmenian{kArmenianRules, kArmenianFirst,
                                       kArmenianLow, U"աեէըիոօ"};
  static constexpr RuleTable kThaana{kThaanaRules, kThaanaFirst, kThaanaLow,
                                     U""};
  static constexpr RuleTable kTifinagh{kTifinaghRules, kTifinaghFirst,
                                       kTifinaghLow, U"ⴰⴻⵉⵓⵦⵧ"};
  if (word.empty()) return;
  if (word[0] >= kTifinaghLow) return Rewrite(kTifinagh, word, beam);
  if (word[0] >= kEthiopic) return ReadEthiopic(word, beam);
  if (word[0] >= kGeorgianLow) return Rewrite(kGeorgian, word, beam);
  if (word[0] >= kThaanaLow) return Rewrite(kThaana, word, beam);
  Rewrite(kArmenian, word, beam);
}

}  // namespace dizin::phonemes
