// Vocabulary counts the words of a batch while it is indexed: what the lexicon
// is made from. The caller owns the dictionary; words are counted by its ids.
//
//   Vocabulary vocabulary;
//   vocabulary.BeginText(article.text, tr);
//   vocabulary.Count(terms.Intern("ankara"), tr, EvidenceOf(true, tells));
//   vocabulary.VisitRows(term_of, [](auto key, auto packed) { … });
//
// What to count: every token of the title and the text, of each kind (the
// joined s400 and XA:US too). Tokens of Han and Southeast Asian runs are also
// given to CountHan() and CountRunWord(), which collect the joined forms that
// only the lexicon knows:
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

#include "common/lexicon/language_id.h"
#include "common/lexicon/run_table.h"
#include "common/lexicon/word_counts.h"
#include "common/lexicon/word_stats.h"
#include "common/text/tokenizer.h"

namespace dizin::lexicon {

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

// Not safe in two threads at once; one a thread.
class Vocabulary {
 public:
  // Counts one occurrence of `term`.
  void Count(std::uint32_t term, LanguageId language, Evidence evidence) {
    words_.AddOccurrences(term, language, 1);
    words_.AddEvidence(term, evidence);
  }

  // The two halves of Count(), for who counts many at once: so many
  // occurrences, and of single ones what they say. What is written small says
  // nothing here.
  void CountOccurrences(std::uint32_t term, LanguageId language,
                        std::uint32_t occurrences) {
    words_.AddOccurrences(term, language, occurrences);
  }
  struct Said {
    std::uint32_t term;
    Evidence evidence;
  };
  void CountEvidence(std::span<const Said> all) {
    constexpr std::size_t kAhead = 16;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i + kAhead < all.size()) Prefetch(all[i + kAhead].term);
      words_.AddEvidence(all[i].term, all[i].evidence);
    }
  }

  // Has the counts of `term` on their way.
  void Prefetch(std::uint32_t term) const { words_.Prefetch(term); }

  // Before each title, text or other field: nothing is joined across two.
  // Counts the definitions of abbreviations in it (definitions.h), each once.
  void BeginText(std::string_view text, LanguageId language);

  // Units of kinds kHan and kSoutheastAsian, in the order of the text; units of
  // other kinds need not be given. The one with its bytes, casefolded; the
  // other with its term and term_of(term).
  void CountHan(const Unit& unit, std::string_view bytes, LanguageId language);
  template <class TextOf>
  void CountRunWord(const Unit& unit, std::uint32_t term, LanguageId language,
                    const TextOf& term_of) {
    if (term >= traits_.size()) traits_.resize(term + std::size_t{1});
    if (traits_[term].letters == 0) traits_[term] = TraitsOf(term_of(term));
    CountRunWord(unit, term, language);
  }

  // Every row, each key once.
  enum class Order { kByKey, kAny };
  void VisitRows(const TermOf& term_of, const RowVisitor& visit,
                 Order order = Order::kByKey) const;

  // Bytes held, about.
  std::size_t MemoryUse() const;
  void Clear();

 private:
  static constexpr std::size_t kMaxHan = 6;    // characters of a run
  static constexpr std::size_t kMaxWords = 5;  // of another one

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const {
      return std::hash<std::string_view>{}(s);
    }
  };
  // What joining asks of a word, in a byte.
  struct Traits {
    std::uint8_t letters : 6 = 0;  // at most 63; 0: not known yet
    bool is_scrap : 1 = false;
    bool is_grammar : 1 = false;
  };

  static Traits TraitsOf(std::string_view word);
  void CountRunWord(const Unit& unit, std::uint32_t term, LanguageId language);
  bool GoesOn(const Unit& unit);
  void CountDefinition(const std::string& row, LanguageId language,
                       Evidence evidence);
  void VisitInAnyOrder(const TermOf& term_of, const RowVisitor& visit) const;

  WordCounts words_;  // by term
  RunTable<char32_t, kMaxHan> han_joins_;
  WordCounts han_counts_;
  RunTable<std::uint32_t, kMaxWords> word_joins_;  // of term ids + 1
  WordCounts word_join_counts_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>
      definitions_;
  WordCounts definition_counts_;
  std::size_t definition_bytes_ = 0;
  std::vector<Traits> traits_;  // by term

  // The run being read.
  UnitKind run_kind_ = UnitKind::kAlphabetic;
  std::uint32_t run_end_ = 0;  // byte where its last unit ends
  std::array<char32_t, kMaxHan> han_tail_{};
  std::size_t han_size_ = 0;  // of its last characters
  std::array<std::uint32_t, kMaxWords> word_tail_{};
  std::size_t word_size_ = 0;  // of its last words, ids + 1
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_VOCABULARY_H_
