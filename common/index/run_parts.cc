#include "common/index/run_parts.h"

#include <algorithm>
#include <span>

#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace dizin::index {
namespace {

constexpr std::size_t kLongestWord = 4;  // characters of Han or hiragana
constexpr std::size_t kMostScraps = 2;   // words of Thai that may be one name

bool IsUnspaced(UnitKind unit) {
  return unit != UnitKind::kAlphabetic && unit != UnitKind::kHangul;
}

bool IsCutInBigrams(UnitKind unit) {
  return unit == UnitKind::kHan || unit == UnitKind::kHiragana;
}

std::string_view TextOf(std::string_view typed, std::span<const Token> run) {
  return typed.substr(run.front().begin, run.back().end - run.front().begin);
}

// Tokens of one script that touch or overlap.
std::vector<std::span<const Token>> RunsOf(const std::vector<Token>& tokens) {
  std::vector<std::span<const Token>> runs;
  for (std::size_t begin = 0, i = 1; i <= tokens.size(); ++i) {
    if (i < tokens.size() && IsUnspaced(tokens[i].unit) &&
        tokens[i].unit == tokens[begin].unit &&
        tokens[i].begin <= tokens[i - 1].end) {
      continue;
    }
    runs.push_back(std::span(tokens).subspan(begin, i - begin));
    begin = i;
  }
  return runs;
}

bool IsShort(std::string_view typed, std::span<const Token> run) {
  const UnitKind unit = run.front().unit;
  if (IsCutInBigrams(unit)) {
    return CodePointCount(TextOf(typed, run)) <= kLongestWord;
  }
  return unit != UnitKind::kSoutheastAsian || run.size() <= kMostScraps;
}

void AddParts(std::string_view typed, std::span<const Token> run,
              std::vector<RunPart>* parts) {
  const UnitKind unit = run.front().unit;
  const std::string_view text = TextOf(typed, run);
  if (unit == UnitKind::kHiragana && CodePointCount(text) == 1) return;
  if (unit != UnitKind::kSoutheastAsian && IsShort(typed, run)) {
    parts->push_back({std::string(text), unit == UnitKind::kHiragana});
    return;
  }
  for (const Token& token : run) {
    const std::string_view word =
        typed.substr(token.begin, token.end - token.begin);
    if (CodePointCount(word) > 1) parts->push_back({std::string(word), true});
  }
}

}  // namespace

std::vector<RunPart> RunParts(std::string_view typed) {
  std::vector<Token> tokens;
  Tokenize(typed, 1, &tokens);
  std::erase_if(tokens,
                [](const Token& t) { return t.kind != TokenKind::kWord; });
  if (std::none_of(tokens.begin(), tokens.end(),
                   [](const Token& t) { return IsUnspaced(t.unit); })) {
    return {};
  }
  const auto runs = RunsOf(tokens);
  if (runs.size() == 1 && IsShort(typed, runs.front())) return {};
  std::vector<RunPart> parts;
  for (const auto& run : runs) AddParts(typed, run, &parts);
  if (parts.size() > kMaxRunParts) parts.resize(kMaxRunParts);
  return parts;
}

}  // namespace dizin::index
