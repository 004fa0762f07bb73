#include "common/index/placed_words.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include <xapian.h>

#include "common/index/settled_query.h"

namespace dizin::index {
namespace {

using query::Kind;
using query::Node;
using Xapian::Query;

// Articles whose places are compared before others are needed.
constexpr std::size_t kMaxCompared = 2'000;

Query All(const std::vector<Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {Query::OP_AND, queries.begin(), queries.end()};
}

std::vector<Query> PlaceQueries(const Placed& placed, const std::string& field,
                                std::span<const WordList::Variants> there) {
  std::vector<std::vector<Variant>> variants;
  for (const Word& word : placed.words) variants.push_back(word.variants);
  std::vector<Query> queries;
  for (const auto& [begin, end, places] : placed.conditions) {
    queries.push_back(PositionQuery(
        PrefixOf(field), std::span(variants).subspan(begin, end - begin),
        places, there.empty() ? there : there.subspan(begin, end - begin)));
  }
  return queries;
}

bool IsOfTerms(const Placed& placed) {
  const std::vector<Variant>& first = placed.words.front().variants;
  return placed.conditions.size() == 1 &&
         std::all_of(placed.words.begin(), placed.words.end(),
                     [&first](const Word& word) {
                       return AreTermsAlike(first, word.variants);
                     });
}

// None where more than one comparison of places gives weight.
std::optional<Query> OfTerms(const Placed& placed, const std::string& field,
                             double factor, const WordShapes& shapes) {
  const Query places = PlaceQueries(placed, field, {}).front();
  if (!WeighsOnce(places)) return std::nullopt;
  Query query = Scaled(
      places, factor * shapes.WeightOfTerm(placed.words.front().variants));
  if (!IsText(field)) return query;
  for (const Word& word : placed.words) {
    query = shapes.WithTitle(word, factor, nullptr, query);
  }
  return query;
}

// Names the words and the places they must be in.
std::string NameOf(const Placed& placed, double factor,
                   const WordShapes& shapes) {
  std::string name = shapes.NameOf(placed.words, factor);
  for (const auto& [begin, end, places] : placed.conditions) {
    for (const auto number :
         {begin, end, static_cast<std::size_t>(places.slop)}) {
      (name += std::to_string(number)) += ' ';
    }
    name += places.ordered ? "in order" : "in any order";
  }
  return name;
}

Query QueryOf(const SharedList& list) {
  return list->documents.empty() ? Query() : ListQuery(list);
}

// None where the words' articles are not remembered, and where Xapian had
// better compare places as it goes.
std::optional<Query> OfLists(const Placed& placed, const std::string& field,
                             double factor, Alone alone,
                             const WordShapes& shapes) {
  if (!IsText(field) || factor == 0) return std::nullopt;
  const std::string name = NameOf(placed, factor, shapes);
  if (const SharedList known = shapes.Known(name)) return QueryOf(known);
  const std::vector<SharedList> lists =
      shapes.ListsOf(placed.words, field, factor);
  if (lists.empty()) return std::nullopt;
  const Common all = InAll(lists);
  const std::size_t articles = all.articles->documents.size();
  if (articles == 0) return Query();
  const bool at_once = articles <= kMaxCompared;
  if (!at_once && alone == Alone::kNo) return std::nullopt;
  const Query query(Query::OP_FILTER, ListQuery(all.articles),
                    All(PlaceQueries(placed, field, all.variants)));
  return at_once ? QueryOf(shapes.FindAtOnce(name, query)) : query;
}

Query OfWords(const Placed& placed, const std::string& field, double factor,
              const WordShapes& shapes, std::vector<QueryPart>* parts) {
  std::vector<Query> words;
  for (const Word& word : placed.words) {
    words.push_back(shapes.Of(word, field, factor, parts));
  }
  return {Query::OP_FILTER, All(words), All(PlaceQueries(placed, field, {}))};
}

void AddPlaced(const Node& node, const std::string& field, QueryWords* words,
               Placed* placed) {
  const std::size_t begin = placed->words.size();
  for (const Node& child : node.children) {
    if (child.kind == Kind::kWord || child.kind == Kind::kPrefix) {
      placed->words.push_back(words->Read(child, field));
    } else {
      AddPlaced(child, field, words, placed);
    }
  }
  if (placed->words.size() == begin) return;
  const BuildSettings& settings = words->settings();
  Places places{.slop = node.slop,
                .ordered = true,
                .remote = settings.remote,
                .limit = settings.limit};
  if (node.kind == Kind::kNear) {
    // NEAR/n of two words leaves room for n - 1 between them; words of phrases
    // inside take no room.
    const int children = static_cast<int>(node.children.size());
    places.slop = std::max(0, node.slop + 1 - children);
    places.ordered = node.ordered;
  }
  placed->conditions.push_back({begin, placed->words.size(), places});
}

}  // namespace

Placed ReadPlaced(const Node& node, const std::string& field,
                  QueryWords* words) {
  Placed placed;
  AddPlaced(node, field, words, &placed);
  return placed;
}

Query PlacedQuery(const Placed& placed, const std::string& field, double factor,
                  Alone alone, const WordShapes& shapes,
                  std::vector<QueryPart>* parts) {
  if (placed.words.empty()) return {};
  for (const Word& word : placed.words) {
    if (word.variants.empty()) return {};
  }
  if (parts == nullptr) {
    if (auto query = OfLists(placed, field, factor, alone, shapes)) {
      return *std::move(query);
    }
  }
  std::optional<Query> query;
  if (parts == nullptr && IsOfTerms(placed)) {
    query = OfTerms(placed, field, factor, shapes);
  }
  if (!query) query = OfWords(placed, field, factor, shapes, parts);
  return alone == Alone::kYes ? *query : Settled(*query);
}

}  // namespace dizin::index
