// Remembers expansions, for names that come again: the last ones that were
// asked for, as many as have room.
//
//   if (const Expansion* known = memo.Find(key)) return *known;
//   return memo.Keep(key, Expand(…));

#ifndef DIZIN_COMMON_LEXICON_EXPANSION_MEMO_H_
#define DIZIN_COMMON_LEXICON_EXPANSION_MEMO_H_

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/lexicon/variant.h"

namespace dizin::lexicon {

// Not safe in two threads at once. What it answers is valid until the next
// Keep() or Clear().
class ExpansionMemo {
 public:
  // Room for so many variants; an expansion takes that of one more.
  explicit ExpansionMemo(std::size_t variants) : room_(variants) {}

  // Null if it is not remembered.
  const Expansion* Find(std::string_view key);
  // REQUIRES: Find(key) is null.
  const Expansion& Keep(std::string key, Expansion expansion);
  void Clear();

 private:
  using Entry = std::pair<std::string, Expansion>;

  static std::size_t SizeOf(const Entry& entry) {
    return entry.second.variants.size() + 1;
  }

  std::size_t room_;
  std::size_t taken_ = 0;
  std::list<Entry> entries_;  // the last asked for first
  std::unordered_map<std::string_view, std::list<Entry>::iterator>
      places_;  // keys are those of entries_
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_EXPANSION_MEMO_H_
