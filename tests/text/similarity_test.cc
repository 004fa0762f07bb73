#include "common/text/similarity.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/fold.h"
#include "common/text/name_key.h"

namespace dizin {
namespace {

constexpr std::string_view kAlphabet = "aeiouyhxbpfvtdkgszSZCJclrmn";

float Similar(std::string_view a, std::string_view b) {
  return Similarity(SoundOf(a), SoundOf(b));
}

TEST(SimilarityTest, TrueFormsAreAboveFalseFriends) {
  struct Row {
    const char* query;
    const char* true_form;
    const char* false_friend;
  };
  static constexpr Row kRows[] = {
      {"kalın", "калын", "кулон"},
      {"kalın", "kalin", "kalyon"},
      {"kalın", "كالين", "كولون"},
      {"putin", "путин", "патент"},
      {"erdoğan", "أردوغان", "الأردن"},
      {"hussein", "حسين", "حزن"},
      {"zelensky", "зеленский", "залінський"},
      {"ankara", "анкара", "анкер"},
  };
  for (const Row& row : kRows) {
    EXPECT_GT(Similar(row.query, row.true_form),
              Similar(row.query, row.false_friend))
        << row.query;
    EXPECT_GE(Similar(row.query, row.true_form), .72F) << row.query;
  }
}

std::string RandomPhonemes(std::mt19937* random) {
  std::uniform_int_distribution<std::size_t> length(0, 14);
  std::uniform_int_distribution<std::size_t> at(0, kAlphabet.size() - 1);
  std::string phonemes(length(*random), '\0');
  for (char& c : phonemes) c = kAlphabet[at(*random)];
  return phonemes;
}

TEST(SimilarityTest, DistanceKeepsItsPromises) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> family(0, kScriptFamilies - 1);
  for (int i = 0; i < 3000; ++i) {
    const std::string a = RandomPhonemes(&random);
    const std::string b = RandomPhonemes(&random);
    const auto fa = static_cast<ScriptFamily>(family(random));
    const auto fb = static_cast<ScriptFamily>(family(random));
    SCOPED_TRACE(a + " " + b);
    const float d = Distance(a, fa, b, fb);
    ASSERT_GE(d, 0);
    ASSERT_NEAR(d, Distance(b, fb, a, fa), 1e-4) << "symmetric";
    ASSERT_LE(PrefixDistance(a, fa, b, fb), d + 1e-4);
    ASSERT_GT(Distance(a, fa, b, fb, d - .01F), d - .01F) << "cut off";
    ASSERT_NEAR(Distance(a, fa, b, fb, d + .01F), d, 1e-4) << "not cut off";
  }
}

TEST(SimilarityTest, AnEndingCostsLittle) {
  const SoundMatcher matcher(SoundOf("abercrombie"));
  const Sound inflected = SoundOf("abercrombiessa");
  EXPECT_GT(matcher.PrefixSimilarity(inflected), .9F);
  EXPECT_GT(matcher.PrefixSimilarity(inflected),
            matcher.Similarity(inflected) + .05F);
}

TEST(SimilarityTest, QuickIsAnEstimateOfTheWhole) {
  const SoundMatcher matcher(SoundOf("kalın"));
  EXPECT_GT(matcher.Quick("kalin", ScriptFamily::kCyrillic, .7F), .88F);
  EXPECT_EQ(matcher.Quick("poroSenko", ScriptFamily::kCyrillic, .7F), 0);
  EXPECT_EQ(matcher.Quick("", ScriptFamily::kCyrillic, .7F), 0);
  EXPECT_GT(matcher.QuickPrefix("kalinda", ScriptFamily::kCyrillic, .8F), .8F);
  EXPECT_LT(matcher.QuickPrefix("kalinda", ScriptFamily::kCyrillic, .8F),
            matcher.QuickPrefix("kalin", ScriptFamily::kCyrillic, .8F));
  EXPECT_EQ(matcher.QuickPrefix("poroSenko", ScriptFamily::kCyrillic, .8F), 0);
  EXPECT_EQ(SoundMatcher(SoundOf("")).Quick("kalin", ScriptFamily::kLatin, 0),
            0);
  // Трамптың, by the second reading of Trump.
  const SoundMatcher trump(SoundOf("trump"));
  EXPECT_GT(trump.QuickPrefix("tramptin", ScriptFamily::kCyrillic, .85F), .85F);
}

TEST(SimilarityTest, AScanAnswersAsIfEachWereAlone) {
  constexpr ScriptFamily kFamilies[] = {
      ScriptFamily::kLatin, ScriptFamily::kCyrillic, ScriptFamily::kArabic,
      ScriptFamily::kHan};
  std::mt19937 random(11);
  std::vector<std::string> list;
  for (int i = 0; i < 3000; ++i) {
    std::string phonemes;
    for (auto n = random() % 12; n > 0; --n) {
      phonemes += "kalrinu"[random() % 7];
    }
    list.push_back(std::move(phonemes));
  }
  list.emplace_back(kMaxPhonemes, 'a');
  std::sort(list.begin(), list.begin() + 2000);  // the rest in no order
  for (const char* word : {"kalin", "калинин", "chernihiv", "li"}) {
    SCOPED_TRACE(word);
    const SoundMatcher matcher(SoundOf(word));
    SoundScan scan(matcher);
    ScriptFamily family = ScriptFamily::kLatin;
    for (const std::string& phonemes : list) {
      if (random() % 300 == 0) family = kFamilies[random() % 4];
      const float least = static_cast<float>(random() % 100) / 100;
      ASSERT_EQ(scan.Quick(phonemes, family, least),
                matcher.Quick(phonemes, family, least))
          << phonemes << " " << least;
      if (random() % 2 == 0) continue;
      ASSERT_EQ(scan.QuickPrefix(phonemes, family, least),
                matcher.QuickPrefix(phonemes, family, least))
          << phonemes << " " << least;
    }
  }
}

// As newspapers write them, in scripts and languages that nothing was learnt
// from too.
TEST(SimilarityTest, NamesInTheNewsShareAKeyAndSoundAlike) {
  const struct {
    const char* name;
    const char* forms;  // parted by blanks
  } rows[] = {
      {"netanyahu",
       "נתניהו نتنياهو Нетаньяху 内塔尼亚胡 ネタニヤフ 네타냐후 "
       "नेतन्याहू নেতানিয়াহু เนทันยาฮู ნეთანიაჰუ "
       "Նեթանյահու Νετανιάχου"},
      {"zelensky",
       "Зеленский Зеленський زيلينسكي זלנסקי 泽连斯基 ゼレンスキー "
       "젤렌스키 ज़ेलेंस्की জেলেনস্কি ஜெலென்ஸ்கி เซเลนสกี "
       "Ζελένσκι ზელენსკი Զելենսկի ዘለንስኪ"},
      {"macron",
       "Макрон ماكرون מקרון 马克龙 マクロン 마크롱 मैक्रों "
       "ম্যাক্রোঁ มาครง Μακρόν მაკრონი Մակրոն ማክሮን "
       "ម៉ាក្រុង"},
      {"putin",
       "Путін بوتين פוטין プーチン 푸틴 पुतिन পুতিন புடின் "
       "ปูติน Πούτιν პუტინი Պուտին ፑቲን ពូទីន ပူတင် "
       "පුටින් పుతిన్ പുടിൻ પુતિન ਪੁਤਿਨ ປູຕິນ Putins "
       "Putyin Poutine Poetin"},
      {"erdogan",
       "Эрдоган Ердоган أردوغان ארדואן 埃尔多安 エルドアン 에르도안 "
       "एर्दोगन এরদোগান แอร์โดอัน Ερντογάν ერდოღანი "
       "Էրդողան ኤርዶጋን Ərdoğan"},
      {"washington",
       "Вашингтон واشنطن וושינגטון 华盛顿 ワシントン 워싱턴 "
       "वाशिंगटन ওয়াশিংটন வாஷிங்டன் วอชิงตัน "
       "Ουάσινγκτον ვაშინგტონი Վաշինգտոն Vašingtona "
       "Vaşinqton Uashington"},
      {"donald",
       "Дональд دونالد דונלד 唐纳德 ドナルド 도널드 डोनाल्ड "
       "ডোনাল্ড โดนัลด์ Ντόναλντ დონალდ Դոնալդ Donalds "
       "Donaldas"},
      {"william",
       "Уильям ويليام ויליאם 威廉 ウィリアム 윌리엄 विलियम "
       "উইলিয়াম วิลเลียม Ουίλιαμ უილიამ"},
  };
  constexpr float kFar = .72F;
  for (const auto& row : rows) {
    const Sound sound = SoundOf(row.name);
    const std::vector<std::string> keys = QueryNameKeys(sound);
    std::istringstream forms(row.forms);
    for (std::string form; forms >> form;) {
      SCOPED_TRACE(std::string(row.name) + " " + form);
      form = Casefold(form);
      const Sound other = SoundOf(form);
      const std::vector<std::string> found = IndexNameKeys(form);
      EXPECT_NE(std::find_first_of(found.begin(), found.end(), keys.begin(),
                                   keys.end()),
                found.end());
      EXPECT_GE(Similarity(sound, other), kFar);
    }
  }
}

}  // namespace
}  // namespace dizin
