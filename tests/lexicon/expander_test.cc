#include "common/lexicon/expander.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/lexicon/tiny_index.h"

namespace dizin::lexicon {
namespace {

// "exact kalin; alike kalın spelling": the grades, in order.
std::string Show(const Expansion& expansion) {
  std::string shown;
  for (const Variant& variant : expansion.variants) {
    if (!shown.empty()) shown += "; ";
    shown += ToString(variant.grade);
    for (const std::string& term : variant.terms) shown += " " + term;
    if (variant.relation != Relation::kTyped) {
      shown += " (" + std::string(ToString(variant.relation)) + ")";
    }
  }
  return shown;
}

struct Article {
  const char* language;
  const char* text;
};

struct Row {
  const char* why;
  const char* typed;
  const char* want;
};

template <std::size_t kArticles, std::size_t kRows>
void Check(const Article (&articles)[kArticles], const Row (&rows)[kRows],
           Match match = Match::kDefault) {
  TinyIndex index;
  for (const Article& article : articles) {
    index.Add(article.language, article.text);
  }
  Expander expander(index.Commit());
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Show(expander.Expand(row.typed, match)), row.want);
  }
}

TEST(ExpanderTest, ReadsCapitalsTwoWays) {
  const Article kArticles[] = {{"tr", "Dün Kalın geldi, Kalin gitti"},
                               {"tr", "Bugün İzmir ve IĞDIR, izmir gevreği"},
                               {"de", "Die Straße nach Lodz, die strasse"}};
  const Row kRows[] = {
      {"as written", "Kalın", "exact kalın; alike kalin (spelling)"},
      {"without the mark", "kalin", "exact kalin; alike kalın (spelling)"},
      {"both readings of I", "KALIN", "exact kalin; exact kalın"},
      {"a Turk's capital", "KALİN", "exact kalin; alike kalın (spelling)"},
      {"dotted capital", "İzmir", "exact i̇zmir; exact izmir"},
      {"plain", "izmir", "exact izmir; alike i̇zmir (spelling)"},
      {"sharp s", "Straße", "exact strasse"},
      {"stroke", "Łódź", "alike lodz (spelling)"},
      {"nothing of the kind", "paris", ""},
      {"no word", "!!", ""},
  };
  Check(kArticles, kRows);
}

TEST(ExpanderTest, CapitalsMayBeAbbreviations) {
  const Article kArticles[] = {
      {"en", "Tell us what the US said to us. The U.S. said: us, not US"},
      {"en", "Then Ali met ALI in Ankara, said Ali"},
      {"en", "They want NATO, and Nato wants nothing of the cat"},
      {"en", "The aids for AIDS are aids to us and aids"},
  };
  const Row kRows[] = {
      {"US is not us", "US", "exact XA:US"},
      {"nor is U.S.", "U.S.", "exact XA:US"},
      {"us is not US", "us", "exact us"},
      {"a name in capitals", "ALI", "exact ali; exact XA:ALI"},
      {"of four letters: both", "NATO", "exact nato; exact XA:NATO"},
      {"typed small: the word, which NATO is too", "nato", "exact nato"},
      {"a common word that is also an abbreviation", "AIDS", "exact XA:AIDS"},
      {"no abbreviation in the index", "CAT", "exact cat"},
  };
  Check(kArticles, kRows, Match::kAlike);
}

TEST(ExpanderTest, ASilentIndexNeverMeansAStopWord) {
  const Article kArticles[] = {{"en", "Tell us what they said to us"}};
  const Row kRows[] = {{"no US here", "US", ""}};
  Check(kArticles, kRows);
}

TEST(ExpanderTest, InflectsWhereTheWordIsAtHome) {
  const Article kArticles[] = {
      {"en", "he runs and they run; running is good; a file and two files"},
      {"en", "he runs and they run; running is good; a file and two files"},
      {"de", "wir lesen und er liest; es ist gut; wir lesen"},
      {"de", "wir lesen und er liest; les ist gut; wir lesen"},
      {"de", "wir lesen und er liest; es war gut; wir lesen"},
      {"fr", "les chats et les chiens, les maisons, les voitures"},
  };
  const Row kRows[] = {
      {"one stem", "runs",
       "exact runs; alike running (inflection); alike run (inflection)"},
      {"the stem is a word", "running",
       "exact running; alike runs (inflection); alike run (inflection)"},
      {"the stem is a word of another language", "lesen", "exact lesen"},
      {"a word of another language", "chats", "exact chats"},
  };
  Check(kArticles, kRows, Match::kAlike);
}

