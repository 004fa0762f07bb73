#include "common/lexicon/aliases.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/place_names.h"

namespace dizin::lexicon {
namespace {

bool Has(const std::vector<Alias>& aliases, const std::string& name) {
  return std::any_of(aliases.begin(), aliases.end(),
                     [&name](const Alias& a) { return a.name == name; });
}

std::vector<LanguageId> Languages(std::initializer_list<const char*> codes) {
  std::vector<LanguageId> ids;
  for (const char* code : codes) ids.push_back(LanguageIdOf(code));
  return ids;
}

TEST(AliasesTest, PlacesHaveNamesInEveryLanguage) {
  Aliases aliases;
  aliases.AddPlaces(
      Languages({"en", "tr", "de", "ru", "ar", "zh", "el", "ja", "sr"}));
  struct Row {
    const char* why;
    const char* typed;
    const char* want;
  };
  static constexpr Row kRows[] = {
      {"a country", "germany", "Almanya"},
      {"its own name", "germany", "Deutschland"},
      {"Cyrillic", "almanya", "Германия"},
      {"Arabic", "deutschland", "ألمانيا"},
      {"Han", "германия", "德国"},
      {"traditional Han", "germany", "德國"},
      {"from Han", "德国", "Germany"},
      {"a city", "istanbul", "Стамбул"},
      {"a city in Greek", "стамбул", "Κωνσταντινούπολη"},
      {"two words", "new york", "纽约"},
      {"a hyphen", "нью йорк", "New York"},
      {"a former name", "burma", "Мьянма"},
      {"a city's former name", "kiev", "Киев"},
      {"the other script", "serbia", "Srbija"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    EXPECT_TRUE(Has(aliases.Find(row.typed), row.want));
  }
  EXPECT_TRUE(aliases.Find("kalin").empty());
  EXPECT_TRUE(aliases.Find("").empty());
  EXPECT_FALSE(Has(aliases.Find("germany"), "Germany"));
}

// Of a name, with hyphens as spaces.
std::string FoldOf(const std::string& name) {
  std::string fold = Fold(name);
  std::replace(fold.begin(), fold.end(), '-', ' ');
  return fold;
}

TEST(AliasesTest, EachPlaceIsFoundByEachOfItsNames) {
  const std::vector<std::string> codes = {
      "en", "tr", "vi", "ru", "el", "he", "ar", "fa", "hi", "ne", "bn", "ta",
      "te", "my", "km", "th", "ka", "hy", "am", "zh", "ja", "ko", "mn"};
  std::vector<LanguageId> languages;
  for (const std::string& code : codes) languages.push_back(LanguageIdOf(code));
  Aliases aliases;
  aliases.AddPlaces(languages);
  std::map<int, std::set<std::string>> names;  // by place
  for (const PlaceName& name : PlaceNames(codes)) {
    names[name.place].insert(name.name);
  }
  std::size_t found = 0;
  for (const auto& [place, all] : names) {
    for (const std::string& name : all) {
      const bool is_only_one =
          std::all_of(all.begin(), all.end(), [&](const std::string& other) {
            return FoldOf(other) == FoldOf(name);
          });
      if (is_only_one) continue;
      ASSERT_FALSE(aliases.Find(FoldOf(name)).empty()) << name;
      ++found;
    }
  }
  EXPECT_GT(found, 10'000U);
}

TEST(AliasesTest, ReadsAUsersFile) {
  Aliases aliases;
  EXPECT_TRUE(aliases.empty());
  aliases.AddFile(
      "# people\n"
      "Pope Francis\tJorge Mario Bergoglio\t Papa Francesco \r\n"
      "\n"
      "SSB\tSavunma Sanayii Başkanlığı\t\tPresidency of Defense Industries",
      "aliases.tsv");
  EXPECT_TRUE(Has(aliases.Find("pope francis"), "Papa Francesco"));
  EXPECT_TRUE(Has(aliases.Find("papa francesco"), "Jorge Mario Bergoglio"));
  EXPECT_TRUE(Has(aliases.Find("savunma sanayii baskanligi"), "SSB"));
  EXPECT_EQ(aliases.Find("ssb").size(), 2U);
  EXPECT_TRUE(aliases.Find("people").empty());
}

TEST(AliasesTest, RefusesWhatItCannotRead) {
  struct Row {
    const char* why;
    std::string text;
    const char* want;
  };
  const Row kRows[] = {
      {"one name", "a\tb\nAnkara\n",
       "f.tsv:2: a group needs two names, with a tab between them"},
      {"spaces for tabs", "Ankara  Angora",
       "f.tsv:1: a group needs two names, with a tab between them"},
      {"ill-formed", "#\n\na\tb\xFF", "f.tsv:3: a name is not UTF-8"},
      {"no letters", "a\t--", "f.tsv:1: '--' has no letter or digit"},
      {"too long", "a\t" + std::string(201, 'b'),
       "f.tsv:1: a name is over 200 bytes long"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    Aliases aliases;
    try {
      aliases.AddFile(row.text, "f.tsv");
      ADD_FAILURE() << "no error";
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), ErrorKind::kInput);
      EXPECT_STREQ(e.what(), row.want);
    }
    EXPECT_TRUE(aliases.empty());
  }
}

}  // namespace
}  // namespace dizin::lexicon
