#include "common/lexicon/definitions.h"

#include <string>

#include <gtest/gtest.h>

namespace dizin::lexicon {
namespace {

// "CAATSA: countering america …" for explained ones, "SSB? …" for alleged.
std::string Show(std::string_view text) {
  std::string shown;
  for (const Definition& definition : FindDefinitions(text)) {
    if (!shown.empty()) shown += "; ";
    shown += definition.abbreviation + (definition.explained ? ":" : "?");
    for (const std::string& term : definition.terms) shown += " " + term;
  }
  return shown;
}

TEST(DefinitionsTest, ReadsWhatTheTextExplains) {
  struct Row {
    const char* why;
    const char* text;
    const char* want;
  };
  static constexpr Row kRows[] = {
      // Long form, then the abbreviation.
      {"letters inside words, an apostrophe",
       "under the Countering America's Adversaries Through Sanctions Act "
       "(CAATSA) of 2017",
       "CAATSA: countering america adversaries through sanctions act"},
      {"initials", "the North Atlantic Treaty Organization (NATO) said",
       "NATO: north atlantic treaty organization"},
      {"words before it are left out",
       "Then she told the British Broadcasting Corporation (BBC) that",
       "BBC: british broadcasting corporation"},
      {"Turkish letters are folded",
       "Millî İstihbarat Teşkilatı (MİT) açıkladı",
       "MİT: millî i̇stihbarat teşkilatı"},
      {"Cyrillic", "Министерство иностранных дел (МИД) сообщило",
       "МИД: министерство иностранных дел"},
      {"dotted", "the United Nations (U.N.) met", "UN: united nations"},
      {"more inside", "the World Health Organization (WHO; Geneva) said",
       "WHO: world health organization"},

      // The abbreviation, then its long form.
      {"the other way", "as NATO (North Atlantic Treaty Organization) said",
       "NATO: north atlantic treaty organization"},
      {"in German", "Die EZB (Europäische Zentralbank) erhöht",
       "EZB: europäische zentralbank"},

      // Names that do not explain it.
      {"a translated name",
       "chairs the Presidency of Defense Industries (SSB) in Ankara",
       "SSB? presidency of defense industries"},
      {"the article of a sentence is no part of it",
       "The Presidency of Defense Industries (SSB) said",
       "SSB? presidency of defense industries"},
      {"three words, one of them small", "the House of Lords (XY) said",
       "XY? house of lords"},

      // No definitions.
      {"words", "the minister (who had come) said", ""},
      {"a person and a party", "then Angela Merkel (CDU) said", ""},
      {"with two names", "then Recep Tayyip Erdoğan (CHP) said", ""},
      {"where it was written", "New York City (AP)", ""},
      {"one word", "the Union (EU) said", ""},
      {"no name before it", "they said so (SSB) again", ""},
      {"a year", "the Sanctions Act (2017) was", ""},
      {"on another line", "North Atlantic Treaty\nOrganization\n(NATO)", ""},
      {"not closed", "North Atlantic Treaty Organization (NATO", ""},
      {"itself", "the NATO Alliance Office (NATO) said", ""},
      {"in the second parentheses",
       "Ismail Demir (62), the World Trade Organization (WTO)",
       "WTO: world trade organization"},
      {"nothing", "", ""},
      {"only parentheses", "()(((()", ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(Show(row.text), row.want);
  }
}

TEST(DefinitionsTest, LongTextsAreCutAtWords) {
  const std::string text =
      std::string(300, 'x') + " of the " + "World Trade Organization (WTO)";
  EXPECT_EQ(Show(text), "WTO: world trade organization");
  EXPECT_EQ(Show(std::string(500, 'x') + "(WTO)"), "");
}

}  // namespace
}  // namespace dizin::lexicon
