#include "common/lexicon/name_judge.h"

#include <string>

#include <gtest/gtest.h>

#include "common/lexicon/expander.h"
#include "tests/lexicon/tiny_index.h"

namespace dizin::lexicon {
namespace {

// The variants by sound, with spaces between.
std::string Sounds(Expander* expander, std::string_view typed,
                   CapitalSays says) {
  std::string sounds;
  for (const Variant& v :
       expander->Expand(typed, Match::kDefault, says).variants) {
    if (v.relation != Relation::kSound) continue;
    for (const std::string& term : v.terms) {
      sounds += (sounds.empty() ? "" : " ") + term;
    }
  }
  return sounds;
}

struct Row {
  const char* why;
  const char* typed;
  const char* want;
};

template <std::size_t kRows>
void Check(TinyIndex* index, const Row (&rows)[kRows],
           CapitalSays says = CapitalSays::kName) {
  Expander expander(index->Commit());
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Sounds(&expander, row.typed, says), row.want);
  }
}

void AddTimes(int times, std::string_view language, std::string_view text,
              TinyIndex* index) {
  for (int i = 0; i < times; ++i) index->Add(language, text);
}

TEST(NameJudgeTest, UsesWithACapitalMakeAName) {
  TinyIndex index;
  index.Add("en", "the Peace prize, a peaceful end and peaceful, peacefully");
  index.Add("en", "the Power of power, and Power is power or Power");
  index.Add("en", "then Bush met a bush and Bush, near the bush, or a bush");
  index.Add("en", "so the minister met a minister, a Minister, the minister");
  AddTimes(8, "en", "as the minister said of ministers", &index);
  index.Add("ru", "вчера Буш, Пис, Пауэр и Министр");
  const Row kRows[] = {
      {"once, with a capital: as its other forms", "peace", ""},
      {"of both kinds", "power", ""},
      {"a name that is also a word", "Bush", "буш"},
      {"typed small", "bush", ""},
      {"a word that is hardly a name", "Minister", ""},
      {"typed small", "minister", ""},
  };
  Check(&index, kRows);
}

TEST(NameJudgeTest, AFirstWordIsANameIfTheArticlesSaySo) {
  TinyIndex index;
  AddTimes(9, "tr", "bir adam ve o adam geldi, kalın", &index);
  AddTimes(5, "tr", "dün Kalın ve o yasa, bu yasa, ne yasa", &index);
  index.Add("tr", "ve o Yasa, o Yasa, o Yasa, bir parti ve parti ve Parti");
  index.Add("en", "then Adam came to see Merkel and Merkel");
  index.Add("fi", "sitten Adam tuli");
  index.Add("pl", "potem Adam i inny Partii");
  index.Add("el", "χθες ο Ανταμ και η Μερκελ");
  index.Add("ru", "вчера Калын, Яса, яса, партия и партия");
  const Row kRows[] = {
      {"always with a capital", "Merkel", "μερκελ"},
      {"a word in one language only", "Adam", "ανταμ"},
      {"now and then, and a name in another script", "Kalın", "калын"},
      {"and none in another script", "Parti", ""},
      {"hardly ever", "Yasa", ""},
      {"all in capitals", "YASA", ""},
  };
  Check(&index, kRows, CapitalSays::kLittle);
  const Row kWithin[] = {
      {"within a query", "Yasa", "яса"},
      {"all in capitals", "YASA", ""},
  };
  Check(&index, kWithin);
}

TEST(NameJudgeTest, MostlyANameIsNoLessThanNowAndThen) {
  TinyIndex index;
  AddTimes(3, "tr", "dün Kalın ve o Kalın geldi, ne kalın", &index);
  index.Add("ru", "вчера Калын");
  const Row kRows[] = {
      {"two thirds of the uses", "Kalın", "калын"},
      {"typed small", "kalın", ""},
  };
  Check(&index, kRows, CapitalSays::kLittle);
}

TEST(NameJudgeTest, ASpellingOfAnotherLanguageSaysNothing) {
  TinyIndex index;
  AddTimes(9, "ro", "cel puțin doi și puțin mai mult, zece", &index);
  AddTimes(9, "en", "there was none of it and all was so and so", &index);
  index.Add("en", "then Putin came, and one zece");
  index.Add("ru", "вчера Путин и Зече");
  const Row kRows[] = {
      {"a name of another language", "Putin", "путин"},
      {"typed small", "putin", "путин"},
      {"a word of this one", "puțin", ""},
  };
  Check(&index, kRows, CapitalSays::kLittle);
}

