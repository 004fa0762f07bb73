#include "common/index/word_shapes.h"

#include <algorithm>
#include <string_view>

#include <xapian.h>

#include "common/index/schema.h"
#include "common/index/term_memo.h"

namespace dizin::index {
using Xapian::Query;

bool AreTermsAlike(std::span<const Variant> a, std::span<const Variant> b) {
  return a.size() == 1 && b.size() == 1 && a[0].terms.size() == 1 &&
         b[0].terms.size() == 1 && a[0].grade == b[0].grade &&
         a[0].relation == b[0].relation;
}

Query WordShapes::Of(const Word& word, const std::string& field, double factor,
                     std::vector<QueryPart>* parts) const {
  const Query query =
      ShapeQuery(PrefixOf(field), word.variants, Levels(word.variants), factor,
                 word.name, parts);
  return IsText(field) ? WithTitle(word, factor, parts, query) : query;
}

SharedList WordShapes::ListOf(const Word& word, const std::string& field,
                              double factor, Wanted wanted) const {
  if (!IsText(field)) return nullptr;
  return Remembered(word.variants, factor,
                    factor * settings_.ranking.title_weight, wanted);
}

std::vector<SharedList> WordShapes::ListsOf(std::span<const Word> words,
                                            const std::string& field,
                                            double factor) const {
  std::vector<SharedList> lists;
  for (const Word& word : words) {
    lists.push_back(ListOf(word, field, factor, Wanted::kSome));
  }
  if (std::find(lists.begin(), lists.end(), nullptr) != lists.end()) {
    lists.clear();
  }
  return lists;
}

Query WordShapes::InText(std::span<const Variant> variants,
                         double factor) const {
  return ShapeQuery("", variants, Levels(variants), factor);
}

SharedList WordShapes::ListInText(std::span<const Variant> variants,
                                  double factor) const {
  return Remembered(variants, factor, 0, Wanted::kSome);
}

SharedList WordShapes::Remembered(std::span<const Variant> variants,
                                  double factor, double title_factor,
                                  Wanted wanted) const {
  if (settings_.lists == nullptr || factor == 0) return nullptr;
  const std::vector<Level> levels = Levels(variants);
  return settings_.lists->Find(
      {variants, levels, factor, title_factor, InTitles()}, wanted,
      settings_.limit);
}

SharedList WordShapes::Known(const std::string& name) const {
  return settings_.lists == nullptr ? nullptr : settings_.lists->Known(name);
}

SharedList WordShapes::FindAtOnce(const std::string& name,
                                  const Query& query) const {
  return settings_.lists->Keep(name, query, settings_.limit);
}

std::string WordShapes::NameOf(std::span<const Word> words,
                               double factor) const {
  std::string name;
  for (const Word& word : words) {
    const std::vector<Level> levels = Levels(word.variants);
    name += ListMemo::NameOf({word.variants, levels, factor,
                              factor * settings_.ranking.title_weight});
  }
  return name;
}

double WordShapes::WeightOfTerm(std::span<const Variant> variants) const {
  return Levels(variants).front().weight;
}

std::vector<Level> WordShapes::Levels(std::span<const Variant> variants) const {
  return LevelsOf(variants, settings_.ranking.grade_weight);
}

Query WordShapes::WithTitle(const Word& word, double factor,
                            std::vector<QueryPart>* parts,
                            const Query& query) const {
  factor *= settings_.ranking.title_weight;
  if (factor == 0) return query;
  const Query title =
      ShapeQuery(kTitlePrefix, word.variants, Levels(word.variants), factor,
                 "title: " + word.name, parts, InTitles());
  return title.empty() ? query : Query(Query::OP_AND_MAYBE, query, title);
}

TermTest WordShapes::InTitles() const {
  const TermSource& source = settings_.source;
  if (source.memo == nullptr) return {};
  return [source](const std::string& term) {
    return source.memo->Has(term, *source.database, source.lexicon->Revision());
  };
}

}  // namespace dizin::index
