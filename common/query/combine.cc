#include "common/query/combine.h"

#include <algorithm>
#include <utility>

namespace dizin::query {
namespace {

// Nothing in it can add to a score.
bool IsFilter(const Node& node) {
  if (node.kind == Kind::kValues || node.kind == Kind::kRange) return true;
  const bool combines = node.kind == Kind::kAnd || node.kind == Kind::kOr ||
                        node.kind == Kind::kBag;
  return combines && !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(),
                     [](const Node& child) {
                       return child.occur == Occur::kMustNot || IsFilter(child);
                     });
}

void AddToBag(Operand operand, Occur unsigned_occur, Node* bag) {
  Occur occur = operand.sign == Occur::kMay ? unsigned_occur : operand.sign;
  if (occur != Occur::kMustNot && IsFilter(operand.node)) {
    occur = Occur::kFilter;
  }
  operand.node.occur = occur;
  bag->children.push_back(std::move(operand.node));
}

bool IsLoneNegative(const Node& node) {
  return node.kind == Kind::kBag && node.children.size() == 1;
}

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

std::size_t WordsIn(const Node& node) {
  return std::max<std::size_t>(node.children.size(), 1);
}

}  // namespace

Operand Signed(Node node, Occur sign) {
  if (!IsLoneNegative(node)) return {std::move(node), sign};
  Node inner = std::move(node.children[0]);
  inner.occur = Occur::kMay;
  return {std::move(inner),
          sign == Occur::kMustNot ? Occur::kMay : Occur::kMustNot};
}

Node JoinAnd(AndChain chain) {
  const bool negative = std::any_of(
      chain.begin(), chain.end(),
      [](const Operand& operand) { return operand.sign == Occur::kMustNot; });
  if (chain.size() == 1 && !negative) return std::move(chain[0].node);
  Node node;
  node.kind = negative ? Kind::kBag : Kind::kAnd;
  for (Operand& operand : chain) {
    if (negative) {
      AddToBag(std::move(operand), Occur::kMust, &node);
    } else {
      node.children.push_back(std::move(operand.node));
    }
  }
  return node;
}

Node JoinBag(std::vector<AndChain> chains, bool match_all) {
  if (chains.size() == 1) return JoinAnd(std::move(chains[0]));
  Node bag;
  for (AndChain& chain : chains) {
    const bool must = match_all || chain.size() > 1;
    for (Operand& operand : chain) {
      AddToBag(std::move(operand), must ? Occur::kMust : Occur::kMay, &bag);
    }
  }
  return bag;
}

std::optional<std::vector<std::vector<Node>>> NearPlaces(
    const std::vector<Node>& operands) {
  std::vector<std::vector<Node>> places;
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

std::size_t CountCombinedWords(const std::vector<std::vector<Node>>& places) {
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

Node JoinNear(const std::vector<std::vector<Node>>& places, const Node& model) {
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

std::size_t Depth(const Node& node) {
  std::size_t deepest = 0;
  for (const Node& child : node.children) {
    deepest = std::max(deepest, Depth(child));
  }
  return deepest + 1;
}

}  // namespace dizin::query
