#include "common/index/filter_query.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/date.h"
#include "common/error.h"
#include "common/index/schema.h"
#include "common/index/word_query.h"
#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

using Xapian::Query;

Query WordsOfField(std::string_view field, const std::string& value) {
  std::vector<Token> tokens;
  Tokenize(value, 1, &tokens);
  std::vector<Query> queries;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWord) {
      queries.push_back(TermsQuery(FieldPrefix(field), {&token.term, 1}));
    }
  }
  return {Query::OP_AND, queries.begin(), queries.end()};
}

Query ValueQuery(std::string_view field, const std::string& value) {
  if (field == "id") return Query(IdTerm(value));
  if (field == "lang") return Query(LanguageTerm(value));
  if (field == "source") return Query(SourceTerm(value));
  return WordsOfField(field, value);
}

enum class Bound : std::uint8_t { kLow, kHigh };

std::optional<double> NumberOf(std::string_view text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  if (code != std::errc() || stop != end) return std::nullopt;
  return number;
}

// The value that the bound stands for in a field that holds `kind`.
double ValueOf(const query::Node& node, Bound which, std::uint8_t kind) {
  const std::string& text = which == Bound::kLow ? node.low : node.high;
  const bool dates_only = (kind & (kHoldsDates | kHoldsNumbers)) == kHoldsDates;
  if (!dates_only) {
    if (const auto number = NumberOf(text)) return *number;
  }
  const auto date = ParseDate(text);
  if (!date) {
    throw Error(ErrorKind::kUsage, node.field + ": \"" + text +
                                       "\" is neither a number nor a date");
  }
  return static_cast<double>(which == Bound::kLow ? date->seconds
                                                  : date->EndSeconds() - 1);
}

}  // namespace

Query ValuesQuery(const query::Node& node) {
  std::vector<Query> queries;
  for (const std::string& value : node.values) {
    queries.push_back(ValueQuery(node.field, value));
  }
  return {Query::OP_OR, queries.begin(), queries.end()};
}

Query RangeQuery(const query::Node& node, const FieldKinds& kinds) {
  std::uint8_t kind = kHoldsDates;
  std::uint32_t slot = kDateSlot;
  if (node.field != "date") {
    const auto known = kinds.find(node.field);
    if (known == kinds.end()) return Query::MatchNothing;
    kind = known->second;
    slot = FieldSlot(node.field);
  }
  std::string low, high;
  if (!node.low.empty()) {
    low = Xapian::sortable_serialise(ValueOf(node, Bound::kLow, kind));
  }
  if (!node.high.empty()) {
    high = Xapian::sortable_serialise(ValueOf(node, Bound::kHigh, kind));
  }
  if (node.high.empty()) return {Query::OP_VALUE_GE, slot, low};
  if (node.low.empty()) return {Query::OP_VALUE_LE, slot, high};
  return {Query::OP_VALUE_RANGE, slot, low, high};
}

}  // namespace dizin::index
