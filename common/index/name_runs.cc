#include "common/index/name_runs.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dizin::index {
namespace {

using query::Kind;
using query::Node;
using query::Occur;

bool IsPlainWord(const Node& node) {
  return node.kind == Kind::kWord && node.field.empty() &&
         node.match == Match::kDefault && node.edits == 0 && node.boost == 1 &&
         (node.occur == Occur::kMay || node.occur == Occur::kMust);
}

// Where the plain words that begin at `begin` end.
std::size_t EndOfPlainWords(std::span<const Node> nodes, std::size_t begin) {
  std::size_t end = begin;
  while (end < nodes.size() && IsPlainWord(nodes[end]) &&
         nodes[end].occur == nodes[begin].occur) {
    ++end;
  }
  return std::min(end, begin + kMaxNameWords);
}

// The longest name that begins at `begin`; of no size if there is none.
NameRun LongestName(std::span<const Node> nodes, std::size_t begin,
                    lexicon::Expander* expander) {
  std::vector<std::string> words;
  const std::size_t end = EndOfPlainWords(nodes, begin);
  for (std::size_t i = begin; i < end; ++i) words.push_back(nodes[i].text);
  for (; words.size() > 1; words.pop_back()) {
    Expansion name = expander->ExpandPhrase(words);
    if (!name.variants.empty()) return {begin, words.size(), std::move(name)};
  }
  return {begin, 0, {}};
}

}  // namespace

std::vector<NameRun> FindNameRuns(std::span<const Node> nodes, Match match,
                                  lexicon::Expander* expander) {
  std::vector<NameRun> runs;
  if (match == Match::kExact || match == Match::kAlike) return runs;
  for (std::size_t i = 0; i < nodes.size();) {
    NameRun run = LongestName(nodes, i, expander);
    i += std::max<std::size_t>(run.size, 1);
    if (run.size > 0) runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace dizin::index
