// What finds what, through the programs: an article a line in, ids out.

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/cli/written_articles.h"

namespace dizin {
namespace {

using testing::Has;
using testing::Scored;
using testing::Shown;
using testing::Written;

class SearchSpellingsTest : public testing::WrittenArticles {};

TEST_F(SearchSpellingsTest, TheFourTurkishIsFindEachOther) {
  const std::vector<std::string> spellings = {"Kalın", "Kalin", "KALIN",
                                              "KALİN"};
  std::vector<Written> articles;
  for (const std::string& spelling : spellings) {
    articles.push_back({spelling, "Yesterday " + spelling + " spoke briefly."});
  }
  Index(articles);
  // Which texts are written as the query is, but for its capitals under root
  // or Turkish casing: they come before the others.
  const std::map<std::string, std::vector<std::string>> as_typed = {
      {"Kalın", {"Kalın"}},
      {"Kalin", {"Kalin", "KALIN"}},
      {"KALIN", {"KALIN", "Kalin", "Kalın"}},
      {"KALİN", {"KALİN", "Kalin", "KALIN"}},
  };
  for (const std::string& query : spellings) {
    SCOPED_TRACE(query);
    const std::vector<Scored> hits = Search(query);
    ASSERT_EQ(hits.size(), spellings.size()) << Shown(hits);
    const std::vector<std::string>& first = as_typed.at(query);
    for (std::size_t i = 0; i < first.size(); ++i) {
      EXPECT_NE(std::find(first.begin(), first.end(), hits[i].id), first.end())
          << Shown(hits);
    }
    const auto own =
        std::find_if(hits.begin(), hits.end(),
                     [&query](const Scored& hit) { return hit.id == query; });
    EXPECT_EQ(own->score, hits[0].score)
        << "the spelling itself is nowhere below another\n"
        << Shown(hits);
  }
}

TEST_F(SearchSpellingsTest, ExactIsFirstInBothDirections) {
  const std::pair<const char*, const char*> pairs[] = {
      {"Kalın", "Kalin"},   {"Erdoğan", "Erdogan"}, {"Müller", "Muller"},
      {"Łódź", "Lodz"},     {"straße", "strasse"},  {"Ångström", "Angstrom"},
      {"Søren", "Soren"},   {"Фёдор", "Федор"},     {"Đoković", "Dokovic"},
      {"résumé", "resume"}, {"أحمد", "احمد"},       {"naïve", "naive"},
  };
  std::vector<Written> articles;
  for (const auto& [marked, bare] : pairs) {
    for (const std::string word : {marked, bare}) {
      articles.push_back({word, "A line that says " + word + " once."});
    }
  }
  Index(articles);
  for (const auto& [marked, bare] : pairs) {
    for (const auto& [query, other] :
         {std::pair<std::string, std::string>(marked, bare), {bare, marked}}) {
      SCOPED_TRACE(query);
      const std::vector<Scored> hits = Search(query);
      EXPECT_TRUE(Has(hits, other)) << Shown(hits);
      ASSERT_FALSE(hits.empty());
      // ß casefolds to ss: both are as typed.
      if (query != "strasse" && query != "straße") {
        EXPECT_EQ(hits[0].id, query) << Shown(hits);
        EXPECT_GT(hits[0].score, hits[1].score);
      }
    }
  }
}

TEST_F(SearchSpellingsTest, FindsWhatIsWrittenOtherwise) {
  Index({
      {"ankara-straight", "Ankara'nın kararı açıklandı."},
      {"ankara-curly", "Kararı Ankara’da verdiler."},
      {"kalin-s", "It was Kalın's decision."},
      {"l-iran", "La réponse de l'Iran est venue."},
      {"dell-iran", "La risposta dell’Iran è arrivata."},
      {"o-brien", "Robert O'Brien resigned."},
      {"o-brien-curly", "Robert O’Brien resigned."},
      {"obrien", "Robert Obrien resigned."},
      {"s-400", "They bought the S-400 system."},
      {"s400", "They bought the S400 system."},
      {"s-400-u2011", "They bought the S\u2011400 system."},
      {"s-400-cyrillic", "Они купили систему С-400 вчера."},
      {"f-35", "The F-35 programme went on."},
      {"us-dots", "The U.S. answered at once."},
      {"us-capitals", "The US answered at once."},
      {"us-pronoun", "They told us at once."},
      {"sharp-s", "Die Straße war gesperrt."},
      {"l-stroke", "Miasto Łódź czeka."},
      {"o-stroke", "Søren Kierkegaard wrote."},
      {"a-ring", "Ångström measured."},
      {"yo", "Фёдор пришёл."},
      {"nfc", "Café Zo\u00EB"},
      {"nfd", "Cafe\u0301 Zoe\u0308"},
      {"full-width", "ＴＯＫＹＯ 放送"},
      {"half-width-kana", "ｱﾝｶﾗ"},
      {"kana", "アンカラから"},
      {"soft-hyphen", "Wa\u00ADshing\u00ADton said."},
      {"mixed-script", "Анкарa ответила."},
  });
  struct Row {
    const char* why;
    const char* query;
    std::vector<const char*> found;
    std::vector<const char*> not_found;
  };
  const Row rows[] = {
      {"suffixes after either apostrophe",
       "Ankara",
       {"ankara-straight", "ankara-curly"},
       {}},
      {"a query with a suffix", "Ankara'nın", {"ankara-straight"}, {}},
      {"the same with the curly one", "Ankara’nın", {"ankara-straight"}, {}},
      {"another suffix", "Ankara’da", {"ankara-straight", "ankara-curly"}, {}},
      {"the bare word, unaccented",
       "ankara",
       {"ankara-straight", "ankara-curly"},
       {}},
      {"an English genitive", "kalin", {"kalin-s"}, {}},
      {"a query with a genitive", "Kalın's", {"kalin-s"}, {}},
      {"French and Italian articles", "Iran", {"l-iran", "dell-iran"}, {}},
      {"a query with the article", "l'Iran", {"l-iran"}, {}},
      {"O'Brien", "O'Brien", {"o-brien", "o-brien-curly"}, {}},
      {"O’Brien", "O’Brien", {"o-brien", "o-brien-curly"}, {}},
      {"obrien finds all",
       "obrien",
       {"o-brien", "o-brien-curly", "obrien"},
       {}},
      {"S-400",
       "S-400",
       {"s-400", "s400", "s-400-u2011", "s-400-cyrillic"},
       {}},
      {"S400", "S400", {"s-400", "s400", "s-400-u2011", "s-400-cyrillic"}, {}},
      {"S\u2011400",
       "S\u2011400",
       {"s-400", "s400", "s-400-u2011", "s-400-cyrillic"},
       {}},
      {"С-400 with a Cyrillic С",
       "С-400",
       {"s-400", "s400", "s-400-u2011", "s-400-cyrillic"},
       {}},
      {"F35 for F-35", "F35", {"f-35"}, {"s-400"}},
      {"US is not us", "US", {"us-capitals", "us-dots"}, {"us-pronoun"}},
      {"nor is U.S.", "U.S.", {"us-capitals", "us-dots"}, {"us-pronoun"}},
      {"us is the pronoun", "us", {"us-pronoun"}, {"us-dots"}},
      {"ss for ß", "strasse", {"sharp-s"}, {}},
      {"STRASSE", "STRASSE", {"sharp-s"}, {}},
      {"l for ł", "lodz", {"l-stroke"}, {}},
      {"o for ø", "Soren", {"o-stroke"}, {}},
      {"a for å", "angstrom", {"a-ring"}, {}},
      {"е for ё", "Федор", {"yo"}, {}},
      {"ё for ё", "Фёдор", {"yo"}, {}},
      {"NFC finds NFD", "caf\u00E9", {"nfc", "nfd"}, {}},
      {"NFD finds NFC", "cafe\u0301", {"nfc", "nfd"}, {}},
      {"neither finds both", "zoe", {"nfc", "nfd"}, {}},
      {"half finds full", "tokyo", {"full-width"}, {}},
      {"full finds half", "ＵＳ", {"us-capitals"}, {}},
      {"full-width kana find half-width",
       "アンカラ",
       {"half-width-kana", "kana"},
       {}},
      {"half-width kana find full-width", "ｱﾝｶﾗ", {"kana"}, {}},
      {"soft hyphens are not there", "washington", {"soft-hyphen"}, {}},
      {"a Latin a in a Cyrillic word", "Анкара", {"mixed-script"}, {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.why) + ": " + row.query);
    const std::vector<Scored> hits = Search(row.query);
    for (const char* id : row.found) {
      EXPECT_TRUE(Has(hits, id)) << id << " is not among\n" << Shown(hits);
    }
    for (const char* id : row.not_found) {
      EXPECT_FALSE(Has(hits, id)) << id << " is among\n" << Shown(hits);
    }
  }
}

}  // namespace
}  // namespace dizin
