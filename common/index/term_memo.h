// TermMemo remembers which terms are in the index, so that a query does not
// open lists that are not there: of the words of a text some one in five is in
// a title too.
//
//   TermMemo memo;
//   memo.Has("Skalın", shards.all(), shards.lexicon().Revision())

#ifndef DIZIN_COMMON_INDEX_TERM_MEMO_H_
#define DIZIN_COMMON_INDEX_TERM_MEMO_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace Xapian {
class Database;
}  // namespace Xapian

namespace dizin::index {

// Not safe in two threads at once.
class TermMemo {
 public:
  // What it holds at most; then it begins anew.
  static constexpr std::size_t kMaxTerms = 50'000;

  // Whether `database`, in the state of that number, has `term`. Forgets what
  // it knows of another state. Throws Xapian's exceptions.
  bool Has(const std::string& term, const Xapian::Database& database,
           std::uint64_t revision);

 private:
  std::uint64_t revision_ = 0;
  std::unordered_map<std::string, bool> known_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_TERM_MEMO_H_
