#include "tests/text/token_properties.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "common/text/character_class.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

std::string_view BytesOf(std::string_view text, const auto& span) {
  return text.substr(span.begin, span.end - span.begin);
}

// In ill-formed text a stray byte is a character.
bool IsBoundary(std::string_view text, std::size_t at) {
  return at == text.size() || !IsWellFormed(text) ||
         (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool IsSpan(std::string_view text, const auto& span) {
  return span.begin < span.end && span.end <= text.size() &&
         IsBoundary(text, span.begin) && IsBoundary(text, span.end);
}

bool IsBigram(UnitKind kind) {
  return kind == UnitKind::kHan || kind == UnitKind::kHiragana;
}

bool HasWord(const ClassedText& text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end;) {
    const ClassedChar c = text.At(at);
    if (IsWordClass(c.cls)) return true;
    at += c.size;
  }
  return false;
}

// Many at once are those that come one by one.
bool SameAtOnce(std::string_view text) {
  UnitScanner scanner(text);
  UnitScanner by_three(text);
  std::array<Unit, 3> three;
  for (std::size_t count = 3; count == 3;) {
    count = by_three.Next(three);
    for (std::size_t i = 0; i < count; ++i) {
      Unit unit;
      if (!scanner.Next(&unit) || unit != three[i]) return false;
    }
  }
  Unit behind;
  return !scanner.Next(&behind);
}

std::string BrokenUnits(std::string_view text) {
  if (!SameAtOnce(text)) return "units read three at once";
  const ClassedText classed(text);
  std::size_t covered = 0;
  std::size_t begin = 0;
  UnitScanner scanner(text);
  for (Unit unit; scanner.Next(&unit);) {
    const std::string unit_text(BytesOf(text, unit));
    if (!IsSpan(text, unit)) return "a unit's span: " + unit_text;
    if (unit.begin < begin) return "units out of order: " + unit_text;
    if (unit.begin < covered && !IsBigram(unit.kind)) {
      return "units overlap: " + unit_text;
    }
    if (HasWord(classed, covered, unit.begin)) {
      return "a word is left out before " + unit_text;
    }
    begin = unit.begin;
    covered = unit.end;
  }
  return HasWord(classed, covered, text.size()) ? "a word is left at the end"
                                                : "";
}

std::string BrokenTerm(const Token& token) {
  const std::string& term = token.term;
  if (term.empty()) return "an empty term";
  if (term.size() > kMaxTermBytes) return "a long term: " + term;
  if (!IsWellFormed(term)) return "an ill-formed term: " + term;
  for (Utf8Reader reader(term); !reader.AtEnd();) {
    if (ClassOf(reader.Next()) == CharClass::kSpace) {
      return "a space in a term: " + term;
    }
  }
  const bool abbreviation = term.starts_with(kAbbreviationPrefix);
  return abbreviation == (token.kind == TokenKind::kAbbreviation)
             ? ""
             : "the prefix of " + term;
}

bool InOrder(const Token& a, const Token& b) {
  return std::tie(a.begin, a.position, a.kind) <=
             std::tie(b.begin, b.position, b.kind) &&
         a.position <= b.position;
}

std::string BrokenTokens(std::string_view text) {
  constexpr std::uint32_t kFirst = 7;
  std::vector<Token> tokens;
  const std::uint32_t behind = Tokenize(text, kFirst, &tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!IsSpan(text, token)) return "the span of " + token.term;
    if (token.position < kFirst || token.position >= behind) {
      return "the position of " + token.term;
    }
    if (std::string broken = BrokenTerm(token); !broken.empty()) return broken;
    if (i > 0 && !InOrder(tokens[i - 1], token)) {
      return "tokens out of order: " + token.term;
    }
  }
  return "";
}

std::string BrokenSurfaces(std::string_view text) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  std::vector<Token> typed;
  for (const Token& token : tokens) {
    if (token.unit == UnitKind::kSoutheastAsian) continue;
    const std::string_view surface = BytesOf(text, token);
    Tokenize(surface, 1, &typed);
    const bool found =
        std::any_of(typed.begin(), typed.end(), [&token](const Token& t) {
          return t.term == token.term && t.kind == token.kind &&
                 t.capital == token.capital;
        });
    if (!found) {
      return token.term + " is not found by typing " + std::string(surface);
    }
  }
  return "";
}

std::vector<std::pair<std::string, std::uint32_t>> CutOf(
    std::string_view text) {
  std::vector<Token> tokens;
  Tokenize(text, 1, &tokens);
  std::vector<std::pair<std::string, std::uint32_t>> cut;
  for (Token& token : tokens) {
    cut.emplace_back(std::move(token.term), token.position);
  }
  return cut;
}

std::string BrokenNormalForms(std::string_view text) {
  if (!IsWellFormed(text)) return "";
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return "no normalization data";
  const auto given = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string composed;
  std::string decomposed;
  nfc->normalize(given, status).toUTF8String(composed);
  nfd->normalize(given, status).toUTF8String(decomposed);
  if (U_FAILURE(status)) return "it cannot be normalized";
  return CutOf(composed) == CutOf(decomposed) ? "" : "NFC and NFD differ";
}

}  // namespace

std::string BrokenProperty(std::string_view text) {
  for (const auto check :
       {BrokenUnits, BrokenTokens, BrokenSurfaces, BrokenNormalForms}) {
    if (std::string broken = check(text); !broken.empty()) return broken;
  }
  return "";
}

std::string BrokenUnit(std::string_view bytes, UnitKind kind,
                       bool in_capitals) {
  const UnitTokens found = AnalyzeUnit(bytes, kind, in_capitals);
  if (found.tokens.empty() != (found.positions == 0)) return "positions";
  for (const Token& token : found.tokens) {
    if (token.position >= found.positions) return "the place of " + token.term;
    if (!IsSpan(bytes, token)) return "the span of " + token.term;
    if (std::string broken = BrokenTerm(token); !broken.empty()) return broken;
  }
  return "";
}

}  // namespace dizin
