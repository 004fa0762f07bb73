// The words of a query, and what each stands for in the index.
//
//   WordReader words(source, &expander, {match, limit}, root);
//   Word word = words.Read(node, "title", &shown);
//
// A word is expanded through the lexicon, a prefix or a fuzzy word through the
// terms of the index. All words of one query share kMaxQueryVariants; a query
// that is all in capitals says nothing by them (query/capitals.h).

#ifndef DIZIN_COMMON_INDEX_WORD_READER_H_
#define DIZIN_COMMON_INDEX_WORD_READER_H_

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "common/index/term_expansion.h"
#include "common/index/time_limit.h"
#include "common/lexicon/expander.h"
#include "common/lexicon/variant.h"
#include "common/query/node.h"

namespace dizin::index {

// Variants of all words of a query together, so that a long one stays bounded.
inline constexpr std::size_t kMaxQueryVariants = 1024;

// A word or prefix of the query and what it stands for.
struct Word {
  std::string name;  // for explanations
  std::vector<Variant> variants;
};

// What the terms of a field begin with.
std::string PrefixOf(const std::string& field);
// Whether the field is the text and the title.
bool IsText(const std::string& field);

void KeepFirst(std::vector<Variant>* variants, std::size_t count);
// Those up to a grade. REQUIRES: they are in order of grade.
void KeepGrades(std::vector<Variant>* variants, Grade widest);

// Not safe in two threads at once.
class WordReader {
 public:
  struct Settings {
    Match match = Match::kDefault;  // of words without a mark of their own
    TimeLimit limit = TimeLimit(0, 0);
  };

  // Throws Error(kUsage) for a tree over the limits of query/parser.h. The
  // expander must outlive it.
  WordReader(const TermSource& source, lexicon::Expander* expander,
             const Settings& settings, const query::Node& root);

  // REQUIRES: `node` is a kWord or kPrefix. `field` is its own or that of the
  // phrase it stands in. `shown` is what it is told to stand for, untrimmed.
  Word Read(const query::Node& node, const std::string& field,
            Expansion* shown);

  // No more than a word of this query may have.
  void Trim(std::vector<Variant>* variants) const;

  // The words that a hyphen joins in a plain word of a bag, but for numbers,
  // stop words and those too short to say anything: pro-inflammatory also
  // counts where only inflammatory is. None if nothing is joined.
  std::vector<query::Node> CompoundParts(const query::Node& node);

  // The parts of a plain word that is a run without blanks (run_parts.h).
  std::vector<query::Node> PartsOfRun(const query::Node& node) const;

  // The children of a bag that are searched for.
  std::vector<const query::Node*> WithoutStopWords(const query::Node& bag);

 private:
  Expansion ExpandWord(const query::Node& node);
  bool IsStop(const query::Node& node);

  TermSource source_;
  lexicon::Expander* expander_;
  Settings settings_;
  bool in_capitals_;  // the whole query is
  std::set<std::string> first_words_;
  std::size_t max_variants_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_WORD_READER_H_
