// The lexicons of shards that a new shard will be merged with (merge_shards.h):
// the new one's lexicon is made of its own words and of theirs, and stands in
// the place of all.
//
//   OlderLexicons older;
//   older.Add("news.dizin/shard-0", Keep::kAll);
//   older.VisitRows([&](auto key, auto packed) { … });
//   older.MarkUpTo(key, write);  write(key, value);   // for each new list
//   older.MarkRest(write);
//
// Splitting a long list into blocks can move the block's keys, so some keys of
// an older lexicon are not in the new one: they are written with
// kDroppedMetadata.

#ifndef DIZIN_COMMON_INDEX_OLDER_LEXICONS_H_
#define DIZIN_COMMON_INDEX_OLDER_LEXICONS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/lexicon/list_writer.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::index {

// Which words of an older lexicon go into the new one.
enum class Keep : std::uint8_t {
  kAll,
  kLive,  // those that an article of the same shard still has
};

// Not safe in two threads at once. Throws Error: kIndex if a shard or its
// lexicon is damaged.
class OlderLexicons {
 public:
  OlderLexicons();
  ~OlderLexicons();
  OlderLexicons(const OlderLexicons&) = delete;
  OlderLexicons& operator=(const OlderLexicons&) = delete;

  void Add(const std::string& shard, Keep keep);

  // Each key once from each shard, in no order. Answers how many were left out.
  std::uint64_t VisitRows(const lexicon::RowVisitor& visit) const;

  // Marks the keys before `key`, or all that are left. REQUIRES: keys ascend.
  void MarkUpTo(std::string_view key, const lexicon::ValueWriter& write);
  void MarkRest(const lexicon::ValueWriter& write);

 private:
  struct Shard;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_OLDER_LEXICONS_H_
