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

std::size_t Depth(const Node& node) {
  std::size_t deepest = 0;
  for (const Node& child : node.children) {
    deepest = std::max(deepest, Depth(child));
  }
  return deepest + 1;
}

}  // namespace dizin::query
