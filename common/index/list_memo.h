// ListMemo remembers the articles of words that are asked for again and again,
// as word lists (word_list.h).
//
//   memo.Follow({&database, revision}, bm25);   // once a search
//   SharedList list = memo.Find(word, Wanted::kAll, limit);
//   if (list == nullptr) …                      // search for the word itself
//
// A list is made when a word is asked for: to make it takes less than to search
// for the word alone. Only where few of many articles are wanted, and where
// Xapian must be asked, for spellings of several terms and in millions of
// articles, a word must be asked for again. What is remembered has room for
// kMaxBytes; then a list must have been asked for more often than those that
// make room for it, and what was asked for counts half as much after a while.

#ifndef DIZIN_COMMON_INDEX_LIST_MEMO_H_
#define DIZIN_COMMON_INDEX_LIST_MEMO_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "common/index/list_builder.h"
#include "common/index/time_limit.h"
#include "common/index/word_list.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace dizin::index {

// Of the articles that have a word: all, or those that have others too.
enum class Wanted : std::uint8_t { kAll, kSome };

// Not safe in two threads at once.
class ListMemo {
 public:
  static constexpr std::size_t kMaxBytes = 64'000'000;
  // Of articles that have one word, 14 bytes each; and so many that a list is
  // made of whatever is wanted of it.
  static constexpr std::size_t kMaxArticles = 200'000;
  static constexpr std::size_t kFewArticles = 4'000;
  // Of a database whose words are not searched for through Xapian.
  static constexpr std::uint32_t kMaxLengths = 2'000'000;
  // Words of which it is known how often they were asked for.
  static constexpr std::size_t kMaxWords = 8'000;
  // Of their names; a phrase of names with many variants has one of 20 kB.
  static constexpr std::size_t kMaxNameBytes = 8'000'000;

  explicit ListMemo(std::size_t max_bytes = kMaxBytes)
      : max_bytes_(max_bytes) {}

  // What is searched, in the state of that number.
  struct Source {
    const Xapian::Database* database = nullptr;
    std::uint64_t revision = 0;
  };

  // Before anything is asked of a search, which is weighed like that. The
  // database must live as long. It forgets what it knows of another state.
  void Follow(const Source& source, const Bm25& bm25);

  // Null if it is not remembered. `variants` of the word that are in no article
  // do not count. Throws Xapian's exceptions, and what the limit throws.
  SharedList Find(const WeighedWord& word, Wanted wanted,
                  const TimeLimit& limit);

  // Names a word by all that its articles and their weights depend on, but for
  // the search.
  static std::string NameOf(const WeighedWord& word);

  // The same for what is not one word: what was kept under that name, or null.
  SharedList Known(const std::string& name);
  // What `query` finds; it is kept if there is room.
  SharedList Keep(const std::string& name, const Xapian::Query& query,
                  const TimeLimit& limit);

 private:
  struct Entry {
    std::uint32_t asked = 0;
    SharedList list;  // null: not remembered
  };

  Entry& EntryOf(const std::string& name);
  Entry& Ask(const std::string& name);
  bool IsQuick(const WeighedWord& word) const;
  WordList Make(const WeighedWord& word, const TimeLimit& limit) const;
  SharedList Keep(WordList list, Entry* entry);
  void Age();
  bool MakeRoom(std::size_t bytes, std::uint32_t asked);
  void Drop(Entry* entry);

  Source source_;
  Bm25 bm25_;
  std::string scheme_;  // of bm25_, before each name
  mutable ArticleLengths lengths_;
  std::unordered_map<std::string, Entry> entries_;
  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::size_t name_bytes_ = 0;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_LIST_MEMO_H_
