// The articles that have a word of a query in any spelling, with what the word
// gives each of them: a word's part of a search, worked out once.
//
//   query = ListQuery(list);                  // finds them, with that weight
//   Common common = InAll({kalin, akar});     // and those that have both
//
// A query of one looks for nothing, and leaves out what weighs too little
// without a look at it. Values of one database in one state, of a single shard
// on this machine: numbers of articles are those of the shard.

#ifndef DIZIN_COMMON_INDEX_WORD_LIST_H_
#define DIZIN_COMMON_INDEX_WORD_LIST_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "common/index/time_limit.h"

namespace Xapian {
class Enquire;
class Query;
}  // namespace Xapian

namespace dizin::index {

// Immutable once it is shared: for any number of threads.
struct WordList {
  // Each variant has a bit of its own, but for those behind the last bit, which
  // share it.
  using Variants = std::uint16_t;
  static constexpr std::size_t kBits = 16;
  static Variants BitOf(std::size_t variant) {
    return static_cast<Variants>(1U << (variant < kBits ? variant : kBits - 1));
  }

  // What one more article takes.
  static constexpr std::size_t kArticleBytes =
      sizeof(std::uint32_t) + sizeof(double) + sizeof(Variants);

  std::vector<std::uint32_t> documents;  // ascending
  std::vector<double> weights;
  // Those that the article may have; empty where there is only one.
  std::vector<Variants> variants;
  double most = 0;  // of the weights

  // REQUIRES: the document is behind the last one.
  void Add(std::uint32_t document, double weight) {
    documents.push_back(document);
    weights.push_back(weight);
    most = std::max(most, weight);
  }

  Variants VariantsAt(std::size_t place) const {
    return variants.empty() ? BitOf(0) : variants[place];
  }
};

using SharedList = std::shared_ptr<const WordList>;

// The weights are the list's, whatever the weighting scheme. Not to be scaled:
// Xapian 1.4 would leave out too much. It cannot travel to another machine.
Xapian::Query ListQuery(SharedList list);

// All that `enquire` finds of `query`, without the variants. Throws Xapian's
// exceptions, and what the limit throws.
WordList FindAll(const Xapian::Query& query, const TimeLimit& limit,
                 Xapian::Enquire* enquire);

// The first place from `from` on that is not before `document`.
std::size_t PlaceOf(const WordList& list, std::uint32_t document,
                    std::size_t from);

struct Common {
  SharedList articles;  // that are in all lists, with the sum of their weights
  std::vector<WordList::Variants> variants;  // of each list, that those have
};

// REQUIRES: there is a list.
Common InAll(std::span<const SharedList> lists);

// The same for the articles of `among`, which ascends.
Common InAll(std::span<const SharedList> lists,
             std::span<const std::uint32_t> among);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_WORD_LIST_H_
