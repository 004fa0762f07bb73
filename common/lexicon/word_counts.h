// How often words were seen, in which languages and how they were written, by
// dense ids: what Vocabulary counts with.
//
//   WordCounts counts;
//   counts.AddOccurrences(7, tr, 2);
//   counts.AddEvidence(7, Evidence::kCapital);
//   counts.Visit([](std::uint32_t id, const WordStats& stats) { … });
//
// A word of many languages is seen in one after another, and what it had in the
// one before is written down behind all else and added up in the end: that
// waits for no memory, as looking for its languages each time would.

#ifndef DIZIN_COMMON_LEXICON_WORD_COUNTS_H_
#define DIZIN_COMMON_LEXICON_WORD_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/large_pages.h"
#include "common/lexicon/language_id.h"
#include "common/lexicon/word_stats.h"

namespace dizin::lexicon {

// What one occurrence of a word says about its being a name.
enum class Evidence : std::uint8_t {
  kLower,          // written without a capital
  kCapital,        // with one, where that tells something
  kUntoldCapital,  // with one, where every word or noun has one
};

// Not safe in two threads at once. 16 bytes an id, and 12 for each further
// language of a word, sometimes 24.
class WordCounts {
 public:
  void AddOccurrences(std::uint32_t id, LanguageId language,
                      std::uint32_t occurrences) {
    Word* const word = At(id);
    if (word->language != language) Switch(id, language);
    word->count += occurrences;
  }
  void AddEvidence(std::uint32_t id, Evidence evidence) {
    Word* const word = At(id);
    if (evidence == Evidence::kCapital) ++word->capitals;
    if (evidence == Evidence::kUntoldCapital) ++word->untold_capitals;
  }
  // Has the counts of `id` on their way.
  void Prefetch(std::uint32_t id) const {
    if (id < words_.size()) __builtin_prefetch(&words_[id], 1);
  }

  // Every id with occurrences, in order. The stats are valid during the call.
  template <class Visitor>
  void Visit(const Visitor& visit) const {
    const std::vector<Earlier> earlier = EarlierById();
    auto at = earlier.begin();
    WordStats stats;
    for (std::uint32_t id = 0; id < words_.size(); ++id) {
      const Word& word = words_[id];
      if (word.count == 0) continue;
      stats.languages.assign(1, {word.language, word.count});
      std::uint64_t total = word.count;
      for (; at != earlier.end() && at->id == id; ++at) {
        stats.AddLanguage({at->language, at->count});
        total += at->count;
      }
      stats.capitals = word.capitals;
      stats.untold_capital = word.untold_capitals > 0;
      stats.lower = total - word.capitals - word.untold_capitals;
      visit(id, stats);
    }
  }

  // Bytes held, about.
  std::size_t MemoryUse() const {
    return words_.capacity() * sizeof(Word) +
           earlier_.capacity() * sizeof(Earlier);
  }

 private:
  struct Word {
    std::uint32_t count = 0;  // in the language it was seen in last
    std::uint32_t capitals = 0;
    std::uint32_t untold_capitals = 0;
    LanguageId language = kUnknownLanguage;
  };
  // What a word had in a language before it was seen in another.
  struct Earlier {
    std::uint32_t id;
    std::uint32_t count;
    LanguageId language;
  };

  Word* At(std::uint32_t id) {
    if (id >= words_.size()) words_.resize(id + std::size_t{1});
    return &words_[id];
  }
  void Switch(std::uint32_t id, LanguageId language);
  std::vector<Earlier> EarlierById() const;
  void AddUpEarlier();

  static constexpr std::size_t kFewEarlier = std::size_t{1} << 19;

  std::vector<Word, LargePages<Word>> words_;
  std::vector<Earlier> earlier_;
  std::size_t most_earlier_ = kFewEarlier;  // before they are added up
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_WORD_COUNTS_H_
