// WordFinder finds the words of a query in a text, whatever variant of them is
// written there.
//
//   WordFinder finder(answer.words, fields, &memo);
//   FoundWords found;
//   finder.Find(article.text, "text", &found);
//   found.marks   // "Kalın'ın" has Kalın marked, exactly its bytes
//
// The text is cut as the indexer cuts it (common/text/tokenizer.h), and a mark
// is the token, or the run of tokens of a variant of several terms (安卡 卡拉
// is one mark over 安卡拉; "s 400" one over S-400). Where marks overlap, those
// of one word become one; of two words the one that begins first is kept, and
// of two that begin together the longer.
//
// Cost: a unit of letters that cannot be any of the terms (spelling_hash.h) is
// not analysed; others are analysed once and remembered in the memo. A run of
// Thai and its like that can hold none of them (wanted_runs.h) is not cut.

#ifndef DIZIN_SEARCHER_WORD_FINDER_H_
#define DIZIN_SEARCHER_WORD_FINDER_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/lexicon/variant.h"
#include "common/text/tokenizer.h"
#include "searcher/answer.h"
#include "searcher/unit_memo.h"
#include "searcher/wanted_runs.h"

namespace dizin {

// A word of the text, or an uncut run, for those who cut between words.
struct WordSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  // As the tokenizer sees it; but a line that goes on in small letters after a
  // single line break is not a new sentence.
  bool sentence_start = false;
};

struct FoundWords {
  std::vector<Mark> marks;      // in order, not overlapping
  std::vector<WordSpan> spans;  // every unit read, in order
  std::size_t bytes_read = 0;   // of the text
};

// Which fields a word is looked for in. "" is the title and the text.
using WordFields = std::vector<std::string>;

// Not safe in two threads at once. `words` and `memo` must outlive it.
class WordFinder {
 public:
  // No more of a text is read than kMaxBytes; and once kEnoughBytes are read,
  // no further than every word has been seen (kPlentyBytes: any word).
  static constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
  static constexpr std::size_t kPlentyBytes = std::size_t{1} << 17;
  static constexpr std::size_t kEnoughBytes = std::size_t{1} << 15;

  // fields[i] are those of words[i].
  WordFinder(const std::vector<Expansion>& words,
             const std::vector<WordFields>& fields, UnitMemo* memo);

  // Clears `found` first, and keeps its memory.
  void Find(std::string_view text, std::string_view field, FoundWords* found);

 private:
  // One term of a variant: the `index`-th of `count`.
  struct Slot {
    std::uint32_t word;
    std::uint32_t variant;
    std::uint32_t index;
    std::uint32_t count;
    Grade grade;
    Relation relation;
    float similarity;
  };
  // A variant of several terms of which some have been read.
  struct Partial {
    Slot next;
    std::uint32_t position;  // where the next term must stand
    std::uint32_t begin;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view term) const {
      return std::hash<std::string_view>()(term);
    }
  };
  using Slots =
      std::unordered_map<std::string, std::vector<Slot>, Hash, std::equal_to<>>;

  void AddVariant(std::uint32_t word, std::uint32_t number,
                  const Variant& variant);
  // False if the unit can hold none of the terms, and takes one position.
  bool CanMatch(std::string_view bytes);
  void Read(std::string_view bytes, const Unit& unit);
  void ReadTerm(std::string_view term, std::uint32_t begin, std::uint32_t end,
                std::uint32_t position);
  void Take(const Slot& slot, std::uint32_t begin, std::uint32_t end,
            std::uint32_t position);
  bool WantedIn(std::uint32_t word) const;
  bool SeenEnough(std::size_t bytes) const;

  static constexpr std::size_t kFilterBits = 4096;

  std::vector<WordFields> fields_;
  UnitMemo* memo_;
  Slots slots_;
  WantedRuns runs_;                  // that may hold the terms in slots_
  std::bitset<kFilterBits> filter_;  // by spelling hash of the terms in slots_
  std::vector<bool> has_variants_;   // by word

  // Of the Find() that is running.
  std::string_view field_;
  std::vector<bool> wanted_, seen_;
  std::vector<Partial> partials_;
  std::vector<Mark>* marks_ = nullptr;
  std::uint32_t position_ = 0;
};

}  // namespace dizin

#endif  // DIZIN_SEARCHER_WORD_FINDER_H_
