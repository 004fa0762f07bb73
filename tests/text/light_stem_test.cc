#include "common/text/light_stem.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "common/text/utf8.h"

namespace dizin {
namespace {

TEST(LightStemTest, FormsOfAWordMeet) {
  struct Row {
    const char* language;
    const char* a;
    const char* b;
  };
  static constexpr Row kRows[] = {
      {"pl", "warszawa", "warszawie"},
      {"pl", "prezydent", "prezydentowi"},
      {"cs", "praha", "prahou"},
      {"cs", "prezident", "prezidenta"},
      {"uk", "президент", "президента"},
      {"uk", "україна", "україною"},
      {"he", "ירושלים", "בירושלים"},
      {"ko", "대통령", "대통령은"},
      {"kk", "қазақстан", "қазақстанның"},
      {"az", "bakı", "bakıda"},
      {"fa", "کشور", "کشورهای"},
      {"ka", "თბილისი", "თბილისში"},
      {"eo", "konrado", "konradon"},
      {"eu", "trump", "trumpekin"},
      {"eu", "obama", "obamaren"},
      {"eu", "etxeak", "etxeek"},
      {"hy", "քաղաքներ", "քաղաքների"},
      {"hy", "թրամփ", "թրամփին"},
      {"hy", "օբամա", "օբամայից"},
      {"mn", "лондон", "лондонгүй"},
      {"ba", "лондон", "лондондан"},
      {"tg", "трамп", "трампро"},
      {"fo", "london", "londonar"},
      // Of, and with.
      {"az", "merkel", "merkeldəki"},
      {"az", "obama", "obamayla"},
      {"ba", "лондон", "лондондағы"},
      {"kk", "трамп", "трамптағы"},
      {"ky", "трамп", "трамптык"},
      {"tk", "london", "londonly"},
      {"tt", "лондон", "лондондагы"},
      // Prefixes before names.
      {"zu", "merkel", "ngomerkel"},
      {"xh", "johnson", "njengojohnson"},
      {"sn", "trump", "kunatrump"},
      {"ss", "trump", "natrump"},
      // A name that ends as a verb or a plural does.
      {"cs", "koupil", "koupit"},
      {"sk", "robili", "robiť"},
      {"bg", "президент", "президентът"},
      {"bg", "прави", "правят"},
      {"cs", "merkel", "merkelem"},
      {"sk", "kramer", "kramera"},
      {"sl", "hamel", "hamela"},
      {"et", "konradi", "konradiga"},
      {"lv", "merkele", "merkelei"},
      // Possessive adjectives and the names of women.
      {"cs", "trump", "trumpova"},
      {"cs", "trump", "trumpův"},
      {"cs", "may", "mayovou"},
      {"cs", "merkel", "merkelová"},
      {"sk", "trump", "trumpovho"},
      {"sk", "may", "mayovej"},
      {"sl", "trump", "trumpovega"},
      // Adjectives of places.
      {"cs", "bagdád", "bagdádský"},
      {"sl", "beograd", "beogradskega"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(LightStem(row.language, row.a), LightStem(row.language, row.b))
        << row.a << ' ' << row.b;
  }
}

TEST(LightStemTest, LeavesEnoughToTellWordsApart) {
  EXPECT_EQ(LightStem("pl", "dom"), "dom");
  EXPECT_EQ(LightStem("pl", "akcja"), "akcj");
  EXPECT_EQ(LightStem("cs", "most"), "most");
  EXPECT_EQ(LightStem("sk", "kov"), "kov");
  EXPECT_EQ(LightStem("he", "בית"), "בית");
  EXPECT_EQ(LightStem("ko", "이"), "이");
  EXPECT_EQ(LightStem("uk", ""), "");
}

TEST(LightStemTest, KnowsNothingOfOtherLanguages) {
  EXPECT_EQ(LightStem("vi", "người"), std::nullopt);
  EXPECT_EQ(LightStem("", "word"), std::nullopt);
  EXPECT_EQ(LightStem("zz", "word"), std::nullopt);
}

TEST(LightStemTest, LanguagesAreInOrder) {
  const auto languages = LightStemLanguages();
  EXPECT_TRUE(std::is_sorted(languages.begin(), languages.end()));
  for (const std::string_view language : languages) {
    EXPECT_TRUE(LightStem(language, "kalin").has_value()) << language;
  }
}

TEST(LightStemTest, CutsBetweenCodePoints) {
  for (const std::string_view language : LightStemLanguages()) {
    for (const char* word : {"київський", "ירושלים", "대통령은", "könüllü",
                             "çalışmasında", "କୋଲକାତା", "мәскеудің"}) {
      const auto stem = LightStem(language, word);
      EXPECT_TRUE(IsWellFormed(*stem)) << language << ' ' << word;
      EXPECT_NE(std::string(word).find(*stem), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace dizin
