#include "common/index/word_query.h"

#include <xapian.h>

#include "common/index/schema.h"

namespace dizin::index {

using Xapian::Query;

std::vector<Level> LevelsOf(std::span<const Variant> variants,
                            const double (&weights)[kGrades]) {
  std::vector<Level> levels;
  double below = 0;  // the weight of grades that no variant has yet
  for (int grade = 0; grade < kGrades; ++grade) {
    std::size_t count = levels.empty() ? 0 : levels.back().variants;
    const std::size_t before = count;
    while (count < variants.size() &&
           variants[count].grade <= static_cast<Grade>(grade)) {
      ++count;
    }
    if (count > before) {
      levels.push_back({static_cast<Grade>(grade), count, below});
      below = 0;
    }
    (levels.empty() ? below : levels.back().weight) += weights[grade];
  }
  return levels;
}

Query Scaled(const Query& query, double factor) {
  return factor == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, factor);
}

Query TermsQuery(std::string_view prefix, std::span<const std::string> terms) {
  std::vector<Query> queries;
  for (const std::string& term : terms) {
    queries.emplace_back(
        BoundedTerm(std::string(prefix).append(term), kMaxTermCost));
  }
  if (queries.size() == 1) return queries.front();
  return {Query::OP_PHRASE, queries.begin(), queries.end(),
          static_cast<Xapian::termcount>(queries.size())};
}

Query SynonymQuery(std::string_view prefix, std::span<const Variant> variants) {
  if (variants.size() == 1) return TermsQuery(prefix, variants[0].terms);
  std::vector<Query> queries;
  for (const Variant& variant : variants) {
    queries.push_back(TermsQuery(prefix, variant.terms));
  }
  return {Query::OP_SYNONYM, queries.begin(), queries.end()};
}

Query ShapeQuery(std::string_view prefix, std::span<const Variant> variants,
                 std::span<const Level> levels, double factor,
                 const std::string& word, std::vector<QueryPart>* parts) {
  std::vector<Query> weighted;
  for (const Level& level : levels) {
    weighted.push_back(
        Scaled(SynonymQuery(prefix, variants.first(level.variants)),
               factor * level.weight));
    if (parts != nullptr) {
      parts->push_back(
          {word, level.grade, std::make_shared<const Query>(weighted.back())});
    }
  }
  if (weighted.empty()) return {};
  const Query widest = weighted.back();
  weighted.pop_back();
  if (weighted.empty()) return widest;
  return {Query::OP_AND_MAYBE, widest,
          Query(Query::OP_OR, weighted.begin(), weighted.end())};
}

}  // namespace dizin::index
