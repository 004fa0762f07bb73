// Words of the index by how they are written: beginnings and misspellings.
//
//   ExpandPrefix("kal", "", terms, lexicon)   // kalın kalan kalyon …
//   ExpandFuzzy("kalim", 1, …)                // kalın, kalin, kalem
//
// Every expansion is bounded: it looks at kMaxScanned terms at most and answers
// with the kMaxExpanded that most articles have. Xapian's own wildcards are not
// used: their statistics differ from shard to shard, and without a bound one
// takes seconds.

#ifndef DIZIN_COMMON_INDEX_TERM_EXPANSION_H_
#define DIZIN_COMMON_INDEX_TERM_EXPANSION_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/lexicon.h"
#include "common/lexicon/variant.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace dizin::index {

class TermMemo;

inline constexpr std::size_t kMaxExpanded = 100;
inline constexpr std::size_t kMaxScanned = 20'000;

// What to look through: the terms of all shards, and their lexicon.
struct TermSource {
  const Xapian::Database* database = nullptr;
  const lexicon::Lexicon* lexicon = nullptr;
  // Null where asking whether a term is there costs more than its empty list:
  // on another machine. Beginnings that were asked for are remembered in it.
  TermMemo* memo = nullptr;
};

// Words that begin like `typed` in any spelling of it, most frequent first; one
// grade, kExact where the letters are those typed, kAlike where an accent
// differs. `prefix` is the field's; only the words of title and text are known
// in other spellings. Throws Xapian's exceptions, like all below.
std::vector<Variant> ExpandPrefix(std::string_view typed,
                                  std::string_view prefix,
                                  const TermSource& source);

// Whether the first letter of a misspelt word may be wrong, too. As typed, but
// for its accent, a twentieth of the words are looked through.
enum class FirstLetter : std::uint8_t { kAny, kAsTyped };

// Words that differ from `typed` by at most `edits` letters put in, left out,
// changed or swapped with the next one (optimal string alignment), accents not
// counted. Fewer edits are closer: none kExact or kAlike, one kAlike, two
// kNear.
std::vector<Variant> ExpandFuzzy(std::string_view typed, int edits,
                                 std::string_view prefix,
                                 const TermSource& source,
                                 FirstLetter first = FirstLetter::kAny);

// `typed` is one Han character: the bigrams that begin with it. Empty if it is
// something else.
std::vector<Variant> ExpandHan(std::string_view typed, std::string_view prefix,
                               const TermSource& source);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_TERM_EXPANSION_H_