TEST(ExpanderTest, NamesThatTheirOwnLanguageKeepsApartAreTwo) {
  // To a Finnish stemmer Rosen is the genitive of Rose.
  const Article kArticles[] = {
      {"en", "then Rose met Rosen, and Rosen met Rose"},
      {"fi", "sitten Rose tapasi Rosen, ja nyt on talo ja talon katto"},
  };
  const Row kRows[] = {
      {"names of English", "Rose", "exact rose"},
      {"words of Finnish", "talo", "exact talo; alike talon (inflection)"},
  };
  Check(kArticles, kRows, Match::kAlike);
}

TEST(ExpanderTest, FormsAreOfALanguageTheyBelongTo) {
  TinyIndex index;
  for (int i = 0; i < 500; ++i) {
    index.Add("en", "the type and the type will be of that type or other");
    index.Add("es", "el sistema y un sistema de otro");
  }
  index.Add("sv", "en typ och den typ man har, flera typer, file type");
  index.Add("de",
            "wie er es will, so ist es nun einmal und wird es auch so "
            "lange bleiben, bis jemand kommt und etwas anderes sagt");
  index.Add("sr", "систем и нема система, од система без системе");
  index.Add("sr", "nema sistema");
  Expander expander(index.Commit());
  const Row kRows[] = {
      {"English in Swedish text", "typ", "exact typ; alike typer (inflection)"},
      {"the other alphabet, of another language", "система",
       "exact система; alike систем (inflection); alike системе "
       "(inflection)"},
      {"of a word in no article, which English keeps apart", "willst", ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Show(expander.Expand(row.typed, Match::kAlike)), row.want);
  }
}

TEST(ExpanderTest, BasqueNamesHaveStemsOfTheirOwn) {
  // Snowball's takes trumpen to be a form of trum.
  const Article kArticles[] = {
      {"eu", "atzo Trumpekin eta Trumpen etxea, gero Trumpi eman"},
      {"eu", "hemen leihoa eta leihoak, leihoen leihotik leihora"},
  };
  const Row kRows[] = {
      {"a name", "Trump",
       "alike trumpekin (inflection); alike trumpen (inflection); alike "
       "trumpi (inflection)"},
      {"a word has Snowball's alone", "leihoa", "exact leihoa"},
  };
  Check(kArticles, kRows, Match::kAlike);
}

TEST(ExpanderTest, WhoTypesMarksKnowsThem) {
  const Article kArticles[] = {
      {"vi", "anh ấy bán cái bàn và ban ngày, bán hết, bạn mua"},
      {"cs", "je třeba mít čas, a to mít je vše, co chceme mít"},
      {"de", "er kommt mit uns und mit allen, mit Muße und muss"},
      {"tr", "bir işlem ve o i̇şlem daha, islem yok"},
      {"fr", "then Gül met Gūl and Gül"},
      {"ro", "este puțin, foarte puțin și mai puțin"},
      {"en", "then Putin met a man, so Putin and putin"},
  };
  const Row kRows[] = {
      {"other marks are another word", "bán",
       "exact bán; alike ban (spelling)"},
      {"none typed: any", "ban",
       "exact ban; alike bàn (spelling); alike bán (spelling); alike bạn "
       "(spelling)"},
      {"a word of another language", "mít", "exact mít"},
      {"a dot that casefolding adds", "işlem",
       "exact işlem; alike islem (spelling); alike i̇şlem (spelling)"},
      {"a word of another language for a name", "Putin", "exact putin"},
      {"names", "Gül", "exact gül; alike gūl (spelling)"},
  };
  Check(kArticles, kRows, Match::kAlike);
}

TEST(ExpanderTest, CompoundsArePhrases) {
  const Article kArticles[] = {
      {"en", "in Abu Dhabi they bought an S-400 and the F35, by e-mail"},
      {"ru", "в Абу-Даби купили С-400"},
  };
  const Row kRows[] = {
      {"letters and digits are one", "S-400", "exact s400"},
      {"joined", "s400", "exact s400"},
      {"Cyrillic С", "С-400", "exact c400; exact s400"},
      {"the other way", "F-35", "exact f35"},
      {"a short prefix", "email", "exact email"},
      {"hyphened words are a phrase", "Abu-Dhabi", "exact abu dhabi"},
  };
  Check(kArticles, kRows, Match::kExact);
  const Article kArabic[] = {
      {"ar", "قال بيرنرز لي إن لي بيتا"},
      {"ar", "لي لي لي لي لي لي لي لي لي لي لي لي لي لي لي لي"}};
  const Row kParts[] = {
      {"as frequent as no name", "Lee", ""},
      {"but in a compound", "Berners-Lee", "far بيرنرز لي (sound)"},
  };
  Check(kArabic, kParts);
}

