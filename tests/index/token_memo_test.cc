#include "common/index/token_memo.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

std::vector<TokenMemo::Token> Find(std::string_view bytes, UnitKind kind,
                                   bool in_capitals, TokenMemo* memo,
                                   std::uint32_t* positions = nullptr) {
  TokenMemo::Wanted wanted;
  const Unit unit = {.end = static_cast<std::uint32_t>(bytes.size()),
                     .kind = kind,
                     .in_capitals = in_capitals};
  memo->Want(bytes, {&unit, 1}, {&wanted, 1});
  memo->Prepare({&wanted, 1});
  const TokenMemo::Known known = memo->Find(&wanted);
  if (positions != nullptr) *positions = known.positions;
  return {known.tokens.begin(), known.tokens.end()};
}

void ExpectSame(std::string_view bytes, UnitKind kind, bool in_capitals,
                const TermDictionary& terms, TokenMemo* memo) {
  SCOPED_TRACE(bytes);
  const UnitTokens want = AnalyzeUnit(bytes, kind, in_capitals);
  std::uint32_t positions = 0;
  const auto got = Find(bytes, kind, in_capitals, memo, &positions);
  EXPECT_EQ(positions, want.positions);
  ASSERT_EQ(got.size(), want.tokens.size());
  for (std::size_t i = 0; i < want.tokens.size(); ++i) {
    EXPECT_EQ(terms.Term(got[i].term), want.tokens[i].term);
    EXPECT_EQ(got[i].position, want.tokens[i].position);
    EXPECT_EQ(got[i].kind, want.tokens[i].kind);
    EXPECT_EQ(got[i].capital, want.tokens[i].capital);
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
    Find(unit, UnitKind::kAlphabetic, false, &memo);
  }
  for (const std::string& unit : units) {
    const auto known = Find(unit, UnitKind::kAlphabetic, false, &memo);
    ASSERT_EQ(known.size(), 1U);
    ASSERT_EQ(terms.Term(known[0].term), unit);
  }
}

TEST(TokenMemoTest, UnitsLearntOnTheWayAreFound) {
  TermDictionary terms;
  TokenMemo memo(&terms);
  std::string text;
  std::vector<Unit> units;
  for (int i = 0; i < 30'000; ++i) {  // so many that the table grows
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += "word" + std::to_string(i / 3);
    units.push_back(
        {.begin = begin, .end = static_cast<std::uint32_t>(text.size())});
  }
  std::vector<TokenMemo::Wanted> wanted(units.size());
  memo.Want(text, units, wanted);
  memo.Prepare(wanted);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const TokenMemo::Known known = memo.Find(&wanted[i]);
    ASSERT_EQ(known.positions, 2U);
    const std::string number = std::to_string(i / 3);
    ASSERT_EQ(known.tokens.size(), 3U);
    ASSERT_EQ(terms.Term(known.tokens[0].term), "word");
    ASSERT_EQ(terms.Term(known.tokens[1].term), "word" + number);
    ASSERT_EQ(terms.Term(known.tokens[2].term), number);
  }
}

TEST(TokenMemoTest, TitleTermsAreInternedOnce) {
  TermDictionary terms;
  TokenMemo memo(&terms);
  const auto title_term = [&memo] {
    return memo.TitleTerm(
        Find("Ankara", UnitKind::kAlphabetic, false, &memo)[0].term);
  };
  const std::uint32_t id = title_term();
  EXPECT_EQ(terms.Term(id), "Sankara");
  EXPECT_EQ(title_term(), id);
}

}  // namespace
}  // namespace dizin::index
