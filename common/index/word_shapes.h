// The words of a query as they are searched for: in text and title, graded
// (word_query.h), from a list that is remembered or from the index.
//
//   WordShapes shapes({source, ranking, lists, limit});
//   Query query = shapes.Of(word, "title", 1, nullptr);
//
// A word of the text is its shape AND_MAYBE the same shape over title words,
// times title_weight.

#ifndef DIZIN_COMMON_INDEX_WORD_SHAPES_H_
#define DIZIN_COMMON_INDEX_WORD_SHAPES_H_

#include <span>
#include <string>
#include <vector>

#include "common/index/list_memo.h"
#include "common/index/results.h"
#include "common/index/term_expansion.h"
#include "common/index/time_limit.h"
#include "common/index/word_list.h"
#include "common/index/word_query.h"
#include "common/index/word_reader.h"

namespace dizin::index {

// Whether both words are one term, and weigh the same.
bool AreTermsAlike(std::span<const Variant> a, std::span<const Variant> b);

// Not safe in two threads at once.
class WordShapes {
 public:
  struct Settings {
    TermSource source;
    Ranking ranking;
    ListMemo* lists = nullptr;  // null: nothing is remembered
    TimeLimit limit = TimeLimit(0, 0);
  };

  // What the settings point to must outlive it.
  explicit WordShapes(const Settings& settings) : settings_(settings) {}

  // `factor` times the word's weight. If `parts` is not null, they are added to
  // it.
  Xapian::Query Of(const Word& word, const std::string& field, double factor,
                   std::vector<QueryPart>* parts) const;

  // The articles of that, to be asked for once a query. Null if they are not
  // remembered.
  SharedList ListOf(const Word& word, const std::string& field, double factor,
                    Wanted wanted) const;
  // Those of all words, or none, of articles that have them all.
  std::vector<SharedList> ListsOf(std::span<const Word> words,
                                  const std::string& field,
                                  double factor) const;

  // The same for words in the text alone.
  Xapian::Query InText(std::span<const Variant> variants, double factor) const;
  SharedList ListInText(std::span<const Variant> variants, double factor) const;

  // `query`, and what a word of the text adds where it is in the title.
  Xapian::Query WithTitle(const Word& word, double factor,
                          std::vector<QueryPart>* parts,
                          const Xapian::Query& query) const;

  // What is remembered of words that must all be there, under a name that says
  // how; null: nothing.
  SharedList Known(const std::string& name) const;
  // What `query` finds, and remembers it.
  SharedList FindAtOnce(const std::string& name,
                        const Xapian::Query& query) const;
  // Names the words and what they weigh.
  std::string NameOf(std::span<const Word> words, double factor) const;

  // What the one term of a word is multiplied by.
  double WeightOfTerm(std::span<const Variant> variants) const;

  // Most words of the text are in no title: those that are.
  TermTest InTitles() const;

 private:
  std::vector<Level> Levels(std::span<const Variant> variants) const;
  SharedList Remembered(std::span<const Variant> variants, double factor,
                        double title_factor, Wanted wanted) const;

  Settings settings_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_WORD_SHAPES_H_
