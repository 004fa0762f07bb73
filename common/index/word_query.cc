#include "common/index/word_query.h"

#include <bit>
#include <utility>

#include <xapian.h>

#include "common/index/schema.h"
#include "common/index/settled_query.h"

namespace dizin::index {

using Xapian::Query;

namespace {

// What a word that is found by its sound alone keeps of the weight of the
// grades it lacks.
constexpr double kSoundAlone = .5;

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
  const double kept =
      !variants.empty() && variants.front().relation == Relation::kSound
          ? kSoundAlone
          : 1;
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
      levels[before].weight += kept * std::exchange(below, 0);
    } else {
      (levels.empty() ? below : levels.back().weight) += weights[grade];
    }
  }
  return levels;
}

Query Scaled(const Query& query, double factor) {
  return factor == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, factor);
}

Query TermsQuery(std::string_view prefix, std::span<const std::string> terms,
                 const TermTest& has) {
  std::vector<Query> queries;
  for (const std::string& term : terms) {
    const std::string bounded =
        BoundedTerm(std::string(prefix).append(term), kMaxTermCost);
    if (has && !has(bounded)) return {};
    queries.emplace_back(bounded);
  }
  if (queries.size() == 1) return queries.front();
  return {Query::OP_PHRASE, queries.begin(), queries.end(),
          static_cast<Xapian::termcount>(queries.size())};
}

Query ShapeQuery(std::string_view prefix, std::span<const Variant> variants,
                 std::span<const Level> levels, double factor,
                 const std::string& word, std::vector<QueryPart>* parts,
                 const TermTest& has) {
  std::vector<Query> there;  // of the variants so far
  std::vector<std::pair<Query, double>> weighted;
  bool has_phrase = false;  // so far
  bool was_phrase = false;  // the level before is one, and not one word
  std::size_t begin = 0;
  for (const Level& level : levels) {
    const std::size_t before = there.size();
    for (; begin < level.variants; ++begin) {
      Query query = TermsQuery(prefix, variants[begin].terms, has);
      if (query.empty()) continue;
      there.push_back(std::move(query));
      has_phrase = has_phrase || variants[begin].terms.size() > 1;
    }
    if (there.empty()) continue;
    if (there.size() == before && !was_phrase && parts == nullptr) {
      weighted.back().second += level.weight;
      continue;
    }
    Query synonyms = level.variants == 1
                         ? there.front()
                         : Query(Query::OP_SYNONYM, there.begin(), there.end());
    if (has_phrase) synonyms = Settled(synonyms);
    weighted.emplace_back(std::move(synonyms), level.weight);
    was_phrase = level.variants == 1 && has_phrase;
    if (parts != nullptr) {
      parts->push_back({word, level.grade,
                        std::make_shared<const Query>(Scaled(
                            weighted.back().first, factor * level.weight))});
    }
  }
  Query shape;
  for (const auto& [query, weight] : weighted) {
    const Query wider = Scaled(query, factor * weight);
    shape = shape.empty() ? wider : Query(Query::OP_AND_MAYBE, wider, shape);
  }
  return shape;
}

}  // namespace dizin::index
