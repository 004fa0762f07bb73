// LexiconView reads a Lexicon as words instead of bytes, with the lists of
// several shards merged.
//
//   LexiconView view(lexicon);
//   view.WordsOfFold("kalin")              // kalin, kalın, with their counts
//   view.IsHome(stats, LanguageIdOf("tr"), .2)
//
// Not safe in two threads at once. Throws Error(kIndex) if a list is damaged.

#ifndef DIZIN_COMMON_LEXICON_LEXICON_VIEW_H_
#define DIZIN_COMMON_LEXICON_LEXICON_VIEW_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/lexicon/language_id.h"
#include "common/lexicon/layout.h"
#include "common/lexicon/lexicon.h"
#include "common/lexicon/word_stats.h"
#include "common/text/phonemes.h"

namespace dizin::lexicon {

struct KnownWord {
  std::string word;
  WordStats stats;
};

// A word of a list of kind I.
struct InflectedWord {
  std::string word;
  InflectionPayload payload;
};

class LexiconView {
 public:
  // `lexicon` must outlive it.
  explicit LexiconView(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // Takes note of the lexicon's revision: true if it is new.
  bool Refresh();

  const Lexicon& lexicon() const { return lexicon_; }

  // By word, ascending.
  std::vector<KnownWord> WordsOfFold(std::string_view fold) const;
  // Of `word`, which is casefolded; std::nullopt if there is no record.
  std::optional<WordStats> StatsOf(std::string_view word) const;
  std::vector<InflectedWord> Inflections(LanguageId language,
                                         std::string_view stem) const;

  // Every language with words in the lexicon.
  const std::vector<LanguageId>& languages() const { return languages_; }
  // Words of the index that are of these languages.
  double WordsOf(const std::vector<LanguageId>& languages) const;
  // The language where a word's share is largest; kUnknownLanguage if none.
  LanguageId MostAtHome(const WordStats& stats) const;
  // The share of a word in the language where it is largest.
  double LargestShare(const WordStats& stats) const;
  // The part of a word's uses that is of that language: of its uses as they
  // are, and of them as if all languages had as many words, the geometric mean.
  double PartIn(const WordStats& stats, LanguageId language) const;
  // Whether less than half of the words are of languages with capitals.
  bool HasFewCapitals() const;
  // Whether some words of the index are of languages that are written so.
  bool Writes(ScriptFamily family) const {
    return words_of_family_[static_cast<std::size_t>(family)] >= kSomeWords;
  }
  // A word is at home in a language if its share of that language's words is
  // at least `share` of what it is in the language where it is largest.
  bool IsHome(const WordStats& stats, LanguageId language, double share) const;
  std::vector<LanguageId> HomeLanguages(const WordStats& stats,
                                        double share) const;

  // In how many articles every one of `terms` may be: the least of theirs.
  std::uint32_t ArticlesWith(const std::vector<std::string>& terms) const;

 private:
  static constexpr double kSomeWords = 200;
  // Words whose records are remembered: a word is asked of for each language.
  static constexpr std::size_t kMaxRemembered = 4'000;

  std::optional<WordStats> ReadStats(std::string_view word) const;
  double RelativeFrequency(const LanguageCount& of) const;
  double LeastShareAtHome(const WordStats& stats, double share) const;

  const Lexicon& lexicon_;
  std::optional<std::uint64_t> revision_;
  std::vector<LanguageId> languages_;
  std::unordered_map<LanguageId, double> totals_;
  std::array<double, kScriptFamilies> words_of_family_{};
  mutable std::unordered_map<std::string, std::optional<WordStats>> stats_;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_LEXICON_VIEW_H_
