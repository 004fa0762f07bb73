#include "common/index/word_query.h"

#include <bit>
#include <utility>

#include <xapian.h>

#include "common/index/schema.h"

namespace dizin::index {

using Xapian::Query;

namespace {

// The end of the level that begins at `begin`; `close` variants are no worse
// than alike.
std::size_t EndOfLevel(std::span<const Variant> variants, std::size_t begin,
                       std::size_t close) {
  const Grade grade = variants[begin].grade;
  std::size_t most = variants.size();
  if (grade > Grade::kAlike) most = close + std::bit_ceil(begin - close + 1);
  std::size_t end = begin + 1;
  while (end < variants.size() && variants[end].grade == grade &&
         (end < most ||
          variants[end].similarity == variants[end - 1].similarity)) {
    ++end;
  }
  return end;
}

}  // namespace

std::vector<Level> LevelsOf(std::span<const Variant> variants,
                            const double (&weights)[kGrades]) {
  std::size_t close = 0;
  while (close < variants.size() && variants[close].grade <= Grade::kAlike) {
    ++close;
  }
  std::vector<Level> levels;
  double below = 0;  // the weight of grades that no variant has yet
  for (std::size_t end = 0, grade = 0; grade < kGrades; ++grade) {
    const std::size_t before = levels.size();
    while (end < variants.size() &&
           variants[end].grade == static_cast<Grade>(grade)) {
      end = EndOfLevel(variants, end, close);
      levels.push_back({static_cast<Grade>(grade), end, 0});
    }
    const std::size_t added = levels.size() - before;
    for (std::size_t i = before; i < levels.size(); ++i) {
      levels[i].weight = weights[grade] / static_cast<double>(added);
    }
    if (added > 0) {
      levels[before].weight += std::exchange(below, 0);
    } else {
      (levels.empty() ? below : levels.back().weight) += weights[grade];
    }
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
