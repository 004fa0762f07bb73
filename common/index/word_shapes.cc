#include "common/index/word_shapes.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include <xapian.h>

#include "common/index/schema.h"
#include "common/index/term_memo.h"

namespace dizin::index {
namespace {

using Xapian::Query;

template <typename Number>
void AppendBytes(Number number, std::string* key) {
  char bytes[sizeof(number)];
  std::memcpy(bytes, &number, sizeof(number));
  key->append(bytes, sizeof(bytes));
}

// Names a word by all that its articles and their weights depend on.
std::string KeyOf(std::span<const Variant> variants,
                  std::span<const Level> levels, double factor,
                  double title_weight) {
  std::string key;
  AppendBytes(factor, &key);
  AppendBytes(title_weight, &key);
  AppendBytes(levels.size(), &key);
  for (const Level& level : levels) {
    AppendBytes(level.variants, &key);
    AppendBytes(level.weight, &key);
  }
  for (const Variant& variant : variants) {
    for (const std::string& term : variant.terms) (key += term) += '\1';
    key += '\0';
  }
  return key;
}

}  // namespace

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
                              double factor) const {
  if (!IsText(field)) return nullptr;
  return Remembered(word.variants, factor, settings_.ranking.title_weight,
                    [&] { return Of(word, field, factor, nullptr); });
}

std::vector<SharedList> WordShapes::ListsOf(std::span<const Word> words,
                                            const std::string& field,
                                            double factor) const {
  std::vector<SharedList> lists;
  for (const Word& word : words) lists.push_back(ListOf(word, field, factor));
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
  return Remembered(variants, factor, 0,
                    [&] { return InText(variants, factor); });
}

SharedList WordShapes::Remembered(std::span<const Variant> variants,
                                  double factor, double title_weight,
                                  const std::function<Query()>& query) const {
  if (settings_.lists == nullptr || factor == 0) return nullptr;
  const std::string key =
      KeyOf(variants, Levels(variants), factor, title_weight);
  return settings_.lists->Find(key, variants, query, settings_.limit);
}

Query WordShapes::FoundAtOnce(const Query& query) const {
  Xapian::Enquire enquire(*settings_.source.database);
  return ListQuery(std::make_shared<const WordList>(
      FindAll(query, settings_.limit, &enquire)));
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
