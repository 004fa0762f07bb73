#include "common/query/capitals.h"

#include <algorithm>
#include <cstddef>

#include "common/text/character_class.h"

namespace dizin::query {
namespace {

constexpr std::size_t kFewestWords = 4;
constexpr std::size_t kLongestAbbreviation = 6;  // letters: CAATSA

struct Letters {
  std::size_t words = 0;  // that have a capital
  std::size_t longest = 0;
  bool small = false;

  bool AreHeadline() const {
    return !small && words >= kFewestWords && longest > kLongestAbbreviation;
  }
};

void CountWord(std::string_view word, Letters* letters) {
  const ClassedText text(word);
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const ClassedChar c = text.At(at);
    at += c.size;
    capitals += c.cls == CharClass::kUpper ? 1 : 0;
    letters->small = letters->small || c.cls == CharClass::kLower;
  }
  letters->words += capitals > 0 ? 1 : 0;
  letters->longest = std::max(letters->longest, capitals);
}

void Count(const Node& node, Letters* letters) {
  CountWord(node.text, letters);
  for (const Node& child : node.children) Count(child, letters);
}

// Adds the first words below `node`; false if it has none.
bool AddFirstWords(const Node& node, std::set<std::string>* words) {
  if (node.kind == Kind::kWord) words->insert(node.text);
  bool any = node.kind == Kind::kWord || node.kind == Kind::kPrefix;
  for (const Node& child : node.children) {
    any = AddFirstWords(child, words) || any;
    if (any && node.kind != Kind::kAnd && node.kind != Kind::kOr) break;
  }
  return any;
}

}  // namespace

bool IsInCapitals(const Node& root) {
  Letters letters;
  Count(root, &letters);
  return letters.AreHeadline();
}

std::set<std::string> FirstWords(const Node& root) {
  std::set<std::string> words;
  AddFirstWords(root, &words);
  return words;
}

bool ReadsAsHeadline(std::string_view text) {
  Letters letters;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (word != "AND" && word != "OR" && word != "NOT") {
      CountWord(word, &letters);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return letters.AreHeadline();
}

}  // namespace dizin::query
