// Names that are called otherwise, and names across scripts, through the
// programs: places, abbreviations, aliases, phrases, look-alikes.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/written_articles.h"

namespace dizin {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::ProgramResult;

class SearchNamesTest : public testing::WrittenArticles {
 protected:
  void IndexSanctions() {
    Index({
        {"defined",
         "Congress passed the Countering America's Adversaries Through "
         "Sanctions Act (CAATSA) last week.",
         "en"},
        {"long",
         "They cited the Countering America's Adversaries Through Sanctions "
         "Act in a long speech.",
         "en"},
        {"short", "CAATSA was named again by the ministers.", "en"},
        {"ssb-1", "The Presidency of Defense Industries (SSB) said so.", "en"},
        {"ssb-2", "He leads the Presidency of Defense Industries (SSB).", "en"},
        {"ssb-long", "The Presidency of Defense Industries buys.", "en"},
        {"ssb-short", "A source at SSB denied it.", "en"},
        {"cdu", "Then Angela Merkel (CDU) spoke.", "en"},
        {"merkel", "Later Angela Merkel spoke of the act.", "en"},
    });
  }
};

TEST_F(SearchNamesTest, AnAbbreviationIsItsLongFormAndTheOtherWayRound) {
  IndexSanctions();
  const std::string long_form =
      "Countering America's Adversaries Through Sanctions Act";
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{}, {"--match-all"}}) {
    EXPECT_EQ(Ids("CAATSA", options), "short defined long");
    EXPECT_EQ(Ids('"' + long_form + '"', options), "defined long short");
    EXPECT_EQ(Ids("SSB", options), "ssb-short ssb-1 ssb-2 ssb-long");
    EXPECT_EQ(Ids("\"presidency of defense industries\"", options),
              "ssb-long ssb-1 ssb-2 ssb-short");
  }
  EXPECT_EQ(Ids(long_form, {"--match-all"}), "defined long short");
  // Seen once, and no letter of the name: not believed.
  EXPECT_EQ(Ids("CDU"), "cdu");
  EXPECT_EQ(Ids("CAATSA", {"--no-abbreviations"}), "short defined");
  EXPECT_EQ(Ids('"' + long_form + '"', {"--no-abbreviations"}), "defined long");
  EXPECT_EQ(Ids("CAATSA", {"--match", "alike"}), "short defined");
  EXPECT_EQ(Ids("=CAATSA"), "short defined");
}

TEST_F(SearchNamesTest, ListsAbbreviations) {
  IndexSanctions();
  const ProgramResult page = Run({"--abbreviations"});
  EXPECT_EQ(page.status, 0) << page.err;
  EXPECT_EQ(page.out,
            "CAATSA\tcountering america adversaries through sanctions act\t1\n"
            "SSB\tpresidency of defense industries\t2\n");
  EXPECT_THAT(Run({"--abbreviations", "--format", "json"}).out,
              HasSubstr("\"abbreviation\": \"SSB\",\n"
                        "      \"words\": [\n        \"presidency\","));
  EXPECT_EQ(Run({"--abbreviations", "nato"}).status, 2);
  EXPECT_EQ(
      Run({"--abbreviations", "-n", "1"}).out,
      "CAATSA\tcountering america adversaries through sanctions act\t1\n");
  EXPECT_EQ(Run({"--abbreviations", "--offset", "1"}).out,
            "SSB\tpresidency of defense industries\t2\n");
}

TEST_F(SearchNamesTest, AnExplanationNamesTheWholeName) {
  IndexSanctions();
  const std::string page =
      Run({"--explain", "Presidency of Defense Industries"}).out;
  EXPECT_THAT(page, HasSubstr("near SSB: an abbreviation"));
  EXPECT_THAT(page,
              HasSubstr("SSB found by Presidency of Defense Industries:"));
  EXPECT_THAT(page, HasSubstr("Presidency of Defense Industries (near)"));
  EXPECT_THAT(
      Run({"--format", "jsonl", "\"presidency of defense industries\""}).out,
      HasSubstr(R"("surface":"SSB","word":"presidency of defense industries",)"
                R"("grade":"near","relation":"abbreviation")"));
}

