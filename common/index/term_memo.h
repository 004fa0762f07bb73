// TermMemo remembers what was asked of the terms of an index: which are there,
// so that a query does not open lists that are not (of the words of a text some
// one in five is in a title too), and the words that begin alike.
//
//   TermMemo memo;
//   memo.Has("Skalın", shards.all(), shards.lexicon().Revision())

#ifndef DIZIN_COMMON_INDEX_TERM_MEMO_H_
#define DIZIN_COMMON_INDEX_TERM_MEMO_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "common/lexicon/expansion_memo.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace dizin::index {

// Not safe in two threads at once.
class TermMemo {
 public:
  // What it holds at most; then it begins anew.
  static constexpr std::size_t kMaxTerms = 50'000;
  // Of all beginnings: those of 200 and more.
  static constexpr std::size_t kMaxBegun = 20'000;

  // Whether `database`, in the state of that number, has `term`. Throws
  // Xapian's exceptions. Both forget what they know of another state.
  bool Has(const std::string& term, const Xapian::Database& database,
           std::uint64_t revision);

  // For the caller to find and keep what words begin like others.
  lexicon::ExpansionMemo* Beginnings(std::uint64_t revision);

 private:
  void Follow(std::uint64_t revision);

  std::uint64_t revision_ = 0;
  std::unordered_map<std::string, bool> known_;
  lexicon::ExpansionMemo beginnings_{kMaxBegun};
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_TERM_MEMO_H_
