#include "common/query/near.h"

#include <algorithm>
#include <string>

#include "common/query/combine.h"

namespace dizin::query {
namespace {

// The alternatives that may stand in each place of a NEAR: of "(a OR b) NEAR c"
// {a, b} and {c}.
using Places = std::vector<std::vector<Node>>;

// The words, prefixes and phrases any of which may stand in one place; false
// if `node` is no such group.
bool CollectAlternatives(const Node& node, std::vector<Node>* alternatives) {
  switch (node.kind) {
    case Kind::kWord:
    case Kind::kPrefix:
    case Kind::kPhrase:
      alternatives->push_back(node);
      alternatives->back().boost = 1;
      alternatives->back().occur = Occur::kMay;
      return true;
    case Kind::kOr:
    case Kind::kBag:
      return !node.children.empty() &&
             std::all_of(node.children.begin(), node.children.end(),
                         [alternatives](const Node& child) {
                           return child.occur == Occur::kMay &&
                                  CollectAlternatives(child, alternatives);
                         });
    default:
      return false;
  }
}

bool HasBoost(const Node& node) {
  return node.boost != 1 ||
         std::any_of(node.children.begin(), node.children.end(), HasBoost);
}

std::size_t WordsIn(const Node& node) {
  return std::max<std::size_t>(node.children.size(), 1);
}

// Nothing where an operand is neither a word, a prefix, a phrase nor a group of
// alternatives of them, or where the fields differ.
std::optional<Places> PlacesOf(const std::vector<Node>& operands) {
  Places places;
  for (const Node& operand : operands) {
    std::vector<Node> alternatives;
    if (!CollectAlternatives(operand, &alternatives)) return std::nullopt;
    places.push_back(std::move(alternatives));
  }
  const std::string& field = places[0][0].field;
  for (const std::vector<Node>& place : places) {
    for (const Node& node : place) {
      if (node.field != field) return std::nullopt;
    }
  }
  return places;
}

// How many words the combinations hold; a large number if many.
std::size_t CountCombinedWords(const Places& places) {
  constexpr std::size_t kMany = 1 << 20;
  std::size_t combinations = 1;
  std::size_t words = 0;
  for (const std::vector<Node>& place : places) {
    std::size_t here = 0;
    for (const Node& node : place) here += WordsIn(node);
    words = words * place.size() + here * combinations;
    combinations *= place.size();
    if (words > kMany || combinations > kMany) return kMany;
  }
  return words;
}

// A kNear with the slop and order of `model`, or a kOr of those of every
// combination.
Node Combine(const Places& places, const Node& model) {
  Node any;
  any.kind = Kind::kOr;
  std::vector<std::size_t> choice(places.size(), 0);
  while (true) {
    Node near = model;
    near.kind = Kind::kNear;
    near.field = places[0][0].field;
    for (std::size_t i = 0; i < places.size(); ++i) {
      near.children.push_back(places[i][choice[i]]);
      near.children.back().field.clear();
    }
    any.children.push_back(std::move(near));
    std::size_t i = places.size();
    while (i > 0 && ++choice[i - 1] == places[i - 1].size()) choice[--i] = 0;
    if (i == 0) break;
  }
  if (any.children.size() > 1) return any;
  return std::move(any.children[0]);
}

}  // namespace

void NearChain::AddOperator(const OperatorToken& token) {
  const int distance = std::clamp(token.distance, 1, kMaxDistance);
  if (distance != token.distance) {
    reader_->Complain(
        token.begin,
        "the distance of NEAR and ADJ is from 1 to " +
            std::to_string(kMaxDistance),
        token.name + " was read with the distance " + std::to_string(distance));
  }
  if (model_.slop == 0) {  // the first one
    model_.slop = distance;
    model_.ordered = token.ordered;
  }
  if (model_.slop == distance && model_.ordered == token.ordered) return;
  model_.slop = std::max(model_.slop, distance);
  model_.ordered = model_.ordered && token.ordered;
  reader_->Complain(token.begin, "one chain of NEAR or ADJ has one distance",
                    std::string("a chain of NEAR and ADJ was read as ") +
                        (model_.ordered ? "ADJ/" : "NEAR/") +
                        std::to_string(model_.slop));
}

std::optional<Node> NearChain::Join() && {
  if (operands_.empty()) return std::nullopt;
  if (operands_.size() == 1) return std::move(operands_[0]);
  const std::optional<Places> places = PlacesOf(operands_);
  if (!places) return JoinByAnd();
  if (std::any_of(operands_.begin(), operands_.end(), HasBoost)) {
    reader_->Complain(place_, "^ goes after the whole: (a NEAR b)^2",
                      "^ inside NEAR was left out");
  }
  std::size_t words = 0;  // that have been counted
  for (const std::vector<Node>& alternatives : *places) {
    for (const Node& node : alternatives) words += WordsIn(node);
  }
  reader_->CountWords(CountCombinedWords(*places) - words);
  return Combine(*places, model_);
}

Node NearChain::JoinByAnd() {
  reader_->Complain(place_,
                    "NEAR and ADJ stand between words, phrases and groups of "
                    "alternatives (a OR b), all of one field",
                    "NEAR or ADJ was read as AND: it stands between words, "
                    "phrases and groups of alternatives of one field");
  AndChain chain;
  for (Node& node : operands_) {
    chain.push_back(Signed(std::move(node), Occur::kMay));
  }
  return JoinAnd(std::move(chain));
}

}  // namespace dizin::query
