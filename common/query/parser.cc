#include "common/query/parser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/error.h"
#include "common/query/capitals.h"
#include "common/query/combine.h"
#include "common/query/leaves.h"
#include "common/query/pieces.h"
#include "common/query/reader.h"
#include "common/query/source.h"

namespace dizin::query {
namespace {

// The grammar, loosest first; each rule is a function of its name.
//   bag     := or*
//   or      := and (OR and)*
//   and     := signed (AND signed)*
//   signed  := (NOT | "-" | "+")* near
//   near    := primary (NEAR primary)*
//   primary := field? mark* ( "(" bag ")" | phrase | values | word ) suffix*
class Parser {
 public:
  Parser(const Source& source, const ParseOptions& options, bool headline)
      : reader_(source, options, headline), options_(options) {}

  Node Parse();
  std::vector<std::string> TakeNotes() { return reader_.TakeNotes(); }

 private:
  Node ParseBag(const Context& context);
  std::optional<AndChain> ParseOr(const Context& context);
  std::optional<AndChain> ParseAnd(const Context& context);
  std::optional<Operand> ParseSigned(const Context& context);
  std::optional<Node> ParseNear(const Context& context);
  std::optional<Node> ParsePrimary(Context context);
  std::optional<Node> ParseGroup(const Context& context);

  // Takes the binary operator that stands next, if it is `kind`; one that
  // nothing follows is complained of, left out and not answered.
  std::optional<OperatorToken> TakeOperator(Operator kind);
  // Leaves out binary operators that stand next: at the start, after another.
  void RefuseOperators(const std::string& where);
  // Reads + - and NOT. Answers the sign of what follows.
  Occur TakeSigns();
  bool TakeSign(Occur* sign);
  bool AtClosing() const {
    return reader_.AtEnd() || (reader_.role() == ')' && depth_ > 0);
  }
  std::string Closing() const {
    return reader_.AtEnd() ? "at the end" : "before )";
  }

  // A NEAR of operands that cannot stand in one.
  Node NearAsAnd(std::size_t place, std::vector<Node> operands);
  int CheckedDistance(const OperatorToken& token);