TEST_F(SearchNamesTest, PlacesHaveTheirNamesInEveryLanguage) {
  Index({
      {"de-en", "Yesterday Germany won.", "en"},
      {"de-de", "Gestern hat Deutschland gewonnen.", "de"},
      {"de-tr", "Dün Almanya kazandı.", "tr"},
      {"de-ru", "Вчера победила команда Германии.", "ru"},
      {"de-ar", "فازت ألمانيا أمس", "ar"},
      {"de-zh", "德国昨天赢了", "zh"},
      {"ist-en", "Yesterday Istanbul slept.", "en"},
      {"ist-tr", "Dün İstanbul uyudu.", "tr"},
      {"ist-ru", "Вчера Стамбул спал.", "ru"},
      {"ist-el", "Χθες η Κωνσταντινούπολη κοιμήθηκε.", "el"},
      {"ny-en", "Yesterday New York slept.", "en"},
      {"ny-ru", "Вчера Нью-Йорк спал.", "ru"},
      {"ny-zh", "纽约昨天睡着了", "zh"},
      {"york", "Yesterday the York Minster was new again, York said.", "en"},
  });
  const struct {
    const char* prefix;
    std::vector<const char*> names;
    std::size_t articles;
  } places[] = {
      {"de-",
       {"Germany", "Deutschland", "Almanya", "Германия", "ألمانيا", "德国"},
       6},
      {"ist-", {"Istanbul", "İstanbul", "Стамбул", "Κωνσταντινούπολη"}, 4},
      {"ny-", {"\"New York\"", "New-York", "Нью-Йорк", "纽约"}, 3},
  };
  for (const auto& place : places) {
    for (const char* name : place.names) {
      SCOPED_TRACE(name);
      const std::vector<testing::Scored> hits = Search(name);
      EXPECT_EQ(hits.size(), place.articles) << Shown(hits);
      for (const testing::Scored& hit : hits) {
        EXPECT_TRUE(hit.id.starts_with(place.prefix)) << Shown(hits);
      }
    }
  }
  // Side by side without quotes: every word is searched for, and the name.
  const std::string ids = Ids("New York");
  EXPECT_TRUE(ids.starts_with("ny-en ")) << ids;
  EXPECT_THAT(ids, HasSubstr("ny-zh"));
  EXPECT_EQ(Ids("York New").find("ny-zh"), std::string::npos);
  EXPECT_THAT(Ids("New York", {"--match-all"}), HasSubstr("ny-zh"));
  // A word that is marked, weighted or excluded is no part of a name.
  EXPECT_THAT(Ids("=New York"), Not(HasSubstr("ny-zh")));
  EXPECT_THAT(Ids("New^2 York"), Not(HasSubstr("ny-zh")));
  EXPECT_THAT(Ids("slept -\"New York\" 纽约"), HasSubstr("ny-zh"));
  EXPECT_THAT(Ids("New York", {"--match", "alike"}), Not(HasSubstr("ny-zh")));
}

TEST_F(SearchNamesTest, TakesAUsersAliases) {
  Index({
      {"it", "Ieri Papa Francesco ha detto molto.", "it"},
      {"en", "Yesterday Pope Francis said much.", "en"},
      {"es", "Ayer Jorge Mario Bergoglio dijo mucho.", "es"},
      {"jorge", "Ayer Jorge Luis Borges dijo mucho.", "es"},
  });
  const std::string file = dir_.Write(
      "aliases.tsv",
      "# people\n\nPapa Francesco\tPope Francis\tJorge Mario Bergoglio\r\n"
      "The Argentine\tPapa Francesco\n");
  const std::vector<std::string> with = {"--aliases", file};
  EXPECT_EQ(Ids("\"pope francis\""), "en");
  EXPECT_EQ(Ids("\"pope francis\"", with), "en it es");
  EXPECT_EQ(Ids("\"the argentine\"", with), "it") << "in no article itself";
  EXPECT_THAT(Ids("Jorge Mario Bergoglio", with), HasSubstr("it"));
  EXPECT_EQ(Run({"--aliases", file, "--names", "Papa Francesco"}).status, 0);

  const struct {
    const char* why;
    const char* text;
    const char* message;
  } bad[] = {
      {"one name", "a\tb\nalone\n", ":2: a group needs two names, with a tab"},
      {"no word", "# x\n\na\t--\n", ":3: '--' has no letter or digit"},
      {"not UTF-8", "a\t\xFF\n", ":1: a name is not UTF-8"},
  };
  for (const auto& row : bad) {
    SCOPED_TRACE(row.why);
    const std::string path = dir_.Write("bad.tsv", row.text);
    const ProgramResult result = Run({"--aliases", path, "pope"});
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.err, HasSubstr(path + row.message));
  }
  EXPECT_THAT(Run({"--aliases", dir_ / "none.tsv", "pope"}).err,
              HasSubstr("none.tsv: No such file"));
  EXPECT_THAT(Run({"--aliases", dir_ / "", "pope"}).err,
              HasSubstr("Is a directory"));
}

