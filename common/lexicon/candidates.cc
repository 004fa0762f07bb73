#include "common/lexicon/candidates.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "common/lexicon/row_keys.h"
#include "common/text/phonemes.h"

namespace dizin::lexicon {
namespace {

// How many times as frequent as the typed word a variant by sound may be.
double FrequencyRatio(const Variant& variant, bool is_same_script,
                      const ExpansionRules& rules) {
  if (is_same_script) {
    return variant.similarity >= rules.close_similarity
               ? rules.close_frequency_ratio
               : 1;
  }
  return rules.other_script_frequency_ratio;
}

}  // namespace

void Candidates::Add(std::string_view form, Grade grade, Relation relation,
                     float similarity) {
  const auto [at, is_new] =
      index_.try_emplace(std::string(form), candidates_.size());
  if (is_new) {
    candidates_.push_back({std::string(form), grade, relation, similarity});
    return;
  }
  Candidate& known = candidates_[at->second];
  if (grade < known.grade ||
      (grade == known.grade && similarity > known.similarity)) {
    known.grade = grade;
    known.relation = relation;
    known.similarity = similarity;
  }
}

std::vector<std::string> Candidates::FormsUpTo(Grade grade) const {
  std::vector<std::string> forms;
  for (const Candidate& candidate : candidates_) {
    if (candidate.grade <= grade) forms.push_back(candidate.form);
  }
  return forms;
}

std::vector<Variant> Candidates::Finish(const LexiconView& view,
                                        const ExpansionRules& rules,
                                        std::size_t max_variants) && {
  std::vector<Variant> variants;
  std::uint32_t most = 0;  // articles of an exact or alike form
  const ScriptFamily typed = candidates_.empty()
                                 ? ScriptFamily::kLatin
                                 : FamilyOf(candidates_.front().form);
  for (Candidate& c : candidates_) {
    Variant variant{TermsOf(c.form), c.grade, c.relation, c.similarity, 0};
    variant.articles = view.ArticlesWith(variant.terms);
    if (variant.articles == 0) continue;
    if (c.grade <= Grade::kAlike) most = std::max(most, variant.articles);
    variants.push_back(std::move(variant));
  }
  std::erase_if(variants, [&](const Variant& v) {
    if (most == 0 || v.relation != Relation::kSound) return false;
    return v.articles >
           FrequencyRatio(v, FamilyOf(v.terms.front()) == typed, rules) * most;
  });
  SortVariants(&variants);
  if (variants.size() > max_variants) variants.resize(max_variants);
  return variants;
}

void SortVariants(std::vector<Variant>* variants) {
  std::stable_sort(variants->begin(), variants->end(),
                   [](const Variant& a, const Variant& b) {
                     if (a.grade != b.grade) return a.grade < b.grade;
                     // The literal reading stays before the Turkish one.
                     if (a.grade == Grade::kExact) return false;
                     if (a.similarity != b.similarity) {
                       return a.similarity > b.similarity;
                     }
                     return a.articles > b.articles;
                   });
}

}  // namespace dizin::lexicon
