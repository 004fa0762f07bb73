// What a query finds by the rules alone: every article is looked at, and what
// the parts of the query give it is added up. It has the words of a query from
// the reader of words, and what one level of a word weighs from a search for
// that level alone; how they are put together it works out by itself.
//
//   PlainSearch plain({dir / "b"});
//   for (const auto& [document, score] : plain.Find(ParseQuery(…).root)) …

#ifndef DIZIN_TESTS_INDEX_PLAIN_SEARCH_H_
#define DIZIN_TESTS_INDEX_PLAIN_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/open_shards.h"
#include "common/index/results.h"
#include "common/index/word_reader.h"
#include "common/lexicon/expander.h"
#include "common/query/node.h"

namespace dizin::index {

class PlainSearch {
 public:
  struct Found {
    std::uint32_t document = 0;
    double score = 0;
  };

  explicit PlainSearch(const std::vector<std::string>& paths);
  ~PlainSearch();

  // All that `root` finds, in the order of the answer.
  std::vector<Found> Find(const query::Node& root);

  const std::string& IdOf(std::uint32_t document) const;
  // Whether by rounding others of the articles found last might have been the
  // best ones, among which neighbours are looked for.
  bool is_tied() const { return is_tied_; }

 private:
  class Walk;
  // By document.
  using Scores = std::map<std::uint32_t, double>;
  struct Article {
    std::string id;
    std::unordered_map<std::string, std::vector<std::uint32_t>> places;
    std::map<std::uint32_t, double> values;  // numbers and dates, by slot
  };

  void ReadArticles();
  // What the variants weigh where they are one word to the ranking.
  const Scores& LevelScores(const std::string& prefix,
                            std::span<const Variant> variants);

  OpenShards shards_;
  lexicon::Expander expander_;
  Ranking ranking_;
  std::map<std::uint32_t, Article> articles_;
  std::unordered_map<std::string, Scores> levels_;
  bool is_tied_ = false;
};

}  // namespace dizin::index

#endif  // DIZIN_TESTS_INDEX_PLAIN_SEARCH_H_
