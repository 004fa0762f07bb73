// ListMemo remembers the articles of words that are asked for again and again,
// as word lists (word_list.h).
//
//   memo.Follow({&database, revision}, weight);   // once a search
//   SharedList list = memo.Find(key, variants, query, limit);
//   if (list == nullptr) …                        // search with `query` itself
//
// A word is asked for twice before its list is made: that takes about as long
// as a search for the word alone. What is remembered has room for kMaxBytes;
// then a list must have been asked for more often than those that make room for
// it, and what was asked for counts half as much after a while.

#ifndef DIZIN_COMMON_INDEX_LIST_MEMO_H_
#define DIZIN_COMMON_INDEX_LIST_MEMO_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/index/time_limit.h"
#include "common/index/word_list.h"
#include "common/lexicon/variant.h"

namespace Xapian {
class Database;
class Query;
class Weight;
}  // namespace Xapian

namespace dizin::index {

// Not safe in two threads at once.
class ListMemo {
 public:
  explicit ListMemo(std::size_t max_bytes = kMaxBytes);
  ~ListMemo();
  ListMemo(const ListMemo&) = delete;
  ListMemo& operator=(const ListMemo&) = delete;

  static constexpr std::size_t kMaxBytes = 64'000'000;
  // Of articles that have one word, of 14 bytes each.
  static constexpr std::size_t kMaxArticles = 200'000;
  // Words of which it is known how often they were asked for.
  static constexpr std::size_t kMaxWords = 8'000;

  // What is searched, in the state of that number.
  struct Source {
    const Xapian::Database* database = nullptr;
    std::uint64_t revision = 0;
  };

  // Before anything is asked of a search, which is weighed like that. The
  // database must live as long. It forgets what it knows of another state.
  void Follow(const Source& source, const Xapian::Weight& weight);

  // Null if it is not remembered. `key` names `query`, what it weighs included;
  // `variants` are the words it looks for in the text. Throws Xapian's
  // exceptions, and what the limit throws.
  SharedList Find(std::string_view key, std::span<const Variant> variants,
                  const std::function<Xapian::Query()>& query,
                  const TimeLimit& limit);

 private:
  struct Entry {
    std::uint32_t asked = 0;
    SharedList list;  // null: not remembered
  };

  void Age();
  bool MakeRoom(std::size_t bytes, std::uint32_t asked);
  void Drop(Entry* entry);

  Source source_;
  std::unique_ptr<const Xapian::Weight> weight_;
  std::string scheme_;  // of the weight, before each key
  std::unordered_map<std::string, Entry> entries_;
  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_LIST_MEMO_H_
