// A query for articles like a given one: its most telling words.
//
//   SimilarQuery like = BuildSimilarQuery(document, database);
//   enquire.set_query(*like.query);
//
// The words are those of the text and title with the highest weight: tf / (tf +
// 1.2) times log(articles / articles with it), of words that two articles or
// more have. Any of them may match, and the article itself does not.

#ifndef DIZIN_COMMON_INDEX_SIMILAR_QUERY_H_
#define DIZIN_COMMON_INDEX_SIMILAR_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "common/index/word_query.h"
#include "common/lexicon/variant.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace dizin::index {

inline constexpr std::size_t kSimilarWords = 25;

struct SimilarQuery {
  std::shared_ptr<const Xapian::Query> query;
  std::vector<Expansion> words;  // the most telling first
  std::vector<QueryPart> parts;  // what each gives to a score
};

// Throws Xapian's exceptions.
SimilarQuery BuildSimilarQuery(std::uint32_t document,
                               const Xapian::Database& database);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_SIMILAR_QUERY_H_
