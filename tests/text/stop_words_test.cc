#include "common/text/stop_words.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/fold.h"
#include "common/text/stem.h"
#include "common/text/tokenizer.h"

namespace dizin {
namespace {

struct Row {
  std::string_view language;
  std::string_view words;
};

// The words of `text` as they are indexed.
std::vector<std::string> TermsOf(std::string_view text) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  std::vector<std::string> terms;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWord) terms.push_back(token.term);
  }
  return terms;
}

TEST(StopWordsTest, KnowsWhatHoldsSentencesTogether) {
  const Row rows[] = {
      {"ar", "من إلى في هذا التي كان ما هل عليها"},
      {"ca", "el la de què amb perquè són aquest"},
      {"da", "det og er ikke hvad hvornår skal"},
      {"de", "der die das und wie viele wurde über für nicht"},
      {"el", "και το της είναι ποιος πόσο από στην"},
      {"en", "the of what how many did they don't it's who'd wasn't"},
      {"es", "el de qué cuántos fue cuál está por"},
      {"eu", "da eta zer nor dira hau"},
      {"fi", "ja on mikä kuinka missä ovat se"},
      {"fr", "le qu'il était aujourd'hui combien quelle aux n'est pas"},
      {"ga", "agus an na tá cé bhí"},
      {"hi", "है के का क्या कौन में और"},
      {"hu", "a az és hogy mi ki volt hol"},
      {"hy", "և է որ ինչ ով"},
      {"id", "yang di dan apa siapa adalah"},
      {"it", "il dell'una che perché quanti è stato"},
      {"lt", "ir yra kas kur kaip buvo"},
      {"ne", "र छ के कहाँ को"},
      {"nl", "de het wat hoeveel werd van"},
      {"no", "og det er hva hvor ikkje"},
      {"nb", "og ikke hvorfor"},
      {"pt", "o que não é quantos foi pela"},
      {"ro", "și este ce câți la pentru"},
      {"ru", "и в не кто сколько был её еще из-за чём"},
      {"sr", "и је који шта koji šta gde"},
      {"hr", "i je koji što gdje"},
      {"sv", "och är vad hur när inte"},
      {"ta", "என்ன ஒரு யார் மற்றும்"},
      {"tr", "ve bir ne hangi kaç nedir için İçin mi olan"},
      {"yi", "און דער איז פֿון וואָס"},
  };
  for (const Row& row : rows) {
    for (const std::string& term : TermsOf(row.words)) {
      EXPECT_TRUE(IsStopWord(row.language, term))
          << row.language << ' ' << term;
    }
  }
}

TEST(StopWordsTest, LeavesWordsOfMeaning) {
  const Row rows[] = {
      {"ar", "علي الرئيس حرب أنقرة"},
      {"de", "Krieg Minister Haus"},
      {"en", "war minister house Ankara May"},
      {"es", "guerra ministro casa"},
      {"fr", "guerre ministre or"},
      {"it", "guerra ministro"},
      {"ru", "война министр дом"},
      {"tr", "savaş bakan su Kalın"},
  };
  for (const Row& row : rows) {
    for (const std::string& term : TermsOf(row.words)) {
      EXPECT_FALSE(IsStopWord(row.language, term))
          << row.language << ' ' << term;
    }
  }
}

TEST(StopWordsTest, KnowsOtherSpellings) {
  const Row rows[] = {
      {"tr", "icin İÇİN IÇIN nicin"},
      {"de", "fur uber FÜR"},
      {"ru", "ЕЩЁ еще"},
      {"el", "ΑΠΌ ΑΠΟ ΚΑΙ"},
      {"es", "que QUÉ cual"},
      {"en", "WHAT DON’T"},
      {"yi", "פון"},
  };
  for (const Row& row : rows) {
    for (const std::string& term : TermsOf(row.words)) {
      EXPECT_TRUE(IsStopWord(row.language, term))
          << row.language << ' ' << term;
    }
  }
}

TEST(StopWordsTest, EveryStemmerHasAList) {
  for (const std::string_view language : Stemmer::Languages()) {
    int known = 0;
    const char* const some[] = {"في",  "de", "og",  "und",  "και", "and", "y",
                                "eta", "ja", "et",  "agus", "और",  "és",  "ու",
                                "dan", "e",  "ir",  "र",    "en",  "og",  "și",
                                "и",   "i",  "och", "ஒரு",  "ve",  "און"};
    for (const char* word : some) known += IsStopWord(language, word) ? 1 : 0;
    EXPECT_GE(known, 1) << language;
  }
}

TEST(StopWordsTest, KnowsNothingOfOtherLanguages) {
  EXPECT_FALSE(IsStopWord("pl", "i"));
  EXPECT_FALSE(IsStopWord("", "the"));
  EXPECT_FALSE(IsStopWord("english", "the"));
  EXPECT_FALSE(IsStopWord("en", ""));
  EXPECT_FALSE(IsStopWord("zz", "the"));
}

}  // namespace
}  // namespace dizin
