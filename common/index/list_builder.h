// Makes the list (word_list.h) of a word of the text: reads each of its terms
// once, however many levels (word_query.h) they are in, and weighs as Xapian
// does (bm25.h), where a level is one word of all its terms.
//
//   ArticleLengths lengths;
//   lengths.Follow(&database);
//   WordList list = MakeList({variants, levels}, {}, database, &lengths,
//   limit);
//
// It takes some 50 ns for each article of a term, a quarter of a search for all
// of the word, and gives the same weights to the last bit.

#ifndef DIZIN_COMMON_INDEX_LIST_BUILDER_H_
#define DIZIN_COMMON_INDEX_LIST_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/index/bm25.h"
#include "common/index/time_limit.h"
#include "common/index/word_list.h"
#include "common/index/word_query.h"
#include "common/lexicon/variant.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace dizin::index {

// A word and what it gives: its levels in the text, times `factor`, and where
// it is in the text the same of the title, times `title_factor`.
struct WeighedWord {
  std::span<const Variant> variants;
  std::span<const Level> levels;
  double factor = 1;
  double title_factor = 0;
  TermTest in_titles = {};
};

// Whether all variants are of one term.
bool IsOfSingleTerms(std::span<const Variant> variants);

// The lengths of the articles of one shard.
class ArticleLengths {
 public:
  void Follow(const Xapian::Database* database);

  // Before so many are asked for. If it comes to many in all they are read at
  // once, 4 bytes each, in some 15 ns an article; one alone takes 200.
  void Expect(std::size_t articles);
  std::uint32_t Of(std::uint32_t document) const;
  double average() const { return average_; }

 private:
  void ReadAll();

  const Xapian::Database* database_ = nullptr;
  std::size_t expected_ = 0;
  std::vector<std::uint32_t> lengths_;  // by number
  double average_ = 0;
};

// REQUIRES: IsOfSingleTerms(), and levels. The database is one shard on this
// machine. Throws Xapian's exceptions, and what the limit throws.
WordList MakeList(const WeighedWord& word, const Bm25& bm25,
                  const Xapian::Database& database, ArticleLengths* lengths,
                  const TimeLimit& limit);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_LIST_BUILDER_H_
