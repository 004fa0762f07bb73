// What holds of every text, whatever is in it.

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "common/text/character_class.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"
#include "tests/text/random_text.h"

namespace dizin {
namespace {

std::string_view BytesOf(std::string_view text, const auto& span) {
  return text.substr(span.begin, span.end - span.begin);
}

bool IsBoundary(std::string_view text, std::size_t at) {
  return at == text.size() || !IsWellFormed(text) ||
         (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool IsBigram(UnitKind kind) {
  return kind == UnitKind::kHan || kind == UnitKind::kHiragana;
}

std::vector<Unit> UnitsOf(std::string_view text) {
  std::vector<Unit> units;
  UnitScanner scanner(text);
  for (Unit unit; scanner.Next(&unit);) units.push_back(unit);
  return units;
}

// Units lie in order inside the text, and nothing that belongs to a word is
// left between them.
void CheckUnits(std::string_view text) {
  std::size_t covered = 0;
  std::size_t begin = 0;
  const ClassedText classed(text);
  const auto check_gap = [&](std::size_t until) {
    for (std::size_t at = covered; at < until;) {
      const ClassedChar c = classed.At(at);
      ASSERT_FALSE(IsWordClass(c.cls)) << at << " is in no unit";
      at += c.size;
    }
  };
  for (const Unit& unit : UnitsOf(text)) {
    ASSERT_LT(unit.begin, unit.end);
    ASSERT_LE(unit.end, text.size());
    ASSERT_TRUE(IsBoundary(text, unit.begin) && IsBoundary(text, unit.end));
    ASSERT_LE(begin, unit.begin);
    ASSERT_TRUE(unit.begin >= covered || IsBigram(unit.kind));
    ASSERT_NO_FATAL_FAILURE(check_gap(unit.begin));
    begin = unit.begin;
    covered = unit.end;
  }
  check_gap(text.size());
}

bool InOrder(const Token& a, const Token& b) {
  return std::tie(a.begin, a.position, a.kind) <=
         std::tie(b.begin, b.position, b.kind);
}

void CheckTerm(std::string_view term) {
  ASSERT_FALSE(term.empty());
  ASSERT_LE(term.size(), kMaxTermBytes);
  ASSERT_TRUE(IsWellFormed(term));
  for (Utf8Reader reader(term); !reader.AtEnd();) {
    ASSERT_NE(ClassOf(reader.Next()), CharClass::kSpace) << term;
  }
}

void CheckTokens(std::string_view text) {
  std::vector<Token> tokens;
  const std::uint32_t behind = Tokenize(text, 7, &tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    ASSERT_LT(token.begin, token.end);
    ASSERT_LE(token.end, text.size());
    ASSERT_TRUE(IsBoundary(text, token.begin) && IsBoundary(text, token.end));
    ASSERT_GE(token.position, 7U);
    ASSERT_LT(token.position, behind);
    ASSERT_NO_FATAL_FAILURE(CheckTerm(token.term));
    ASSERT_EQ(token.kind == TokenKind::kAbbreviation,
              token.term.starts_with(kAbbreviationPrefix));
    if (i == 0) continue;
    ASSERT_TRUE(InOrder(tokens[i - 1], token));
    ASSERT_LE(tokens[i - 1].position, token.position);
  }
}

// What a token stands on is found by typing it.
void CheckSurfaces(std::string_view text) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  for (const Token& token : tokens) {
    // ICU's dictionaries look at the neighbours too.
    if (token.unit == UnitKind::kSoutheastAsian) continue;
    std::vector<Token> typed;
    const std::string_view surface = BytesOf(text, token);
    Tokenize(surface, 1, &typed);
    ASSERT_TRUE(std::any_of(typed.begin(), typed.end(),
                            [&token](const Token& t) {
                              return t.term == token.term &&
                                     t.kind == token.kind &&
                                     t.capital == token.capital;
                            }))
        << token.term << " from «" << surface << "»";
  }
}

using Cut = std::vector<std::pair<std::string, std::uint32_t>>;

Cut CutOf(std::string_view text) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  Cut cut;
  for (const Token& token : tokens) cut.push_back({token.term, token.position});
  return cut;
}

std::string Normalize(const icu::Normalizer2& form, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  form.normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  EXPECT_TRUE(U_SUCCESS(status));
  return out;
}

// Composed or not, a text is cut alike.
void CheckNormalForms(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string nfc =
      Normalize(*icu::Normalizer2::getNFCInstance(status), text);
  const std::string nfd =
      Normalize(*icu::Normalizer2::getNFDInstance(status), text);
  ASSERT_EQ(CutOf(nfc), CutOf(nfd)) << nfd;
}

void CheckAll(const std::string& text) {
  SCOPED_TRACE(text);
  ASSERT_NO_FATAL_FAILURE(CheckUnits(text));
  ASSERT_NO_FATAL_FAILURE(CheckTokens(text));
  ASSERT_NO_FATAL_FAILURE(CheckSurfaces(text));
  if (!IsWellFormed(text)) return;
  ASSERT_NO_FATAL_FAILURE(CheckNormalForms(text));
}

TEST(TokenizerPropertyTest, HoldsOfRandomTexts) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 12000; ++i) {
    ASSERT_NO_FATAL_FAILURE(CheckAll(RandomText(&random, 24)));
  }
}

TEST(TokenizerPropertyTest, HoldsOfRandomBytes) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 6000; ++i) {
    std::string text = RandomText(&random, 12);
    for (char& c : text) {
      if (random() % 8 == 0) c = static_cast<char>(random());
    }
    ASSERT_NO_FATAL_FAILURE(CheckAll(text));
  }
}

TEST(TokenizerPropertyTest, HoldsOfEveryCharacterInAWord) {
  for (char32_t c = 1; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    // Of the long rows of equals a few will do.
    if (c >= 0x3400 && c <= 0xF8FF && c % 41 != 0) continue;
    if (c >= 0x12000 && c % 61 != 0) continue;
    ASSERT_NO_FATAL_FAILURE(CheckAll("a" + ToUtf8({&c, 1}) + "B2"))
        << std::hex << +c;
  }
}

TEST(TokenizerPropertyTest, AnalyzesAnyBytesAsAnyKind) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 6000; ++i) {
    const std::string text = RandomText(&random, 12);
    SCOPED_TRACE(text);
    for (int kind = 0; kind <= static_cast<int>(UnitKind::kSoutheastAsian);
         ++kind) {
      const UnitTokens found =
          AnalyzeUnit(text, static_cast<UnitKind>(kind), i % 2 == 0);
      ASSERT_EQ(found.tokens.empty(), found.positions == 0);
      for (const Token& token : found.tokens) {
        ASSERT_LT(token.position, found.positions);
        ASSERT_LE(token.end, text.size());
        ASSERT_NO_FATAL_FAILURE(CheckTerm(token.term));
      }
    }
  }
}

}  // namespace
}  // namespace dizin
