#include "common/text/name_letters.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

#include "common/error.h"
#include "common/text/utf8.h"

namespace dizin {
namespace {

// One raw string: rows of a weight and its letters, and comments (#).
constexpr std::string_view kTable =
#include "common/text/name_letters.tab"
    ;

// What a word is given at least and at most: a letter or two may tell a word
// for sure, none makes a name of it.
constexpr float kLeast = -3;
constexpr float kMost = 1;

using Weights = std::unordered_map<char32_t, float>;

void ReadRow(std::string_view row, Weights* weights) {
  float weight = 0;
  row.remove_prefix(row.front() == '+' ? 1 : 0);
  const auto [rest, failed] =
      std::from_chars(row.data(), row.data() + row.size(), weight);
  if (failed != std::errc() || rest == row.data() + row.size() ||
      *rest != ' ') {
    throw Error(ErrorKind::kInternal,
                "name_letters.tab: bad row " + std::string(row));
  }
  const auto letters = static_cast<std::size_t>(rest + 1 - row.data());
  for (Utf8Reader r(row.substr(letters)); !r.AtEnd();) {
    weights->emplace(r.Next(), weight);
  }
}

Weights ReadTable() {
  Weights weights;
  for (std::string_view rest = kTable; !rest.empty();) {
    const std::string_view row = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(row.size() + 1, rest.size()));
    if (!row.empty() && row.front() != '#') ReadRow(row, &weights);
  }
  return weights;
}

}  // namespace

float LettersOfName(std::string_view word) {
  static const Weights kWeights = ReadTable();
  float sum = 0;
  for (Utf8Reader r(word); !r.AtEnd();) {
    const auto found = kWeights.find(r.Next());
    if (found != kWeights.end()) sum += found->second;
  }
  return std::clamp(sum, kLeast, kMost);
}

}  // namespace dizin