TEST(NameJudgeTest, GermanNounsAreNoNames) {
  TinyIndex index;
  AddTimes(9, "de", "Gestern kam Merkel nach Hause, in Zeit und Welt", &index);
  AddTimes(9, "en", "then Merkel came home at that time", &index);
  index.Add("en", "they read the Zeit");
  index.Add("ru", "вчера Меркель, Цайт, Вельт");
  index.Add("ar", "ميركل والت");
  const Row kRows[] = {
      {"a noun, small", "welt", ""},
      {"with a capital, and no name sounds so", "Hause", ""},
      {"once in English", "zeit", ""},
      {"a name, small", "merkel", "меркель ميركل"},
      {"a name", "Merkel", "меркель ميركل"},
  };
  Check(&index, kRows);
}

TEST(NameJudgeTest, OfGermanAloneEveryCapitalMayBeAName) {
  TinyIndex index;
  index.Add("de", "Gestern kam Mueller, dann Müller, und das Haus");
  index.Add("de", "eine Regierung, zwei Regierungen, keine Legierung");
  const Row kRows[] = {
      {"with a capital", "Mueller", "müller"},
      {"small", "mueller", ""},
      {"with the forms of a noun", "Regierung", ""},
  };
  Check(&index, kRows);
}

TEST(NameJudgeTest, AnUnknownWordMayBeAName) {
  TinyIndex index;
  index.Add("ru", "вчера Калын и Фамилов приехали");
  index.Add("ar", "قائلين فاميلي كالين");
  const Row kBare[] = {
      {"nothing Latin in the index", "family", "فاميلي фамилов"},
  };
  Check(&index, kBare);
  AddTimes(20, "en", "he has so many words that one more would be known",
           &index);
  const Row kRows[] = {
      {"a name sounds nearly so", "kalin", "كالين калын قائلين"},
      {"none does", "family", "فاميلي"},
      {"with a capital", "Family", "فاميلي фамилов"},
  };
  Check(&index, kRows);
}

TEST(NameJudgeTest, AFewSmallUsesAreOfAWord) {
  TinyIndex index;
  index.Add("en", "he has read that, and then met a Reed");
  AddTimes(12, "en", "it is the Student test, a Student", &index);
  AddTimes(4, "en", "so a student came", &index);
  index.Add("ru", "вчера Рид и Стьюдент");
  const Row kRows[] = {
      {"once, and small", "read", ""},
      {"six of seven with a capital", "student", ""},
      {"with a capital", "Student", "стьюдент"},
  };
  Check(&index, kRows);
}

TEST(NameJudgeTest, AFirstWordNeedsFewerCapitalsThanASmallOne) {
  TinyIndex index;
  AddTimes(3, "tr", "dün Kalın ve o Kalın geldi", &index);
  index.Add("tr", "ne kalın");
  Expander expander(index.Commit());
  const auto is_name = [&expander](const char* typed) {
    return expander.Expand(typed, Match::kDefault, CapitalSays::kLittle)
        .name_like;
  };
  EXPECT_TRUE(is_name("Kalın"));
  EXPECT_FALSE(is_name("kalın"));
}

TEST(NameJudgeTest, WordsWithoutCapitalsNeedANamesake) {
  TinyIndex index;
  AddTimes(90, "ar", "وهو قال كالين", &index);
  index.Add("en", "then they met Uhu and Kalin and Kalin and Kalin");
  AddTimes(9, "en", "then they met Kalin and Kalin", &index);
  index.Add("en",
            "they had so many other words to say that none of those would be "
            "said more often than once or twice in all of it, and so on and "
            "on, as long as there is something left to say to each of them");
  AddTimes(30, "en", "they had so many other words to say that none is left",
           &index);
  const Row kRows[] = {
      {"a name", "كالين", "kalin"},
      {"a word, a hundred times as frequent", "وهو", ""},
  };
  Check(&index, kRows);
}

TEST(NameJudgeTest, AnotherSpellingIsInflectedAtHome) {
  TinyIndex index;
  AddTimes(20, "fr", "il est bás, trop bás et básse", &index);
  index.Add("tr", "bu bas ve o bas, baslar");
  Expander expander(index.Commit());
  std::string forms;
  for (const Variant& v : expander.Expand("bas", Match::kAlike).variants) {
    forms += v.terms.front() + " ";
  }
  EXPECT_EQ(forms, "bas bás baslar ");
}

}  // namespace
}  // namespace dizin::lexicon