TEST(ExpanderTest, HanAndThaiArePhrases) {
  const Article kArticles[] = {{"zh", "他在安卡拉会见卡林"}};
  const Row kRows[] = {
      {"bigrams", "安卡拉", "exact 安卡 卡拉"},
      {"one bigram", "卡林", "exact 卡林"},
      {"not there", "伊斯坦", ""},
  };
  Check(kArticles, kRows, Match::kExact);
}

TEST(ExpanderTest, TheArticleTellsAWordFromAName) {
  // كيسي is Casey; قاسية is "hard", القاسية "the hard one".
  const Article kArticles[] = {
      {"ar", "وصل كيسي وهي قاسية مع القاسية"},
      {"he", "ראיתי את דרייק בדרך הדרך דרך"},
  };
  const Row kRows[] = {
      {"Arabic", "Casey",
       "far كيسي (sound); far قاسية (sound); far القاسية (sound)"},
      {"Hebrew", "Drake",
       "far דרייק (sound); far דרך (sound); far בדרך (sound); "
       "far הדרך (sound)"},
  };
  Check(kArticles, kRows);
}

TEST(ExpanderTest, FindsNamesBySound) {
  const Article kArticles[] = {
      {"en", "Then Ibrahim Kalin met the kalyon builders; a colon is clean"},
      {"tr", "Dün İbrahim Kalın geldi, kalyon inşaat, Kalın gitti"},
      {"ru", "Вчера Калын приехал, а потом Ибрагим Калын уехал"},
      {"ar", "وصل إبراهيم كالين إلى أنقرة"},
  };
  TinyIndex index;
  for (const Article& article : kArticles) {
    index.Add(article.language, article.text);
  }
  Expander expander(index.Commit());
  for (const char* typed :
       {"Kalın", "Kalin", "KALIN", "kalin", "Калын", "كالين"}) {
    SCOPED_TRACE(typed);
    const std::string shown = Show(expander.Expand(typed, Match::kDefault));
    for (const char* want : {"kalın", "kalin", "калын", "كالين"}) {
      EXPECT_NE(shown.find(want), std::string::npos) << shown;
    }
    for (const char* junk : {"kalyon", "colon", "clean"}) {
      EXPECT_EQ(shown.find(junk), std::string::npos) << shown;
    }
  }
}

TEST(ExpanderTest, FormsOfANameInACaselessScriptTakeOnePlace) {
  TinyIndex index;
  index.Add("en", "then Kavanaugh came");
  const std::string forms[] = {"",   "ले",     "को",  "लाई", "का",   "की",
                               "सँग", "द्वारा", "बाट", "मा",  "भन्दा", "प्रति"};
  for (const std::string& ending : forms) {
    index.Add("ne", "अनि क्याभनो" + ending + " भने");
  }
  Expander expander(index.Commit());
  const std::string shown = Show(expander.Expand("Kavanaugh", Match::kDefault));
  for (const std::string& ending : forms) {
    EXPECT_NE((shown + " ").find("क्याभनो" + ending + " "), std::string::npos)
        << ending << " in " << shown;
  }
}

