#include "common/text/turkish_stem.h"

#include <string>

#include <gtest/gtest.h>

namespace dizin {
namespace {

TEST(TurkishStemTest, FormsOfAWordMeet) {
  static constexpr const char* kForms[][6] = {
      {"saat", "saati", "saatinde", "saatte", "saate", "saatlerin"},
      {"üniversite", "üniversitesi", "üniversitede", "üniversitelerinden",
       "üniversiteyi", "üniversitenin"},
      {"baba", "babası", "babasının", "babaya", "babaları", "babadan"},
      {"kitap", "kitabı", "kitabının", "kitaba", "kitaplarındandır",
       "kitabında"},
      {"insan", "insanı", "insanın", "insana", "insanlar", "insanlarda"},
      {"yıl", "yılı", "yılın", "yılında", "yılda", "yıllarındaki"},
      {"yazdı", "yazmıştır", "yazdığı", "yazmak", "yazdıktan", "yazıyor"},
      {"başladı", "başlamıştır", "başlayan", "başladığı", "başlamak",
       "başlamıştı"},
      {"çalışma", "çalışmaları", "çalıştı", "çalışmalarından", "çalışan",
       "çalışmasıyla"},
      {"ankara", "ankarada", "ankaradan", "ankaranın", "ankaraya", "ankarayla"},
      {"pakistan", "pakistanda", "pakistanın", "pakistana", "pakistandaki",
       "pakistanlar"},
      {"ev", "evde", "evler", "evden", "evlerinde", "evin"},
      {"i̇zmir", "izmirde", "izmirden", "izmirin", "izmire", "i̇zmirdeki"},
      {"renk", "rengi", "rengin", "renkler", "renkte", "rengini"},
  };
  for (const auto& forms : kForms) {
    for (const char* const form : forms) {
      EXPECT_EQ(TurkishStem(form), TurkishStem(forms[0]))
          << form << ' ' << forms[0];
    }
  }
}

TEST(TurkishStemTest, OtherWordsStayApart) {
  static constexpr const char* kPairs[][2] = {
      {"doğu", "dokuz"},  {"doğu", "dokundu"}, {"kalın", "kaldı"},
      {"kalın", "kalan"}, {"altın", "aldı"},   {"ali", "aldı"},
      {"kadın", "kader"}, {"metin", "met"},    {"roman", "roma"},
      {"zaman", "zam"},   {"ordu", "orman"},   {"akın", "aktı"},
  };
  for (const auto& [a, b] : kPairs) {
    EXPECT_NE(TurkishStem(a), TurkishStem(b)) << a << ' ' << b;
  }
}

// An ending's vowels agree with each other, and t stands behind what is said
// without voice: nothing else is an ending.
TEST(TurkishStemTest, CutsOnlyWhatIsAnEnding) {
  EXPECT_EQ(TurkishStem("saate"), "saat");
  EXPECT_EQ(TurkishStem("kalında"), "kalın");
  EXPECT_EQ(TurkishStem("pakistan"), "pakistan");
  EXPECT_EQ(TurkishStem("merkel"), "merkel");
  EXPECT_EQ(TurkishStem("о"), "о");
}

TEST(TurkishStemTest, TakesAnything) {
  for (const char* const word : {"", "a", "ın", "lar", "dır", "\u0307", "\xFF",
                                 "ııııııı", "kkkkkkda", "安卡拉"}) {
    const std::string stem = TurkishStem(word);
    EXPECT_EQ(TurkishStem(stem), stem) << word;
  }
}

}  // namespace
}  // namespace dizin