TEST_F(SearchNamesTest, PhrasesMatchAcrossScriptsInTheirOrder) {
  Index({
      {"tr", "Dün İbrahim Kalın geldi.", "tr"},
      {"ru", "Вчера приехал Ибрагим Калын.", "ru"},
      {"ar", "قال إبراهيم كالين أمس", "ar"},
      {"ru-apart", "Вчера Ибрагим сказал, что Калын болен.", "ru"},
      {"ru-reversed", "Вчера приехал Калын Ибрагим.", "ru"},
  });
  const auto found = [this](const std::string& query, const char* id) {
    return Has(Search(query), id);
  };
  for (const char* id : {"tr", "ru", "ar"}) {
    SCOPED_TRACE(id);
    EXPECT_TRUE(found("\"ibrahim kalin\"", id));
    EXPECT_TRUE(found("ibrahim ADJ/1 kalin", id));
    EXPECT_TRUE(found("kalin NEAR/1 ibrahim", id));
    EXPECT_FALSE(found("\"kalin ibrahim\"", id));
  }
  EXPECT_TRUE(found("\"kalin ibrahim\"", "ru-reversed"));
  EXPECT_FALSE(found("\"ibrahim kalin\"", "ru-reversed"));
  EXPECT_FALSE(found("\"ibrahim kalin\"", "ru-apart"));
  EXPECT_TRUE(found("ibrahim NEAR/3 kalin", "ru-apart"));
  EXPECT_FALSE(found("ibrahim NEAR/2 kalin", "ru-apart"));
}

TEST_F(SearchNamesTest, MatchSaysHowAlikeAWordMustBe) {
  Index({
      {"typed", "Yesterday Kalın came.", "en"},
      {"bare", "Yesterday Kalin came.", "en"},
      {"ru", "Вчера Калын приехал.", "ru"},
  });
  EXPECT_EQ(Ids("Kalın"), "typed bare ru");
  EXPECT_EQ(Ids("Kalın", {"--match", "alike"}), "typed bare");
  EXPECT_EQ(Ids("Kalın", {"--match", "exact"}), "typed");
  EXPECT_EQ(Ids("=Kalın"), "typed");
  EXPECT_EQ(Ids("~Kalın", {"--match", "exact"}), "typed bare ru");

  const std::string page = Run({"--names", "Kalın"}).out;
  EXPECT_THAT(page, HasSubstr("exact kalın: as typed, in 1 article\n"));
  EXPECT_THAT(page, HasSubstr("alike kalin: another spelling, in 1 article"));
  EXPECT_THAT(page, HasSubstr(" калын: sounds like it (0."));
  const std::string json = Run({"--names", "Kalın", "--format", "json"}).out;
  EXPECT_THAT(json, HasSubstr("\"terms\": [\n          \"калын\"\n        ],"
                              "\n        \"grade\": \"near\","
                              "\n        \"relation\": \"sound\","
                              "\n        \"similarity\": 0."));
  EXPECT_THAT(Run({"--names", "Kalın", "--match", "exact"}).out,
              Not(HasSubstr("kalin")));
}

TEST_F(SearchNamesTest, LookAlikesFindEachOther) {
  Index({
      {"cyrillic", "Вчера Анкара ответила.", "ru"},
      {"latin-a", "Вчера Анкарa ответила.", "ru"},
      {"s-latin", "Buying the S-400 took years.", "en"},
      {"s-cyrillic", "Купили С-400 вчера.", "ru"},
      {"zero-width", "Then Wash\u200Bing\u200Cton\u200D said so.", "en"},
      {"soft", "Then Wash\u00ADing\u00ADton said so.", "en"},
      {"plain", "Then Washington said so.", "en"},
      {"greek-o", "Then M\u03BFsul fell.", "en"},
      {"cyrillic-o", "Then M\u043Esul fell.", "en"},
      {"mosul", "Then Mosul fell.", "en"},
  });
  const struct {
    std::vector<const char*> queries;
    std::vector<const char*> found;
  } groups[] = {
      {{"Анкара", "Анкарa"}, {"cyrillic", "latin-a"}},
      {{"S-400", "С-400", "S400", "С400"}, {"s-latin", "s-cyrillic"}},
      {{"Washington", "Wash\u200Bington", "Wash\u00ADington",
        "Washing\u200Dton"},
       {"zero-width", "soft", "plain"}},
      {{"Mosul", "M\u03BFsul", "M\u043Esul"},
       {"greek-o", "cyrillic-o", "mosul"}},
  };
  for (const auto& group : groups) {
    for (const char* query : group.queries) {
      for (const char* id : group.found) {
        EXPECT_TRUE(Has(Search(query), id)) << query << " and " << id;
      }
    }
  }
}

}  // namespace
}  // namespace dizin
