#include "common/text/phonemes.h"

#include <set>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/utf8.h"

namespace dizin {
namespace {

constexpr std::string_view kAlphabet = "aeiouyhxbpfvtdkgszSZCJclrmn";

std::string Best(std::string_view word) {
  const Sound sound = SoundOf(word);
  return sound.variants.empty() ? "" : sound.variants[0].phonemes;
}

TEST(PhonemesTest, ReadsEachScriptByItsTable) {
  struct Row {
    const char* why;
    const char* word;
    const char* want;
  };
  static constexpr Row kRows[] = {
      // Latin
      {"dotless i", "kalın", "kalin"},
      {"dotted i as casefolding leaves it", "i\u0307zmir", "izmir"},
      {"German sch", "schröder", "Sroder"},
      {"Polish and English digraphs", "czech", "CeC"},
      {"a doubled consonant is one", "hannover", "hanover"},
      {"Turkish letters", "şişçi", "SiSCi"},
      {"an apostrophe is silent", "o'neil", "oneil"},
      {"Vietnamese marks", "nguyễn", "nguyen"},

      // Cyrillic
      {"Russian", "калын", "kalin"},
      {"initial ye", "ельцин", "yelcin"},
      {"Serbian", "ђоковић", "JokoviC"},
      {"Bulgarian hard sign", "търново", "tarnovo"},
      {"Russian hard sign", "подъезд", "podezd"},
      {"doubled", "россия", "rosiya"},
      {"Chinese zh and j", "чжоуцзян", "ZouJyan"},
      {"Bashkir letters", "ҫеҙон", "sezon"},

      // Arabic
      {"Arabic", "كالين", "kalin"},
      {"hamza on alef, teh marbuta", "أنقرة", "ankra"},
      {"a letter twice has a vowel between", "الله", "alel"},
      {"Persian letters", "پژمان", "pZman"},
      {"a foreign ch", "تشرشل", "CrSl"},
      {"Sindhi letters", "ڪراچي", "kraCi"},
      {"Uyghur letters", "ئۇيغۇر", "uigur"},
      {"the Uyghur i", "فىلىپ", "filip"},
      {"the Arabic alef that looks like it", "ليلى", "lila"},
      {"an h after a vowel, a breath after others", "ئاھ بھارت", "ahbart"},
      {"harakat and tatweel are silent", "مُحَمّـد", "mhmd"},

      // Greek
      {"mu pi is b at the beginning", "μπράουν", "braun"},
      {"tonos", "άγκυρα", "angira"},
      {"final sigma as casefolding leaves it", "κώστασ", "kostas"},
      {"dialytika keeps vowels apart", "αΐντα", "ainta"},
      {"polytonic", "ἀθῆναι", "atine"},

      // Hebrew
      {"geresh", "ג׳ורג׳", "JurJ"},
      {"geresh typed as an apostrophe", "צ'ייקובסקי", "Cikubski"},
      {"double vav is v", "וושינגטון", "vSingtun"},
      {"points are silent", "שָׁלוֹם", "Slum"},
      {"a letter twice has a vowel between", "ממן", "memn"},

      // Kana
      {"katakana", "アンカラ", "ankara"},
      {"small letters", "ジョージ", "JoJi"},
      {"hiragana", "あんから", "ankara"},
      {"foreign v", "ヴェネツィア", "venecia"},

      // Han
      {"in foreign names", "安卡拉", "ankara"},
      {"all in Mandarin if one writes no foreign names", "紫禁", "ziJin"},
      {"traditional", "倫敦", "lentoun"},
      {"a name not written as it sounds", "米高", "maikel"},

      // Hangul
      {"syllables", "앙카라", "ankara"},
      {"finals", "한국", "hanguk"},
      {"a final and an initial l", "올림", "olim"},

      // India and Sri Lanka
      {"Devanagari, inherent vowel within and not at the end", "कमल", "kamal"},
      {"dotted letters", "ज़ेलेंस्की", "zelenski"},
      {"Bengali y and j", "যায়", "Jay"},
      {"Gurmukhi", "ਅੰਕਾਰਾ", "ankara"},
      {"Gujarati", "અંકારા", "ankara"},
      {"Odia", "ଅଙ୍କାରା", "ankara"},
      {"Tamil f, and an s", "சோஃபியா", "sofiya"},
      {"Tamil stops between vowels", "ஒபாமா", "obama"},
      {"and written twice", "பட்டம்", "patam"},
      {"Marathi e", "ॲन", "en"},
      {"Bengali ng", "লিংকন", "lingkan"},
      {"Malayalam m", "കാംഡെൻ", "kamden"},
      {"Telugu n and m", "లండం", "landam"},
      {"Telugu", "అంకారా", "ankara"},
      {"Kannada", "ಅಂಕಾರಾ", "ankara"},
      {"Malayalam letters without vowel", "ബെർലിൻ", "berlin"},
      {"Sinhala", "ලන්ඩන්", "landan"},
      {"Odia w", "ଓ୍ବାଟସନ", "vatasana"},
      {"Odia o and b", "ଓବାମା", "obama"},

      // Thai, Lao, Khmer, Burmese
      {"vowel written first", "เบอร์ลิน", "berlin"},
      {"vowel before two consonants", "เกรย์", "krei"},
      {"a mute r before another is one", "วอร์เรน", "voren"},
      {"two before a vowel written first", "ออสเตรเลีย", "ostrelia"},
      {"which l is not", "เบลเยียม", "belyiam"},
      {"mute with its vowel", "สิทธิ์", "sit"},
      {"mute behind n", "จันทร์", "Jan"},
      {"Lao", "ລອນດອນ", "london"},
      {"Thai and Lao am as casefolding leaves it", "กํา", "kam"},
      {"with a tone", "ຄໍ້າປາລາ", "kampala"},
      {"Lao ao", "ມາເກົາ", "makao"},
      {"Lao ua and ia", "ບົວກຽນ", "buakian"},
      {"Lao short e", "ແມັກ", "mek"},
      {"Lao final v and ia", "ບຣາຊິວເມເນຍ", "brasiumenia"},
      {"Khmer", "បារាំង", "baran"},
      {"Khmer p, and an h that only changes a letter", "ប៉ូល ហ្កា", "pulga"},
      {"Burmese vowels before a last consonant", "လန်ဒန်", "landan"},
      {"Burmese vowels that are not written", "ကော့စ်တနေ", "kostane"},
      {"Burmese clusters", "ထရမ့်", "tram"},
      {"Burmese sh", "ရှန်", "San"},

      // Tibetan and Dzongkha
      {"a syllable without a vowel sign", "ལྷ་ས", "lasa"},
      {"the sign of length", "ཨཱན་དོ་ར", "andora"},
      {"an i that carries a consonant", "སེནཊི", "sent"},
      {"stacks", "ཊྲམཔ", "tramp"},
      {"mute letters above", "རྒྱལ", "gyal"},
      {"a carrier inside", "ཇུའན", "Juan"},
      {"a shad ends a syllable too", "ཏོ་གོ།", "togo"},

      // Alphabets of one language
      {"Georgian", "ანკარა", "ankara"},
      {"Armenian", "երևան", "yerevan"},
      {"Armenian w", "ուիլյամ", "vilyam"},
      {"Armenian u", "ուրալ", "ural"},
      {"Amharic", "ለንደን", "lenden"},
      {"Amharic w at the end", "ናሳው", "nasau"},
      {"Amharic rounded lips", "አንጐላኳ", "angolakua"},
      {"Tifinagh", "ⵜⵔⴰⵎⵒ", "tramp"},
      {"Dhivehi", "އަންކަރާ", "ankara"},

      {"nothing to read", "-'", ""},
      {"empty", "", ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Best(row.word), row.want);
  }
}

TEST(PhonemesTest, ReadsAmbiguousLettersInEachWay) {
  struct Row {
    const char* why;
    const char* word;
    const char* want;
  };
  static constexpr Row kRows[] = {
      {"j as in Serbian", "jovan", "yovan"},
      {"j as in English", "james", "James"},
      {"j as a vowel, in Mike", "majk", "maik"},
      {"English a, in Джек", "jack", "Jek"},
      {"in Пэйлин", "palin", "peilin"},
      {"in Грэм", "graham", "grem"},
      {"English i, in Тайлер", "miler", "mailer"},
      {"English o, in Роуз", "rose", "rouse"},
      {"English u, in Бёрт", "burt", "bert"},
      {"English ow, in Сноу", "snow", "snou"},
      {"English gh, in Хьюз", "hughes", "hyues"},
      {"English ch, in Майкл", "michael", "maikel"},
      {"th and ew, in マシュー", "matthew", "maSu"},
      {"mute b", "combs", "koms"},
      {"mute l, in Уокер", "walker", "voker"},
      {"in 林肯", "lincoln", "linkon"},
      {"mute t", "castle", "kasle"},
      {"in Лестер", "leicester", "leister"},
      {"Japanese ch, in Кавагути", "kawaguchi", "kavaguti"},
      {"Arabic h, in Салех", "saleh", "salex"},
      {"mute p", "thompson", "tomson"},
      {"ğ without its mark", "erdogan", "erdoan"},
      {"Azeri c", "corc", "JorJ"},
      {"English eo, in Джордж", "george", "JorJ"},
      {"w is a vowel in the Arab world", "wali", "uali"},
      {"Cyrillic г in Ukrainian", "богдан", "bohdan"},
      {"closing r, for East Asia", "hardi", "hadi"},
      {"closing m, for China", "william", "vilian"},
      {"closing l and r, for China", "arnold", "anod"},
      {"Arabic article", "القذافي", "kdafi"},
      {"Han of foreign names in a Chinese one", "克强", "keCian"},
      {"jeem in Egypt", "جمال", "gmal"},
      {"no vowel between in Urdu", "اسٹینلے", "stinli"},
      {"an unwritten vowel that makes another key", "مبارك", "mebark"},
      {"in Hebrew", "לרנר", "lernr"},
      {"a kana vowel that does, in Elrick", "エルリック", "eriku"},
      {"and in Campbell", "カムベル", "kamberu"},
      {"a Korean one, in Berlusconi", "베를루스코니", "berlusukoni"},
      {"before a nasal, in Mbappé", "음바페", "mbape"},
      {"an inherent vowel that does", "ऑरलैंडो", "orlaindo"},
      {"or not", "ऑरलैंडो", "orlendo"},
      {"a Lao n for l, in Nepal", "ເນປານ", "nepal"},
      {"a Lao d for s, in Wallis", "ວາລິດ", "valis"},
      {"a Burmese stop for another", "မက်", "met"},
      {"in Georgia", "georgia", "JorJia"},
      {"nor the i before Nkayi in Khmer", "អិនកាយី", "nkayi"},
      {"not in Mbaiki", "मबैकी", "mbaiki"},
      {"v for u", "австралия", "australiya"},
      {"in Georgian", "ეკვადორი", "ekuadori"},
      {"a letter twice, in Pelley", "بيللي", "bili"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_THAT(
        SoundOf(row.word).variants,
        testing::Contains(testing::Field(&PhonemeVariant::phonemes, row.want)));
  }
}

TEST(PhonemesTest, KnowsTheFamilyOfMostLetters) {
  struct Row {
    const char* word;
    ScriptFamily want;
  };
  static constexpr Row kRows[] = {
      {"kalin", ScriptFamily::kLatin},
      {"Straße", ScriptFamily::kLatin},
      {"ơn", ScriptFamily::kLatin},
      {"калын", ScriptFamily::kCyrillic},
      {"анкарa", ScriptFamily::kCyrillic},  // with a Latin a
      {"αθήνα", ScriptFamily::kGreek},
      {"ἀθῆναι", ScriptFamily::kGreek},
      {"كالين", ScriptFamily::kArabic},
      {"תל", ScriptFamily::kHebrew},
      {"アンカラ", ScriptFamily::kKana},
      {"ー", ScriptFamily::kKana},
      {"安卡拉", ScriptFamily::kHan},
      {"𠮷", ScriptFamily::kHan},
      {"앙카라", ScriptFamily::kHangul},
      {"अंकारा", ScriptFamily::kIndic},
      {"කොළඹ", ScriptFamily::kIndic},
      {"กรุงเทพ", ScriptFamily::kSoutheastAsian},
      {"ရန်ကုန်", ScriptFamily::kSoutheastAsian},
      {"თბილისი", ScriptFamily::kAlphabetic},
      {"երևան", ScriptFamily::kAlphabetic},
      {"2024", ScriptFamily::kLatin},
      {"", ScriptFamily::kLatin},
  };
  for (const Row& row : kRows)
    EXPECT_EQ(FamilyOf(row.word), row.want) << row.word;
}

// Whatever is read, the variants are in the alphabet, distinct, in order but
// for those that drop something, and within the bounds.
TEST(PhonemesTest, KnowsRunsOfHanThatMayBeNames) {
  struct Row {
    const char* why;
    std::u32string_view han;
    bool want;
  };
  const Row rows[] = {
      {"two of foreign names", U"卡林", true},
      {"three", U"安卡拉", true},
      {"five", U"布兰斯塔德", true},
      {"one stranger among four", U"卡瓦诺指", true},
      {"a stranger among five", U"布兰斯塔指", false},
      {"a stranger among two", U"卡指", false},
      {"a surname and what follows", U"李指", true},
      {"a word of grammar behind", U"卡瓦诺的", false},
      {"and before, traditional", U"們卡瓦", false},
      {"behind a surname", U"李的", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(NameEndings(row.han) >> row.han.size() == 1, row.want);
  }
}

TEST(PhonemesTest, KeepsItsPromisesForEveryLetter) {
  for (char32_t c = 0x20; c < 0x30000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::u32string letters{c, U'a', c, c, U'r', c};
    const Sound sound = SoundOf(ToUtf8(letters));
    SCOPED_TRACE(testing::Message() << "U+" << std::hex << +c);
    ASSERT_LE(sound.variants.size(), kMaxPhonemeVariants);
    std::set<std::string> seen;
    for (const PhonemeVariant& variant : sound.variants) {
      ASSERT_TRUE(seen.insert(variant.phonemes).second) << "twice";
      ASSERT_FALSE(variant.phonemes.empty());
      ASSERT_LE(variant.phonemes.size(), kMaxPhonemes);
      ASSERT_EQ(variant.phonemes.find_first_not_of(kAlphabet),
                std::string::npos)
          << variant.phonemes;
      ASSERT_GE(variant.penalty, sound.variants[0].penalty);
    }
  }
}

TEST(PhonemesTest, CutsLongWords) {
  std::string word;
  for (int i = 0; i < 500; ++i) word += "ab";
  const Sound sound = SoundOf(word);
  ASSERT_EQ(sound.variants.size(), 1U);
  EXPECT_EQ(sound.variants[0].phonemes, word.substr(0, kMaxPhonemes));
}

TEST(PhonemesTest, SaysWhichWordsHaveASound) {
  struct Row {
    const char* why;
    const char* word;
    bool want;
  };
  static constexpr Row kRows[] = {
      {"a name", "kalın", true},
      {"two letters", "li", true},
      {"one letter", "a", false},
      {"a digit", "s400", false},
      {"hiragana", "あんから", false},
      {"katakana", "アンカラ", true},
      {"25 letters", "abcdefghijklmnopqrstuvwxy", false},
      {"empty", "", false},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(IsSoundable(row.word), row.want);
  }
}

}  // namespace
}  // namespace dizin
