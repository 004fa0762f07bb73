// How parts of a query become one tree: the rules of AND, OR, NEAR and of what
// merely stands side by side. Nothing here reads text.

#ifndef DIZIN_COMMON_QUERY_COMBINE_H_
#define DIZIN_COMMON_QUERY_COMBINE_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "common/query/node.h"

namespace dizin::query {

// A tree with the sign before it: + (kMust), - or NOT (kMustNot), none (kMay).
struct Operand {
  Node node;
  Occur sign = Occur::kMay;
};

// One part of a bag: operands that AND joins (one: nothing joins it).
using AndChain = std::vector<Operand>;

// `sign` before `node`. "-(-a)" is a, and the lone negative of "x (-a)" is the
// operand -a, so that it excludes wherever it stands.
Operand Signed(Node node, Occur sign);

// a AND b: a kAnd; with a negative, the kBag +a -b. One operand is itself.
// REQUIRES: not empty.
Node JoinAnd(AndChain chain);

// Side by side. Of several chains the operands of each AND are kMust; kMay is
// kMust in all when `match_all`. Filters are kFilter.
Node JoinBag(std::vector<AndChain> chains, bool match_all);

// Operands of a NEAR or ADJ, as the alternatives that may stand in its places:
// of "(a OR b) NEAR c" {a, b} and {c}. Nothing where an operand is neither a
// word, a prefix, a phrase nor a group of alternatives of them, or where the
// fields differ.
std::optional<std::vector<std::vector<Node>>> NearPlaces(
    const std::vector<Node>& operands);

// How many words the combinations of `places` hold; a large number if many.
std::size_t CountCombinedWords(const std::vector<std::vector<Node>>& places);

// A kNear with the slop and order of `model`, or a kOr of those of every
// combination.
Node JoinNear(const std::vector<std::vector<Node>>& places, const Node& model);

// Levels of the tree; 1 for a leaf.
std::size_t Depth(const Node& node);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_COMBINE_H_
