#include "common/index/neighbours.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <xapian.h>

#include "common/index/among_articles.h"
#include "common/index/position_query.h"
#include "common/index/settled_query.h"

namespace dizin::index {
namespace {

using Xapian::Query;

constexpr std::size_t kNearVariants = 4;
constexpr int kNearWords = 8;

Places NearEachOther(const TimeLimit& limit) {
  return {.slop = kNearWords - 2, .ordered = false, .limit = limit};
}

// The places of the words of a pair, of those variants that are there.
Query PlacesOf(const NearPair& pair, const TimeLimit& limit,
               std::span<const WordList::Variants> there = {}) {
  const std::vector<Variant> variants[] = {pair.words[0].variants,
                                           pair.words[1].variants};
  return PositionQuery("", variants, NearEachOther(limit), there);
}

// Both words where they are close.
Query FoundPair(const NearPair& pair, const WordShapes& shapes,
                const TimeLimit& limit) {
  const auto& [a, b] = pair.words;
  const Query places = PlacesOf(pair, limit);
  if (AreTermsAlike(a.variants, b.variants) && a.boost == b.boost &&
      WeighsOnce(places)) {
    return Scaled(places,
                  pair.factor * a.boost * shapes.WeightOfTerm(a.variants));
  }
  const Query words(Query::OP_AND,
                    shapes.InText(a.variants, pair.factor * a.boost),
                    shapes.InText(b.variants, pair.factor * b.boost));
  return {Query::OP_FILTER, words, places};
}

}  // namespace

std::vector<Variant> NearVariants(std::vector<Variant> variants) {
  std::erase_if(variants, [](const Variant& v) { return v.terms.size() > 1; });
  KeepFirst(&variants, kNearVariants);
  return variants;
}

std::vector<NearPair> PairsOf(std::vector<NearWord> words,
                              const WordShapes& shapes, double factor) {
  std::vector<SharedList> lists;
  lists.reserve(words.size());
  for (const NearWord& word : words) {
    lists.push_back(shapes.ListInText(word.variants, factor * word.boost));
  }
  std::vector<NearPair> pairs;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].variants.empty() || words[i + 1].variants.empty()) continue;
    pairs.push_back(
        {{words[i], words[i + 1]}, {lists[i], lists[i + 1]}, factor});
  }
  return pairs;
}

Query PairQuery(const NearPair& pair, const WordShapes& shapes,
                const TimeLimit& limit) {
  return Settled(FoundPair(pair, shapes, limit));
}

Query AnyPair(std::span<const NearPair> pairs,
              std::span<const std::uint32_t> documents,
              const Xapian::Database& database, const WordShapes& shapes,
              const TimeLimit& limit) {
  std::vector<std::uint32_t> in_order(documents.begin(), documents.end());
  std::sort(in_order.begin(), in_order.end());
  std::vector<Query> queries;
  for (const NearPair& pair : pairs) {
    if (pair.lists[0] == nullptr || pair.lists[1] == nullptr) {
      queries.emplace_back(Query::OP_FILTER, FoundPair(pair, shapes, limit),
                           AmongArticles(documents, database));
      continue;
    }
    const Common both = InAll(pair.lists, in_order);
    if (both.articles->documents.empty()) continue;
    queries.emplace_back(Query::OP_FILTER, ListQuery(both.articles),
                         PlacesOf(pair, limit, both.variants));
  }
  // Each by itself among these articles: one that ends in the comparison of
  // places runs on to where it matches, and an OR of them with it.
  return {Query::OP_OR, queries.begin(), queries.end()};
}

}  // namespace dizin::index
