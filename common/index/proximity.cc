#include "common/index/proximity.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include <xapian.h>

#include "common/index/neighbours.h"

namespace dizin::index {
namespace {

using query::Kind;
using query::Node;
using query::Occur;
using Xapian::Query;

bool HasNeighbours(const Node& node) {
  return (node.occur == Occur::kMay || node.occur == Occur::kMust) &&
         node.kind == Kind::kWord && IsText(node.field) && node.edits == 0;
}

std::vector<NearWord> NearWords(const Node& bag, QueryWords* words) {
  std::vector<const Node*> nodes = words->reader().WithoutStopWords(bag);
  std::erase_if(nodes, [](const Node* node) { return !HasNeighbours(*node); });
  if (nodes.size() < 2) return {};
  nodes.resize(std::min(nodes.size(), kMaxNearPairs + 1));
  std::vector<NearWord> near;
  near.reserve(nodes.size());
  for (const Node* node : nodes) {
    near.push_back({node->text, NearVariants(words->Read(*node, "").variants),
                    node->boost});
  }
  return near;
}

void AddParts(std::span<const NearPair> pairs, bool apart, QueryWords* words) {
  std::vector<QueryPart>* const parts = words->Parts();
  if (parts == nullptr) return;
  for (const NearPair& pair : pairs) {
    const auto& [a, b] = pair.words;
    const Query query =
        PairQuery(pair, words->shapes(), words->settings().limit);
    parts->push_back({a.name + " near " + b.name, Grade::kExact,
                      std::make_shared<const Query>(query), apart});
  }
}

// What is looked for in the best articles alone.
Extra Apart(std::vector<NearPair> pairs, const QueryWords& words) {
  // A word in the middle is in two pairs.
  const double times = pairs.size() > 1 ? 2 : 1;
  const BuildSettings& settings = words.settings();
  return {[pairs = std::move(pairs), shapes = words.shapes(),
           limit = settings.limit](std::span<const std::uint32_t> documents,
                                   const Xapian::Database& database) {
            return AnyPair(pairs, documents, database, shapes, limit);
          },
          settings.ranking.proximity_weight * times};
}

}  // namespace

Query WithNeighbours(const Node& bag, Whole whole, double factor,
                     const Query& query, QueryWords* words) {
  const BuildSettings& settings = words->settings();
  factor *= settings.ranking.proximity_weight;
  if (words->excluding() || factor == 0) return query;
  std::vector<NearPair> pairs =
      PairsOf(NearWords(bag, words), words->shapes(), factor);
  if (pairs.empty()) return query;
  const bool apart = settings.near_apart && whole == Whole::kYes;
  AddParts(pairs, apart, words);
  if (apart) {
    words->built().near = Apart(std::move(pairs), *words);
    return query;
  }
  Query with = query;
  for (const NearPair& pair : pairs) {
    with = {Query::OP_AND_MAYBE, with,
            PairQuery(pair, words->shapes(), settings.limit)};
  }
  return with;
}

}  // namespace dizin::index
