#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/query/leaves.h"
#include "common/query/pieces.h"
#include "common/query/ranges.h"
#include "common/query/source.h"

namespace dizin::query {
namespace {

// Behind a leaf that has no score and no spelling.
void RefuseSuffix(Reader* reader, const std::string& field) {
  const std::size_t place = reader->at;
  const Suffix suffix = ReadSuffix(reader);
  if (suffix.boost < 0 && suffix.tilde < 0) return;
  reader->Complain(place, "^ and ~ do not go with " + field + ":",
                   "^ and ~ after " + field + ": were left out");
}

// One value of a list, moving the reader behind it; "" if none is there.
std::string ReadValue(Reader* reader) {
  const Source& source = reader->source();
  if (reader->AtEnd()) return "";
  if (OpensPhrase(reader->role())) {
    auto [begin, end] = TakeQuoted(reader);
    while (begin < end && source[begin].role == ' ') ++begin;
    while (end > begin && source[end - 1].role == ' ') --end;
    return source.Text(begin, end);
  }
  const std::size_t begin = reader->at;
  int open = 0;
  for (; !reader->AtEnd(); ++reader->at) {
    const char role = reader->role();
    if (role == '(') ++open;
    if (role == ')' && --open < 0) break;
    const bool bracket = role == '(' || role == ')';
    if ((EndsWord(role) && !bracket) || role == ',' || role == '^') break;
  }
  return source.Text(begin, reader->at);
}

bool TakeComma(Reader* reader) {
  const char32_t c = reader->source()[reader->at].c;
  const bool comma = reader->role() == ',' || reader->role() == kSeparator;
  if (!comma || c == U';') return false;
  // "lang:tr, nato" is a list of one and a word.
  const std::size_t next = reader->at + 1;
  if (next >= reader->source().size() || reader->role(next) == ' ' ||
      reader->role(next) == ')') {
    return false;
  }
  ++reader->at;
  return true;
}

// lang:(tr ru), lang:(tr OR ru)
void ReadGroupOfValues(Reader* reader, const std::string& field,
                       std::vector<std::string>* values) {
  const std::size_t open = reader->at++;
  while (true) {
    reader->SkipSpaces();
    if (reader->AtEnd()) {
      reader->Complain(open, "no closing parenthesis for this one: add )",
                       "closing parenthesis added at the end");
      return;
    }
    if (reader->role() == ')') {
      ++reader->at;
      return;
    }
    const OperatorToken token = reader->PeekOperator();
    if (token.kind != Operator::kNone) {
      if (token.kind != Operator::kOr) {
        reader->Complain(reader->at,
                         "between the values of " + field + ": stands OR",
                         token.name + " in " + field + ":( ) was read as OR");
      }
      reader->at = token.end;
      continue;
    }
    const std::size_t before = reader->at;
    std::string value = ReadValue(reader);
    if (!value.empty()) values->push_back(std::move(value));
    if (reader->at > before) continue;
    reader->Complain(before, "only values stand in " + field + ":( )",
                     "a sign in " + field + ":( ) was left out");
    ++reader->at;
  }
}

std::optional<Node> MakeRange(Reader* reader, const Context& context,
                              std::size_t place, const Bounds& bounds) {
  if (bounds.swapped) {
    reader->Complain(place, "the range runs backwards",
                     "the ends of " + context.field + ":" + bounds.low + ".." +
                         bounds.high + " were swapped");
  }
  reader->CountWords();
  Node node;
  node.kind = Kind::kRange;
  node.field = context.field;
  node.low = bounds.low;
  node.high = bounds.high;
  return node;
}

}  // namespace

std::optional<Node> ReadFieldRange(Reader* reader, const Context& context,
                                   std::size_t begin, std::size_t end) {
  const std::string text = reader->source().Ascii(begin, end);
  if (KindOf(context.field) != FieldKind::kFurther || !LooksLikeRange(text)) {
    return std::nullopt;
  }
  std::optional<Bounds> bounds = ReadNumbers(text);
  if (!bounds) bounds = ReadDates(text, reader->options().now_seconds);
  if (bounds) return MakeRange(reader, context, begin, *bounds);
  reader->Complain(
      begin,
      Short(text) + " is no range of numbers or dates; write " + context.field +
          ":10..20",
      Short(text) + " was read as a word: no range of numbers or dates");
  return std::nullopt;
}

std::optional<Node> ReadValues(Reader* reader, const Context& context) {
  const std::size_t place = reader->at;
  Node node;
  node.kind = Kind::kValues;
  node.field = context.field;
  if (reader->role() == '(') {
    ReadGroupOfValues(reader, context.field, &node.values);
  } else {
    do {
      std::string value = ReadValue(reader);
      if (!value.empty()) node.values.push_back(std::move(value));
    } while (TakeComma(reader));
  }
  RefuseSuffix(reader, context.field);
  if (node.values.empty()) {
    reader->Complain(place, context.field + ": needs a value",
                     context.field + ": without a value was left out");
    return std::nullopt;
  }
  if (context.field == "lang") {
    for (std::string& value : node.values) value = AsciiLower(value);
  }
  reader->CountWords(node.values.size());
  return node;
}

std::optional<Node> ReadDate(Reader* reader, const Context& context) {
  const Source& source = reader->source();
  const std::size_t place = reader->at;
  std::string text;
  if (OpensPhrase(reader->role())) {
    const auto [begin, end] = TakeQuoted(reader);
    text = source.Ascii(begin, end);
  } else {
    std::size_t end = place;
    while (end < source.size() && !EndsWord(source[end].role) &&
           source[end].role != '^') {
      ++end;
    }
    reader->at = end;
    StripPunctuation(source, place, &end);
    text = source.Ascii(place, end);
  }
  RefuseSuffix(reader, context.field);
  const std::optional<Bounds> bounds =
      ReadDates(text, reader->options().now_seconds);
  if (bounds) return MakeRange(reader, context, place, *bounds);
  reader->Complain(
      place,
      Short(text) +
          " is no date; write date:2021-02-11, date:2021-02..2021-03 "
          "or date:last-30-days",
      context.field + ":" + Short(text) + " was left out: not a date");
  return std::nullopt;
}

}  // namespace dizin::query
