// What is known of a word of the index: how often it was seen, in which
// languages, and whether with a capital where a capital tells something.
//
//   WordStats stats = ParseWordStats(packed);
//   stats.Merge(of_another_thread);
//   stats.Total()         // occurrences, over all languages
//   CapitalsOf("ali", stats)  // CapitalClass::kMost
//
// Capitals tell a name from a word only in running text of a cased script: not
// at the start of a sentence, in a heading, in text all in capitals, nor in
// German, which capitalises every noun. There a capital is only remembered.
// (27 of 60 ordinary English words have a capital in 10 to 50 % of their uses
// when headings and sentence starts are counted.)

#ifndef DIZIN_COMMON_LEXICON_WORD_STATS_H_
#define DIZIN_COMMON_LEXICON_WORD_STATS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/bytes.h"
#include "common/lexicon/language_id.h"

namespace dizin::lexicon {

struct LanguageCount {
  LanguageId language = kUnknownLanguage;
  std::uint64_t count = 0;

  friend bool operator==(const LanguageCount&, const LanguageCount&) = default;
};

// Counts are exact sums: merging is commutative and associative, and an index
// built in one go has the same as one that grew.
struct WordStats {
  std::uint64_t lower = 0;      // uses without a capital
  std::uint64_t capitals = 0;   // uses with a capital that tells something
  bool untold_capital = false;  // seen with a capital that tells nothing
  std::vector<LanguageCount> languages;  // by language, ascending, no zeros

  std::uint64_t Total() const;
  void Merge(const WordStats& other);
  void AddLanguage(const LanguageCount& of);
  void AddLanguages(const std::vector<LanguageCount>& others);

  friend bool operator==(const WordStats&, const WordStats&) = default;
};

// Packed: a number h, low bits first: 2 bits form, 1 bit untold_capital, then
// the number of languages; form 0: lower is the total and capitals 0, form 1:
// capitals is the total and lower 0, form 2: both are 0, form 3: lower and
// capitals follow. Then language and count of each. Numbers are base 128, low
// bits first. A word seen once takes 3 bytes.
void AppendWordStats(const WordStats& stats, std::string* out);
// Throws Error(kIndex) if `packed` is not what AppendWordStats() writes.
WordStats ParseWordStats(std::string_view packed);
// Overwrites `stats`, whose memory is used again.
void ParseWordStats(std::string_view packed, WordStats* stats);
// The same from the middle of a list.
WordStats ReadWordStats(ByteReader* in);

// How often a word has a capital, of the uses that tell. Stored: keep order.
enum class CapitalClass : std::uint8_t {
  kNever,
  kSeldom,   // below a tenth
  kSome,     // below a half
  kMost,     // below nine tenths
  kNearly,   // nine tenths or more
  kUntold,   // seen with a capital, but never where it tells something
  kCaseless  // written in a script without capitals
};
CapitalClass CapitalsOf(std::string_view word, const WordStats& stats);

// True for words that may be names by how they are written: capitalised in at
// least half of the uses that tell, or nothing is told, or caseless.
bool MayBeName(CapitalClass capitals);
// The same where something is told of it: a German noun is not name-like.
bool IsNameLike(CapitalClass capitals);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_WORD_STATS_H_
