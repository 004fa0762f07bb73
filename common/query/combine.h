// How parts of a query become one tree: the rules of AND, OR and of what merely
// stands side by side. Nothing here reads text.

#ifndef DIZIN_COMMON_QUERY_COMBINE_H_
#define DIZIN_COMMON_QUERY_COMBINE_H_

#include <cstddef>
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

// Levels of the tree; 1 for a leaf.
std::size_t Depth(const Node& node);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_COMBINE_H_
