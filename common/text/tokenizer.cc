#include "common/text/tokenizer.h"

#include <algorithm>
#include <utility>

namespace dizin {

std::uint32_t Tokenize(std::string_view text, std::uint32_t first_position,
                       std::vector<Token>* tokens) {
  tokens->clear();
  std::uint32_t position = first_position;
  UnitScanner scanner(text);
  for (Unit unit; scanner.Next(&unit);) {
    const std::string_view bytes =
        text.substr(unit.begin, unit.end - unit.begin);
    UnitTokens found = AnalyzeUnit(bytes, unit.kind, unit.in_capitals);
    for (Token& token : found.tokens) {
      token.begin += unit.begin;
      token.end += unit.begin;
      token.sentence_start = unit.sentence_start && token.position == 0;
      token.position += position;
      tokens->push_back(std::move(token));
    }
    position += found.positions;
  }
  return position;
}

}  // namespace dizin
