#include "common/text/spelling_hash.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

// Every term of a unit that has a hash has the same one, and one position.
void CheckUnits(const std::string& text, SpellingHasher* hasher) {
  UnitScanner scanner(text);
  for (Unit unit; scanner.Next(&unit);) {
    const std::string_view bytes =
        std::string_view(text).substr(unit.begin, unit.end - unit.begin);
    const auto hash = hasher->Hash(bytes);
    if (!hash) continue;
    const UnitTokens cut = AnalyzeUnit(bytes, unit.kind, unit.in_capitals);
    EXPECT_EQ(cut.positions, 1U) << bytes;
    for (const Token& token : cut.tokens) {
      std::string_view term = token.term;
      if (token.kind == TokenKind::kAbbreviation) {
        term.remove_prefix(kAbbreviationPrefix.size());
      }
      EXPECT_EQ(hasher->Hash(term), hash) << bytes << " -> " << token.term;
    }
  }
}

TEST(SpellingHashTest, UnitesTheSpellingsOfAWord) {
  const std::vector<std::vector<const char*>> words = {
      {"kalin", "Kalin", "KALIN", "Kalın", "KALİN", "ＫＡＬＩＮ"},
      {"müller", "Muller", "Mu\u0308ller"},
      {"лодзь", "ЛОДЗЬ"},
      {"anadolu", "ANADOLU", "Ánadolu"},
      {"안카라"},
      {"安卡"},
      {"アンカラ", "ｱﾝｶﾗ"},
      {"أحمد", "احمد"},
  };
  SpellingHasher hasher;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto hash = hasher.Hash(words[i][0]);
    ASSERT_TRUE(hash.has_value()) << words[i][0];
    for (const char* spelling : words[i]) {
      EXPECT_EQ(hasher.Hash(spelling), hash) << spelling;
    }
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_NE(hasher.Hash(words[j][0]), hash) << words[i][0];
    }
  }
}

TEST(SpellingHashTest, DoesNotAnswerForWhatIsMoreThanLetters) {
  SpellingHasher hasher;
  for (const char* word :
       {"S-400", "s400", "l'Iran", "Ankara’da", "U.S.", "a\u00ADb", "Straße",
        "Анкарa", "\u1112\u1161\u11AB", "\xFF", "a\xE5\xAE", "😀", "𝐀",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}) {
    EXPECT_EQ(hasher.Hash(word), std::nullopt) << word;
  }
}

TEST(SpellingHashTest, AgreesWithTheTokenizerOnEveryLetter) {
  SpellingHasher hasher;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string letter = ToUtf8(std::u32string(1, c));
    CheckUnits(letter, &hasher);
    CheckUnits("ab" + letter + "c", &hasher);
    if (HasFailure()) FAIL() << std::hex << +c;
  }
}

TEST(SpellingHashTest, AgreesWithTheTokenizerOnAnyText) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  constexpr std::u32string_view kLetters =
      U"abIiıİSßÉéñ\u0301\u0307\u0308аАсСёЁйи\u0306αΑςΟ ابأإآى\u064B\u0653"
      U"\u0654שלּום\u05B8कुकीொ\u0BC6\u0BBEไทยที่安卡かがカｶﾞ\u3099ー한\u1112\u1161"
      U"\u11ABﬁﾡ\u3131'-.400\u200D\u00AD\u034F";
  SpellingHasher hasher;
  for (int round = 0; round < 20000; ++round) {
    std::u32string text;
    for (std::size_t i = random() % 8; i > 0; --i) {
      text += kLetters[random() % kLetters.size()];
    }
    CheckUnits(ToUtf8(text), &hasher);
    if (HasFailure()) FAIL() << ToUtf8(text);
  }
}

}  // namespace
}  // namespace dizin
