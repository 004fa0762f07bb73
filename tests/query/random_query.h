// Random queries: trees in the form that the parser answers, and texts of which
// some are queries and most are nearly so.

#ifndef DIZIN_TESTS_QUERY_RANDOM_QUERY_H_
#define DIZIN_TESTS_QUERY_RANDOM_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

#include "common/query/node.h"
#include "common/query/parser.h"

namespace dizin::query {

class RandomQuery {
 public:
  explicit RandomQuery(std::uint64_t seed) : random_(seed) {}

  // The fields that trees and texts are about.
  static ParseOptions Options();

  // What node.h promises of the parser's trees holds of it.
  Node Tree();

  // Well-formed or not, at most about `pieces` words and signs.
  std::string Text(std::size_t pieces);

 private:
  std::size_t Below(std::size_t bound);
  bool OneIn(std::size_t n) { return Below(n) == 0; }
  template <std::size_t N>
  std::string OneOf(const char* const (&choices)[N]) {
    return choices[Below(N)];
  }

  Node Leaf();
  Node Word(bool in_phrase);
  Node Phrase();
  Node Near();
  Node Filter();
  Node Combination(int depth);
  Node Bag(int depth);
  Node Child(int depth);
  std::string WordText();
  std::string Letter();
  double Boost();

  std::mt19937_64 random_;
};

}  // namespace dizin::query

#endif  // DIZIN_TESTS_QUERY_RANDOM_QUERY_H_
