// What NEAR and ADJ chain together, and the tree that it is read as.
//
//   chain.AddOperand(a); chain.AddOperator(near); chain.AddOperand(b);
//   chain.Join()   // a kNear, or a kOr of them: "(a OR b) NEAR c"

#ifndef DIZIN_COMMON_QUERY_NEAR_H_
#define DIZIN_COMMON_QUERY_NEAR_H_

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "common/query/node.h"
#include "common/query/reader.h"

namespace dizin::query {

class NearChain {
 public:
  // The chain begins where the reader stands, which is told of complaints.
  explicit NearChain(Reader* reader) : reader_(reader), place_(reader->at) {}

  void AddOperand(Node node) { operands_.push_back(std::move(node)); }

  // Operators of one chain share one distance: the widest, and NEAR wins.
  void AddOperator(const OperatorToken& token);

  // One operand is itself. Groups of alternatives become every combination of
  // them, which count as words. What NEAR cannot join is joined by AND.
  std::optional<Node> Join() &&;

 private:
  Node JoinByAnd();

  Reader* reader_;
  std::size_t place_;
  std::vector<Node> operands_;
  Node model_;  // its slop and order
};

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_NEAR_H_
