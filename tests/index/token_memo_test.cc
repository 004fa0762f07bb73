#include "common/index/token_memo.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

void ExpectSame(std::string_view bytes, UnitKind kind, bool in_capitals,
                const TermDictionary& terms, TokenMemo* memo) {
  SCOPED_TRACE(bytes);
  const UnitTokens want = AnalyzeUnit(bytes, kind, in_capitals);
  const TokenMemo::Known got = memo->Find(bytes, kind, in_capitals);
  EXPECT_EQ(got.positions, want.positions);
  ASSERT_EQ(got.tokens.size(), want.tokens.size());
  for (std::size_t i = 0; i < want.tokens.size(); ++i) {
    EXPECT_EQ(terms.Term(got.tokens[i].term), want.tokens[i].term);
    EXPECT_EQ(got.tokens[i].position, want.tokens[i].position);
    EXPECT_EQ(got.tokens[i].kind, want.tokens[i].kind);
    EXPECT_EQ(got.tokens[i].capital, want.tokens[i].capital);
  }
}

TEST(TokenMemoTest, AnswersAsTheTokenizerDoes) {
  TermDictionary terms;
  TokenMemo memo(&terms);
  const std::vector<std::string> units = {"Ankara'nın",
                                          "S-400",
                                          "CAATSA",
                                          "U.S.",
                                          "a",
                                          "安卡",
                                          "ＡＢＣ",
                                          std::string(63, 'x'),
                                          std::string(64, 'x'),
                                          std::string(65, 'x'),
                                          std::string(100'000, 'x')};
  for (int round = 0; round < 3; ++round) {
    for (const std::string& unit : units) {
      for (const bool in_capitals : {false, true}) {
        ExpectSame(unit, UnitKind::kAlphabetic, in_capitals, terms, &memo);
      }
      ExpectSame(unit, UnitKind::kHan, false, terms, &memo);
    }
  }
}

TEST(TokenMemoTest, KeepsManyUnitsApart) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  TermDictionary terms;
  TokenMemo memo(&terms);
  std::vector<std::string> units;
  for (int i = 0; i < 40'000; ++i) {
    std::string unit;
    for (unsigned n = 1 + random() % 8; n > 0; --n) {
      unit += static_cast<char>('a' + random() % 26);
    }
    units.push_back(unit);
    memo.Find(unit, UnitKind::kAlphabetic, false);
  }
  for (const std::string& unit : units) {
    const auto known = memo.Find(unit, UnitKind::kAlphabetic, false);
    ASSERT_EQ(known.tokens.size(), 1U);
    ASSERT_EQ(terms.Term(known.tokens[0].term), unit);
  }
}

TEST(TokenMemoTest, TitleTermsAreInternedOnce) {
  TermDictionary terms;
  TokenMemo memo(&terms);
  const auto title_term = [&memo] {
    return memo.TitleTerm(
        &memo.Find("Ankara", UnitKind::kAlphabetic, false).tokens[0]);
  };
  const std::uint32_t id = title_term();
  EXPECT_EQ(terms.Term(id), "Sankara");
  EXPECT_EQ(title_term(), id);
}

}  // namespace
}  // namespace dizin::index
