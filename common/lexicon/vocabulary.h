// Vocabulary counts the words of a batch while it is indexed: what the lexicon
// is made from. The caller owns the dictionary; words are counted by its ids.
//
//   Vocabulary vocabulary;
//   vocabulary.BeginText(article.text, tr);
//   vocabulary.Count(terms.Intern("ankara"), tr, EvidenceOf(true, tells));
//   vocabulary.VisitRows(term_of, [](auto key, auto packed) { … });
//
// What to count: every token of the title and the text, of each kind (the
// joined s400 and XA:US too). Tokens of CJK and Southeast Asian runs are also
// given to CountInRun(), which collects the joined forms that only the lexicon
// knows:
//  * windows of 2 to 6 Han characters that may write a name (phonemes.h): 卡林,
//    安卡拉;
//  * joins of 2 or 3 adjacent words of Thai and its neighbours, 14 characters
//    at most: names are cut into pieces by word breakers. Of 4 or 5 if one of
//    them is a single letter or has a mute one: เจ ส สิ กา is Jessica. Not
//    across words of grammar.
//
// Rows are how counts travel: through run files, from thread to thread, into a
// LexiconBuilder. A row is a key and packed WordStats. Keys of words are the
// terms themselves; the other keys begin with a byte below 0x20 and are the
// lexicon's own business. To merge two sorted streams of rows, use MergeRows()
// where keys are equal.

#ifndef DIZIN_COMMON_LEXICON_VOCABULARY_H_
#define DIZIN_COMMON_LEXICON_VOCABULARY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/large_pages.h"
#include "common/lexicon/han_joins.h"
#include "common/lexicon/language_id.h"
#include "common/lexicon/word_stats.h"
#include "common/text/tokenizer.h"

namespace dizin::lexicon {

// What one occurrence of a word says about its being a name.
enum class Evidence : std::uint8_t {
  kLower,          // written without a capital
  kCapital,        // with one, where that tells something
  kUntoldCapital,  // with one, where every word or noun has one
};

// True in the languages where a capital in running text tells a name from a
// word: all but German and Luxembourgish.
bool CapitalsTell(LanguageId language);

// `tells`: CapitalsTell(language), and neither a heading, nor the start of a
// sentence (Token::sentence_start), nor among capitals (Unit::in_capitals).
inline Evidence EvidenceOf(bool capital, bool tells) {
  if (!capital) return Evidence::kLower;
  return tells ? Evidence::kCapital : Evidence::kUntoldCapital;
}

// Maps an id of the caller's dictionary to its term.
using TermOf = std::function<std::string_view(std::uint32_t id)>;
// A row of VisitRows(). The bytes are valid during the call.
using RowVisitor =
    std::function<void(std::string_view key, std::string_view packed)>;

// The packed sum of two rows of the same key. Throws Error(kIndex).
std::string MergeRows(std::string_view packed, std::string_view more);

// The same of many rows, one after another.
class RowSum {
 public:
  void Start(std::string_view packed) { ParseWordStats(packed, &sum_); }
  void Add(std::string_view packed) {
    ParseWordStats(packed, &more_);
    sum_.Merge(more_);
  }
  // Valid until the next call.
  std::string_view Packed() {
    packed_.clear();
    AppendWordStats(sum_, &packed_);
    return packed_;
  }

 private:
  WordStats sum_;
  WordStats more_;
  std::string packed_;
};

// Not safe in two threads at once; one a thread. 20 bytes a word.
class Vocabulary {
 public:
  // Counts one occurrence of `term`.
  void Count(std::uint32_t term, LanguageId language, Evidence evidence) {
    Word* const word = At(term);
    AddOccurrences(word, language, 1);
    AddEvidence(word, evidence);
  }

