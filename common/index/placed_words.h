// Words of a query that must stand in some places: phrases and NEAR.
//
//   Placed placed = ReadPlaced(node, "title", &words);
//   Query query = PlacedQuery(placed, "title", 1, Alone::kNo, shapes, nullptr);
//
// All words' shapes, FILTERed by their places. Where each word is one term of
// the same weight, what compares the places weighs them too, and each list is
// read once. Where the words' articles are remembered, only the spellings that
// articles with all words have are looked for, and if those articles are few
// they are compared before all else and remembered.

#ifndef DIZIN_COMMON_INDEX_PLACED_WORDS_H_
#define DIZIN_COMMON_INDEX_PLACED_WORDS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "common/index/position_query.h"
#include "common/index/query_words.h"
#include "common/index/word_query.h"
#include "common/index/word_reader.h"
#include "common/index/word_shapes.h"
#include "common/query/node.h"

namespace dizin::index {

struct Placed {
  // Of the words from `begin` on, before `end`.
  struct Condition {
    std::size_t begin = 0;
    std::size_t end = 0;
    Places places;
  };
  std::vector<Word> words;
  std::vector<Condition> conditions;
};

// REQUIRES: `node` is a kPhrase or kNear, in that field.
Placed ReadPlaced(const query::Node& node, const std::string& field,
                  QueryWords* words);

// Whether the words are all that is searched for.
enum class Alone : bool { kNo, kYes };

// Nothing if no article has one of the words. It may stand anywhere, if the
// words are not alone (settled_query.h).
Xapian::Query PlacedQuery(const Placed& placed, const std::string& field,
                          double factor, Alone alone, const WordShapes& shapes,
                          std::vector<QueryPart>* parts);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_PLACED_WORDS_H_
