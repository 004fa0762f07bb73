// Neighbouring words of a query that stand close to each other in an article:
// each pair adds a share of what its words weigh there.
//
//   std::vector<NearPair> pairs = PairsOf({kalin, akar, ankara}, shapes, …);
//   query = AnyPair(pairs, best_articles, database);   // among those alone
//
// The closest kNearVariants spellings of a word are looked for, in the text and
// of one term, within kNearWords words.

#ifndef DIZIN_COMMON_INDEX_NEIGHBOURS_H_
#define DIZIN_COMMON_INDEX_NEIGHBOURS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/index/time_limit.h"
#include "common/index/word_shapes.h"
#include "common/lexicon/variant.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace dizin::index {

struct NearWord {
  std::string name;
  std::vector<Variant> variants;
  double boost = 1;
};

// Those that count: of a word's variants.
std::vector<Variant> NearVariants(std::vector<Variant> variants);

struct NearPair {
  NearWord words[2];
  // The articles of both if they are remembered, else null.
  SharedList lists[2];
  double factor = 0;
};

// How many of a query are looked for.
inline constexpr std::size_t kMaxNearPairs = 16;

// Of each two words that follow each other. A word without variants is close to
// none. `factor` times the words' weights.
std::vector<NearPair> PairsOf(std::vector<NearWord> words,
                              const WordShapes& shapes, double factor);

Xapian::Query PairQuery(const NearPair& pair, const WordShapes& shapes,
                        const TimeLimit& limit);

// What all of them add to the articles of these numbers. Nothing where it is
// known that they add nothing.
Xapian::Query AnyPair(std::span<const NearPair> pairs,
                      std::span<const std::uint32_t> documents,
                      const Xapian::Database& database,
                      const WordShapes& shapes, const TimeLimit& limit);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_NEIGHBOURS_H_
