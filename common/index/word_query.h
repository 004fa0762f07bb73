// From the variants of one word to a Xapian query that finds them all and ranks
// the closest first.
//
//   levels = LevelsOf(expansion.variants, ranking.grade_weight);
//   query = ShapeQuery("", expansion.variants, levels, 1);
//
// Level k is one word to the ranking: SYNONYM of the first variants up to some
// place, so that every spelling shares one document frequency and a rare
// misspelling cannot outrank the exact form. The word is the widest level
// AND_MAYBE the next AND_MAYBE the one inside that, each with its weight: what
// is not in a level is not looked for in the narrower ones. Rules:
//  1. A level ends where a grade does. The exact variants are one level, and
//     the alike ones.
//  2. Those by sound are many and differ: a level ends where their number
//     doubles (1, 2, 4, …), so that the most similar come first and are told
//     apart best. Equal similarities share a level.
//  3. The levels of a grade share its weight. A grade that no variant has gives
//     its weight to the level below, or to the closest there is: the weights of
//     a word have the same sum, but for one that is found by its sound alone.
//     Half of what the closer grades would give is lost then, or a word that
//     no article has (Treffen) would decide by what merely sounds like it.
//
// A level with a variant of several terms is settled (settled_query.h): a shape
// may stand anywhere.
//
// Pure functions of their arguments, but not for two threads with one query:
// Xapian counts references without a lock.

#ifndef DIZIN_COMMON_INDEX_WORD_QUERY_H_
#define DIZIN_COMMON_INDEX_WORD_QUERY_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/variant.h"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace dizin::index {

// The first `variants` of an expansion.
struct Level {
  Grade grade = Grade::kExact;  // the widest among them
  std::size_t variants = 0;
  double weight = 0;

  friend bool operator==(const Level&, const Level&) = default;
};

// Narrowest first; empty if there are no variants. REQUIRES: `variants` are in
// order of grade.
std::vector<Level> LevelsOf(std::span<const Variant> variants,
                            const double (&weights)[kGrades]);

// One share of a score, to be looked at by itself.
struct QueryPart {
  std::string word;
  Grade grade = Grade::kExact;
  std::shared_ptr<const Xapian::Query> query;  // with its whole weight
  bool apart = false;  // of BuiltQuery::near: it may not count, or not in full
};

// Whether a term is in the index; without a target, all may be.
using TermTest = std::function<bool(const std::string& term)>;

// `prefix` + each of `terms`, as a phrase if they are several. Nothing if `has`
// denies one.
Xapian::Query TermsQuery(std::string_view prefix,
                         std::span<const std::string> terms,
                         const TermTest& has = {});

// The word with its levels, `factor` times their weights. If `parts` is not
// null, a part for each level is added to it under the name `word`. What `has`
// denies is left out, and levels that then are the same become one: scores stay
// as they are.
Xapian::Query ShapeQuery(std::string_view prefix,
                         std::span<const Variant> variants,
                         std::span<const Level> levels, double factor,
                         const std::string& word = {},
                         std::vector<QueryPart>* parts = nullptr,
                         const TermTest& has = {});

// `factor` times the weight of `query`.
Xapian::Query Scaled(const Xapian::Query& query, double factor);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_WORD_QUERY_H_