  // The two halves of Count(), for who counts many at once: so many
  // occurrences, and of single ones what they say. What is written small says
  // nothing here.
  void CountOccurrences(std::uint32_t term, LanguageId language,
                        std::uint32_t occurrences) {
    AddOccurrences(At(term), language, occurrences);
  }
  struct Said {
    std::uint32_t term;
    Evidence evidence;
  };
  void CountEvidence(std::span<const Said> all) {
    constexpr std::size_t kAhead = 16;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i + kAhead < all.size()) Prefetch(all[i + kAhead].term);
      AddEvidence(At(all[i].term), all[i].evidence);
    }
  }

  // Has the counts of `term` on their way.
  void Prefetch(std::uint32_t term) const {
    if (term < words_.size()) __builtin_prefetch(&words_[term]);
  }

  // Before each title, text or other field: nothing is joined across two.
  // Counts the definitions of abbreviations in it (definitions.h), each once.
  void BeginText(std::string_view text, LanguageId language);

  // A unit of kind kHan or kSoutheastAsian and its term, in the order of the
  // text; units of other kinds need not be given.
  void CountInRun(const Unit& unit, std::string_view term, LanguageId language);

  // Every row, each key once.
  enum class Order { kByKey, kAny };
  void VisitRows(const TermOf& term_of, const RowVisitor& visit,
                 Order order = Order::kByKey) const;

  // Adds the counts of `other`, whose term `id` is `own_id(id)` here.
  void Merge(const Vocabulary& other,
             const std::function<std::uint32_t(std::uint32_t id)>& own_id);

  // Bytes held, about.
  std::size_t MemoryUse() const;
  void Clear();

 private:
  // One word. The language it was seen in last is counted here, the others in
  // a chain through `others_`.
  struct Word {
    std::uint32_t count = 0;
    std::uint32_t capitals = 0;
    std::uint32_t untold_capitals = 0;
    std::uint32_t others = 0;  // 1 + index in others_; 0 is the end
    LanguageId language = kUnknownLanguage;
  };
  struct Other {
    std::uint32_t count;
    std::uint32_t next;
    LanguageId language;
  };
  struct Row;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const {
      return std::hash<std::string_view>{}(s);
    }
  };
  // A word of a run, in run_text_.
  struct RunWord {
    std::uint32_t begin;
    std::uint32_t letters;
    bool is_scrap;
  };
  // Rows that are not of words: joins of words, and definitions.
  using Extras = std::unordered_map<std::string, Word, Hash, std::equal_to<>>;

  Word* At(std::uint32_t term) {
    if (term >= words_.size()) words_.resize(term + 1U);
    return &words_[term];
  }
  void AddOccurrences(Word* word, LanguageId language,
                      std::uint32_t occurrences) {
    if (word->language != language) SwitchLanguage(word, language);
    word->count += occurrences;
  }
  static void AddEvidence(Word* word, Evidence evidence) {
    if (evidence == Evidence::kCapital) ++word->capitals;
    if (evidence == Evidence::kUntoldCapital) ++word->untold_capitals;
  }
  void MergeWord(const Vocabulary& other, const Word& from, Word* word);
  void SwitchLanguage(Word* word, LanguageId language);
  // Overwrites `stats`, whose memory is used again.
  void StatsOf(const Word& word, WordStats* stats) const;
  void CountExtra(std::string_view key, LanguageId language,
                  Evidence evidence = Evidence::kLower);
  void CountHan(std::string_view term, bool goes_on, LanguageId language);
  void PushHan(char32_t c);
  void CountWords(std::string_view term, bool goes_on, LanguageId language);

  std::vector<Word, LargePages<Word>> words_;
  std::vector<Other> others_;
  Extras extras_;
  HanJoins<Word> han_joins_;
  std::size_t extra_bytes_ = 0;

  // The run being read.
  UnitKind run_kind_ = UnitKind::kAlphabetic;
  std::uint32_t run_end_ = 0;  // byte where its last unit ends
  std::array<char32_t, HanJoins<Word>::kMaxRun> han_tail_{};
  std::size_t han_size_ = 0;        // of its last characters
  std::vector<RunWord> run_words_;  // its last words
  std::string run_text_;            // the same, joined
  std::string row_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_VOCABULARY_H_
