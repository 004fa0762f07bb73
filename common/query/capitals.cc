#include "common/query/capitals.h"

#include <algorithm>
#include <cstddef>

#include "common/text/character_class.h"

namespace dizin::query {
namespace {

constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kLongestAbbreviation = 6;  // letters: CAATSA

struct Letters {
  std::size_t words = 0;  // that have a capital
  std::size_t longest = 0;
  bool small = false;
};

void Count(const Node& node, Letters* letters) {
  const ClassedText text(node.text);
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const ClassedChar c = text.At(at);
    at += c.size;
    capitals += c.cls == CharClass::kUpper ? 1 : 0;
    letters->small = letters->small || c.cls == CharClass::kLower;
  }
  letters->words += capitals > 0 ? 1 : 0;
  letters->longest = std::max(letters->longest, capitals);
  for (const Node& child : node.children) Count(child, letters);
}

}  // namespace

bool IsInCapitals(const Node& root) {
  Letters letters;
  Count(root, &letters);
  return !letters.small && letters.words >= kFewestWords &&
         letters.longest > kLongestAbbreviation;
}

}  // namespace dizin::query
