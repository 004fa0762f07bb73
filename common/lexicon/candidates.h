// The variants found so far for one typed word, each once, at its best.

#ifndef DIZIN_COMMON_LEXICON_CANDIDATES_H_
#define DIZIN_COMMON_LEXICON_CANDIDATES_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/lexicon/lexicon_view.h"
#include "common/lexicon/rules.h"
#include "common/lexicon/variant.h"

namespace dizin::lexicon {

class Candidates {
 public:
  // A form as row_keys.h writes it. If it is there already, the closer grade
  // stays, or of one grade the first relation with the greater similarity.
  void Add(std::string_view form, Grade grade, Relation relation,
           float similarity = 1);
  bool Has(std::string_view form) const { return index_.contains(form); }

  // Those of `grade` or closer, in the order they were added.
  std::vector<std::string> FormsUpTo(Grade grade) const;

  // Looks up how many articles have each and drops those that none has. Drops
  // sound variants that more articles have than any exact or alike form (it
  // would be another word), or, of another script or much alike, many times
  // more: Калын is rare in Latin text, and Kalın in Cyrillic. Sorts by grade,
  // similarity and articles, and keeps the first `max_variants`.
  std::vector<Variant> Finish(const LexiconView& view,
                              const ExpansionRules& rules,
                              std::size_t max_variants) &&;

 private:
  struct Candidate {
    std::string form;
    Grade grade;
    Relation relation;
    float similarity;
  };
  std::vector<Candidate> candidates_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const {
      return std::hash<std::string_view>{}(s);
    }
  };
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> index_;
};

// Puts variants in the order of an Expansion: by grade, similarity, articles;
// equals stay as they are.
void SortVariants(std::vector<Variant>* variants);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_CANDIDATES_H_