TEST(ExpanderTest, LettersTellANameWhereNothingHasCapitals) {
  TinyIndex index;
  index.Add("ar", "قال كالين وسكوت هنا");
  index.Add("he", "אמר קאלין וגם סקוט כאן");
  index.Add("ja", "カリンとスコット");
  Expander expander(index.Commit());
  const Row kRows[] = {
      {"Arabic", "كالين", "exact كالين; far קאלין (sound); far カリン (sound)"},
      {"Hebrew", "סקוט",
       "exact סקוט; near スコット (sound); near وسكوت (sound)"},
      {"Japanese", "スコット",
       "exact スコット; near סקוט (sound); near وسكوت (sound)"},
      {"an ordinary word", "قال", "exact قال"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(Show(expander.Expand(row.typed, Match::kDefault)), row.want)
        << row.why;
  }
}

TEST(ExpanderTest, InACaselessScriptLettersTellANameFromAWord) {
  TinyIndex index;
  index.Add("en", "then Scott came");
  index.Add("ar", "سكوت كبير");
  index.Add("ar", "سقوط كبير");
  Expander expander(index.Commit());
  EXPECT_EQ(Show(expander.Expand("Scott", Match::kDefault)),
            "exact scott; near سكوت (sound); far سقوط (sound)");
}

TEST(ExpanderTest, ANameThatSoundsLessAlikeBringsItsForms) {
  TinyIndex index;
  index.Add("en", "then Tyler came");
  index.Add("sr", "онда Тајлер дође, а Тајлерових нема, и Тајлеровога нема");
  Expander expander(index.Commit());
  EXPECT_EQ(Show(expander.Expand("Tyler", Match::kDefault)),
            "exact tyler; far тајлер (sound); far тајлерових (inflection); "
            "far тајлеровога (inflection)");
}

TEST(ExpanderTest, ANameLeftAsItWasHidesNoTranslation) {
  TinyIndex index;
  index.Add("en", "then Haldric came");
  for (int i = 0; i < 5; ++i) index.Add("pl", "potem Haldrik odszedł");
  for (int i = 0; i < 60; ++i) index.Add("ru", "потом Халдрик пришёл");
  Expander expander(index.Commit());
  EXPECT_EQ(Show(expander.Expand("Haldric", Match::kDefault)),
            "exact haldric; near haldrik (sound); near халдрик (sound)");
}

TEST(ExpanderTest, OrdinaryWordsHaveNoSound) {
  const Article kArticles[] = {
      {"en", "they clean the colon, and then Kalin came with Colin"},
      {"en", "they clean the colon, and then Kalin came with Colin"}};
  const Row kRows[] = {
      {"an ordinary word", "clean", "exact clean"},
      {"another", "colon", "exact colon"},
  };
  Check(kArticles, kRows);
}

TEST(ExpanderTest, LearnsAbbreviations) {
  TinyIndex index;
  index.Add("en",
            "under the Countering America's Adversaries Through Sanctions Act "
            "(CAATSA) the CAATSA list and CAATSA");
  index.Add("en", "the countering america's adversaries through sanctions act");
  index.Add("en", "Demir chairs the Presidency of Defense Industries (SSB)");
  index.Add("en",
            "They met the Turkish Presidency of Defense Industries (SSB)");
  index.Add("en", "They met the House of Lords (XYZ) and the US");
  Expander expander(index.Commit());
  const std::string long_form =
      "near countering america adversaries through sanctions act "
      "(abbreviation)";
  EXPECT_EQ(Show(expander.Expand("CAATSA", Match::kDefault)),
            "exact caatsa; exact XA:CAATSA; " + long_form);
  EXPECT_EQ(Show(expander.Expand("caatsa", Match::kDefault)),
            "exact caatsa; " + long_form);
  EXPECT_EQ(Show(expander.Expand("CAATSA", Match::kAlike)),
            "exact caatsa; exact XA:CAATSA");
  EXPECT_EQ(Show(expander.Expand("SSB", Match::kDefault)),
            "exact ssb; exact XA:SSB; near presidency of defense industries "
            "(abbreviation)");
  // Alleged once only.
  EXPECT_EQ(Show(expander.Expand("XYZ", Match::kAlike)),
            "exact xyz; exact XA:XYZ");

  const auto phrase = [&](const std::vector<std::string>& words) {
    return Show(expander.ExpandPhrase(words));
  };
  EXPECT_EQ(phrase({"Countering", "America\u2019s", "adversaries", "through",
                    "sanctions", "act"}),
            "exact countering america adversaries through sanctions act; near "
            "XA:CAATSA (abbreviation)");
  EXPECT_EQ(phrase({"presidency", "of", "defense", "industries"}),
            "exact presidency of defense industries; near XA:SSB "
            "(abbreviation)");
  EXPECT_EQ(phrase({"house", "of", "lords"}), "");
  EXPECT_EQ(phrase({"sanctions", "act"}), "");
  EXPECT_EQ(phrase({}), "");

  std::vector<std::string> learnt;
  for (const LongForm& form : expander.LearntAbbreviations()) {
    learnt.push_back(form.abbreviation + " " + std::to_string(form.texts));
  }
  EXPECT_EQ(learnt, (std::vector<std::string>{"CAATSA 1", "SSB 2"}));
}

TEST(ExpanderTest, PlacesHaveOtherNames) {
  TinyIndex index;
  index.Add("en", "Then Germany met Turkey in New York, turkey for dinner");
  index.Add("tr", "Dün Almanya, Almanya'da toplandı");
  index.Add("ru", "Вчера Германия и власти Германии приехали в Нью-Йорк");
  index.Add("zh", "德国和美国在纽约会晤");
  index.Add("ar", "ألمانيا وتركيا");
  index.Add("he", "לונדון, הונדה ובונד");
  Expander expander(index.Commit());
  const std::string shown = Show(expander.Expand("Germany", Match::kDefault));
  for (const char* want :
       {"near almanya (alias)", "near германия (alias)",
        "near германии (alias)", "near 德国 (alias)", "near ألمانيا (alias)"}) {
    EXPECT_NE(shown.find(want), std::string::npos) << want << " in " << shown;
  }
  EXPECT_NE(Show(expander.Expand("Германии", Match::kDefault)).find("germany"),
            std::string::npos);
  EXPECT_EQ(Show(expander.Expand("Germany", Match::kAlike)), "exact germany");
  const std::string london = Show(expander.Expand("London", Match::kDefault));
  EXPECT_NE(london.find("near לונדון (alias)"), std::string::npos) << london;
  EXPECT_EQ(london.find("הונדה (alias)"), std::string::npos) << london;
  EXPECT_EQ(london.find("בונד (alias)"), std::string::npos) << london;
  const std::string new_york = Show(expander.ExpandPhrase({"New", "York"}));
  EXPECT_NE(new_york.find("near нью йорк (alias)"), std::string::npos)
      << new_york;
  EXPECT_NE(new_york.find("near 纽约 (alias)"), std::string::npos) << new_york;

  ExpansionRules rules;
  rules.use_places = false;
  Expander without(index.Commit(), rules);
  EXPECT_EQ(Show(without.Expand("德国", Match::kDefault)), "exact 德国");
}

TEST(ExpanderTest, AUsersAliases) {
  TinyIndex index;
  index.Add("en", "Then they met Jorge Mario Bergoglio, Bergoglio said");
  Aliases aliases;
  aliases.AddFile("Francis\tJorge Mario Bergoglio\tBergoglio\n", "a.tsv");
  Expander expander(index.Commit(), {}, &aliases);
  EXPECT_EQ(Show(expander.Expand("Francis", Match::kDefault)),
            "near jorge mario bergoglio (alias); near bergoglio (alias)");
  EXPECT_EQ(Show(expander.ExpandPhrase({"Jorge", "Mario", "Bergoglio"})),
            "exact jorge mario bergoglio; near bergoglio (alias)");
}

TEST(ExpanderTest, ANameIsNoFormOfAnOrdinaryWord) {
  TinyIndex index;
  index.Add("tr", "Dün Kalın geldi, sonra Kalın gitti, hepsi kaldı ve kaldı");
  index.Add("ro", "Ieri era puțin, foarte puțin, puțin, puțin și puțin");
  index.Add("ro", "apoi puțin, puțin, puțin, puțin, puțin put, iar put");
  index.Add("en", "Then Putin came and put it there");
  index.Add("hu", "aztán az an annak, and annak");
  Expander expander(index.Commit());
  EXPECT_EQ(Show(expander.Expand("Kalın", Match::kAlike)), "exact kalın");
  EXPECT_EQ(Show(expander.Expand("Putin", Match::kAlike)), "exact putin");
  EXPECT_EQ(Show(expander.Expand("Ankara", Match::kAlike)), "");
  EXPECT_EQ(Show(expander.Expand("ankara", Match::kAlike)), "");
}

// Finnish makes weldy of Weldyn, and of Weldynistä weldyn.
TEST(ExpanderTest, ANameIsTheStemOfItsForms) {
  const Article kArticles[] = {
      {"fi", "kaukana on Weldyn ja he tulevat pian sieltä Weldynistä"},
      {"fi", "he ostivat talon ja asuivat talonissa"},
  };
  const Row kRows[] = {
      {"a name", "Weldyn", "exact weldyn; alike weldynistä (inflection)"},
      {"an ordinary word", "talon", "exact talon"},
  };
  Check(kArticles, kRows, Match::kAlike);
}

TEST(ExpanderTest, AFoundNameBringsItsForms) {
  const Article kArticles[] = {
      {"lt", "vakar buvo Karta, kelyje į Kartos pilį, prie Kartų, ir kartos"},
      {"lt", "vakar buvo Obama, kelyje į Obos pilį, prie Obų"},
  };
  const Row kRows[] = {
      {"Kartos alone does not sound like it", "Kartha",
       "near karta (sound); far kartų (sound); far kartos (sound)"},
      {"all are ob to the stemmer", "Obamma", "near obama (sound)"},
  };
  Check(kArticles, kRows);
}

// A Lithuanian name is never bare, and too short to sound alike as it is.
TEST(ExpanderTest, BalticNamesLoseTheirEndings) {
  const Article kArticles[] = {
      {"lt", "vakar Rotas atvyko, apie Rotą, su Rotui"},
      {"es", "ayer la Ritą, y Rita"},
  };
  const Row kRows[] = {
      {"by their stem", "Roth",
       "far rotas (sound); far rotui (sound); far rotą (sound)"},
      {"not in Spanish", "Rith", ""},
  };
  Check(kArticles, kRows);
}

TEST(ExpanderTest, ChoosesGradesByMatch) {
  TinyIndex index;
  index.Add("tr", "Dün Kalın geldi ve Kalin gitti");
  index.Add("ru", "Вчера Калын приехал");
  Expander expander(index.Commit());
  EXPECT_EQ(Show(expander.Expand("Kalın", Match::kExact)), "exact kalın");
  EXPECT_EQ(Show(expander.Expand("Kalın", Match::kAlike)),
            "exact kalın; alike kalin (spelling)");
  EXPECT_NE(Show(expander.Expand("Kalın", Match::kDefault)).find("калын"),
            std::string::npos);
  EXPECT_NE(Show(expander.Expand("kalın", Match::kSounds)).find("калын"),
            std::string::npos);
}

TEST(ExpanderTest, ForgetsWhenTheIndexChanges) {
  TinyIndex index;
  index.Add("en", "in Ankara");
  Expander expander(index.Commit());
  EXPECT_EQ(Show(expander.Expand("paris", Match::kDefault)), "");
  index.Add("en", "in Paris");
  index.Commit();
  EXPECT_EQ(Show(expander.Expand("paris", Match::kDefault)), "exact paris");
}

TEST(ExpanderTest, CountsArticlesAndKeepsCaps) {
  TinyIndex index;
  for (int i = 0; i < 3; ++i) index.Add("en", "in Ankara and Ankara");
  std::string text;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (const char* mark : {"\u0301", "\u0302", "\u0308", "\u0327"}) {
      text += std::string(" tak") + a + mark + "lo";
      text += std::string(" ") + a + mark + "nkara";
    }
  }
  index.Add("en", "So ankára, ankàra, ankâra, ankära, ankāra, ankăra, ankára");
  ExpansionRules rules;
  rules.max_variants = 3;
  rules.max_name_variants = 5;
  Expander expander(index.Commit(), rules);
  const Expansion lower = expander.Expand("ankara", Match::kAlike);
  ASSERT_EQ(lower.variants.size(), 3U);
  EXPECT_EQ(lower.variants[0].articles, 3U);
  EXPECT_EQ(expander.Expand("Ankara", Match::kAlike).variants.size(), 5U);
}

TEST(ExpanderTest, HomeLanguagesOfAWord) {
  TinyIndex index;
  index.Add("en", "the file is the file of the day");
  index.Add("tr", "bir dosya ve bir gün, the dosya");
  Expander expander(index.Commit());
  EXPECT_EQ(expander.HomeLanguages("the"),
            (std::vector<std::string>{"en", "tr"}));
  EXPECT_EQ(expander.HomeLanguages("dosya"), std::vector<std::string>{"tr"});
  EXPECT_TRUE(expander.HomeLanguages("paris").empty());
}

TEST(ExpanderTest, ArticlesOfNoKnownLanguageLeaveWordsAtHome) {
  TinyIndex index;
  index.Add("en", "a file and the two files that were on the other shelf");
  index.Add("", "file file file");
  Expander expander(index.Commit());
  const std::vector<std::string> home = expander.HomeLanguages("file");
  EXPECT_TRUE(std::find(home.begin(), home.end(), "en") != home.end());
}

}  // namespace
}  // namespace dizin::lexicon