  Reader reader_;
  const ParseOptions& options_;
  std::size_t depth_ = 0;
};

[[noreturn]] void ThrowTooDeep() {
  throw Error(ErrorKind::kUsage, "the query is nested deeper than " +
                                     std::to_string(kMaxQueryDepth) +
                                     " levels: take out parentheses");
}

Node Parser::Parse() {
  Node root = ParseBag({});
  if (Depth(root) > kMaxQueryDepth) ThrowTooDeep();
  return root;
}

Node Parser::ParseBag(const Context& context) {
  std::vector<AndChain> chains;
  while (true) {
    reader_.SkipSpaces();
    if (AtClosing()) break;
    if (reader_.role() == ')') {
      reader_.Complain(reader_.at, "nothing is open that this ) would close",
                       "a ) without a ( was left out");
      ++reader_.at;
      continue;
    }
    RefuseOperators(chains.empty() ? "at the start" : "without a word before");
    reader_.SkipSpaces();
    if (AtClosing() || reader_.role() == ')') continue;
    if (auto chain = ParseOr(context)) chains.push_back(std::move(*chain));
  }
  return JoinBag(std::move(chains), options_.match_all);
}

std::optional<AndChain> Parser::ParseOr(const Context& context) {
  const std::size_t place = reader_.at;
  std::vector<AndChain> any;
  if (auto chain = ParseAnd(context)) any.push_back(std::move(*chain));
  while (TakeOperator(Operator::kOr)) {
    if (auto chain = ParseAnd(context)) any.push_back(std::move(*chain));
  }
  if (any.empty()) return std::nullopt;
  if (any.size() == 1) return std::move(any[0]);
  Node node;
  node.kind = Kind::kOr;
  for (AndChain& chain : any) {
    if (chain.size() == 1 && chain[0].sign == Occur::kMust) {
      reader_.Complain(place, "+ and OR contradict each other: leave one out",
                       "+ beside OR was left out");
    }
    node.children.push_back(JoinAnd(std::move(chain)));
  }
  AndChain chain;
  chain.push_back({std::move(node), Occur::kMay});
  return chain;
}

std::optional<AndChain> Parser::ParseAnd(const Context& context) {
  AndChain chain;
  if (auto operand = ParseSigned(context)) chain.push_back(std::move(*operand));
  while (TakeOperator(Operator::kAnd)) {
    if (auto operand = ParseSigned(context)) {
      chain.push_back(std::move(*operand));
    }
  }
  if (chain.empty()) return std::nullopt;
  return chain;
}

std::optional<Operand> Parser::ParseSigned(const Context& context) {
  const Occur sign = TakeSigns();
  if (AtClosing() || reader_.role() == ')') return std::nullopt;
  std::optional<Node> node = ParseNear(context);
  if (!node) return std::nullopt;
  return Signed(std::move(*node), sign);
}

Occur Parser::TakeSigns() {
  Occur sign = Occur::kMay;
  while (true) {
    reader_.SkipSpaces();
    const OperatorToken token = reader_.PeekOperator();
    if (token.kind == Operator::kNot) {
      reader_.at = token.end;
      reader_.SkipSpaces();
      RefuseOperators("after NOT");
      if (AtClosing()) {
        reader_.Complain(token.begin, "NOT needs a word after it",
                         "NOT " + Closing() + " was left out");
        return sign;
      }
      sign = sign == Occur::kMustNot ? Occur::kMay : Occur::kMustNot;
    } else if (!TakeSign(&sign)) {
      return sign;
    }
  }
}

// A sign stands right before what it is about; alone it is a dash.
bool Parser::TakeSign(Occur* sign) {
  const char role = reader_.role();
  if (role != '+' && role != '-') return false;
  const std::size_t place = reader_.at++;
  const bool alone = reader_.AtEnd() || reader_.role() == ' ' ||
                     reader_.role() == kSeparator || reader_.role() == ')';
  if (alone) {
    const std::string typed(1, role);
    reader_.Complain(place, "no space may follow " + typed,
                     "a lone " + typed + " was left out");
  } else if (role == '+') {
    if (*sign == Occur::kMay) *sign = Occur::kMust;
  } else {
    *sign = *sign == Occur::kMustNot ? Occur::kMay : Occur::kMustNot;
  }
  return true;
}

std::optional<Node> Parser::ParseNear(const Context& context) {
  const std::size_t place = reader_.at;
  std::vector<Node> operands;
  if (auto node = ParsePrimary(context)) operands.push_back(std::move(*node));
  Node model;
  bool first = true;
  while (auto token = TakeOperator(Operator::kNear)) {
    const int distance = CheckedDistance(*token);
    if (first) {
      model.slop = distance;
      model.ordered = token->ordered;
    } else if (model.slop != distance || model.ordered != token->ordered) {
      model.slop = std::max(model.slop, distance);
      model.ordered = model.ordered && token->ordered;
      const std::string name =
          (model.ordered ? "ADJ/" : "NEAR/") + std::to_string(model.slop);
      reader_.Complain(token->begin,
                       "one chain of NEAR or ADJ has one distance",
                       "a chain of NEAR and ADJ was read as " + name);
    }
    first = false;
    reader_.SkipSpaces();
    Occur ignored = Occur::kMay;
    if (reader_.PeekOperator().kind == Operator::kNot || TakeSign(&ignored)) {
      reader_.Complain(token->end, "no sign may follow NEAR or ADJ",
                       "the sign after NEAR was left out");
      TakeSigns();
      if (AtClosing() || reader_.role() == ')') break;
    }
    if (auto node = ParsePrimary(context)) operands.push_back(std::move(*node));
  }
  if (operands.empty()) return std::nullopt;
  if (operands.size() == 1) return std::move(operands[0]);
  const auto places = NearPlaces(operands);
  if (!places) return NearAsAnd(place, std::move(operands));
  const bool boosted =
      std::any_of(operands.begin(), operands.end(),
                  [](const Node& node) { return node.boost != 1; });
  if (boosted) {
    reader_.Complain(place, "^ goes after the whole: (a NEAR b)^2",
                     "^ inside NEAR was left out");
  }
  std::size_t words = 0;
  for (const std::vector<Node>& alternatives : *places) {
    for (const Node& node : alternatives) {
      words += std::max<std::size_t>(node.children.size(), 1);
    }
  }
  reader_.CountWords(CountCombinedWords(*places) - words);
  return JoinNear(*places, model);
}

Node Parser::NearAsAnd(std::size_t place, std::vector<Node> operands) {
  reader_.Complain(place,
                   "NEAR and ADJ stand between words, phrases and groups of "
                   "alternatives (a OR b), all of one field",
                   "NEAR or ADJ was read as AND: it stands between words, "
                   "phrases and groups of alternatives of one field");
  AndChain chain;
  for (Node& node : operands) {
    chain.push_back(Signed(std::move(node), Occur::kMay));
  }
  return JoinAnd(std::move(chain));
}

int Parser::CheckedDistance(const OperatorToken& token) {
  const int distance = std::clamp(token.distance, 1, kMaxDistance);
  if (distance != token.distance) {
    reader_.Complain(
        token.begin,
        "the distance of NEAR and ADJ is from 1 to " +
            std::to_string(kMaxDistance),
        token.name + " was read with the distance " + std::to_string(distance));
  }
  return distance;
}

std::optional<Node> Parser::ParsePrimary(Context context) {
  reader_.SkipSpaces();
  const auto take_marks = [this, &context] {
    for (; reader_.role() == '=' || reader_.role() == '~'; ++reader_.at) {
      const char next = reader_.role(reader_.at + 1);
      const bool last = reader_.at + 1 >= reader_.source().size();
      if (last || (EndsWord(next) && next != '(' && !OpensPhrase(next))) break;
      context.match = reader_.role() == '=' ? Match::kExact : Match::kSounds;
    }
  };
  take_marks();
  const std::size_t place = reader_.at;
  const std::string name = reader_.AtEnd() ? "" : ReadFieldName(&reader_);
  if (!name.empty()) {
    context.field = name;
    const bool operator_follows =
        reader_.role(reader_.at - 1) == ' ' &&
        reader_.PeekOperator().kind != Operator::kNone;
    if (reader_.AtEnd() || reader_.role() == ')' || operator_follows) {
      reader_.Complain(place, name + ": needs a word right after it",
                       name + ": without a word was left out");
      return std::nullopt;
    }
    if (KindOf(name) == FieldKind::kValues) {
      return ReadValues(&reader_, context);
    }
    take_marks();
  }
  const char role = reader_.role();
  if (role == '(') return ParseGroup(context);
  if (role == '|' || role == kCloseCorner) {
    reader_.Complain(reader_.at, "a sign without an opening one",
                     reader_.source().Text(reader_.at, reader_.at + 1) +
                         " on its own was left out");
    ++reader_.at;
    return std::nullopt;
  }
  if (KindOf(context.field) == FieldKind::kDate) {
    return ReadDate(&reader_, context);
  }
  if (OpensPhrase(role)) return ReadPhrase(&reader_, context);
  return ReadWord(&reader_, context);
}

std::optional<Node> Parser::ParseGroup(const Context& context) {
  const std::size_t open = reader_.at++;
  if (++depth_ > kMaxQueryDepth) ThrowTooDeep();
  Node node = ParseBag(context);
  --depth_;
  if (reader_.AtEnd()) {
    reader_.Complain(open, "no closing parenthesis for this one: add )",
                     "closing parenthesis added at the end");
  } else {
    ++reader_.at;
  }
  const std::size_t tail = reader_.at;
  const Suffix suffix = ReadSuffix(&reader_);
  if (suffix.tilde >= 0) {
    reader_.Complain(tail, "~ goes after a word or a phrase, not after )",
                     "~ after ) was left out");
  }
  if (node.children.empty() && node.text.empty() && node.kind == Kind::kBag) {
    reader_.Complain(open, "there is nothing between the parentheses",
                     "empty parentheses were left out");
    return std::nullopt;
  }
  const bool filter = node.kind == Kind::kValues || node.kind == Kind::kRange;
  if (suffix.boost >= 0 && filter) {
    reader_.Complain(tail, "^ does not go with " + node.field + ":",
                     "^ after " + node.field + ": was left out");
  } else if (suffix.boost >= 0) {
    node.boost = std::min(node.boost * suffix.boost, kMaxBoost);
  }
  return node;
}

std::optional<OperatorToken> Parser::TakeOperator(Operator kind) {
  const std::size_t before = reader_.at;
  reader_.SkipSpaces();
  OperatorToken token = reader_.PeekOperator();
  if (token.kind != kind) {
    reader_.at = before;
    return std::nullopt;
  }
  reader_.at = token.end;
  reader_.SkipSpaces();
  RefuseOperators("after " + token.name);
  if (!AtClosing()) return token;
  reader_.Complain(token.begin,
                   token.name + " needs a word after it; write \"" +
                       token.name + "\" in quotes for the word",
                   token.name + " " + Closing() + " was left out");
  return std::nullopt;
}

void Parser::RefuseOperators(const std::string& where) {
  while (true) {
    const OperatorToken token = reader_.PeekOperator();
    if (token.kind == Operator::kNone || token.kind == Operator::kNot) return;
    reader_.Complain(token.begin,
                     token.name + " needs a word on both sides; write \"" +
                         token.name + "\" in quotes for the word",
                     token.name + " " + where + " was left out");
    reader_.at = token.end;
    reader_.SkipSpaces();
  }
}

}  // namespace

ParsedQuery ParseQuery(std::string_view text, const ParseOptions& options) {
  if (text.size() > kMaxQueryBytes) {
    throw Error(ErrorKind::kUsage,
                "the query has " + std::to_string(text.size()) +
                    " bytes: at most " + std::to_string(kMaxQueryBytes) +
                    " are read");
  }
  const Source source(text);
  Parser parser(source, options, ReadsAsHeadline(text));
  ParsedQuery parsed;
  parsed.root = parser.Parse();
  parsed.notes = parser.TakeNotes();
  return parsed;
}

}  // namespace dizin::query
