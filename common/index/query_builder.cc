#include "common/index/query_builder.h"

#include <algorithm>
#include <span>
#include <utility>

#include <xapian.h>

#include "common/index/exclusion.h"
#include "common/index/filter_query.h"
#include "common/index/name_runs.h"
#include "common/index/placed_words.h"
#include "common/index/proximity.h"
#include "common/index/schema.h"
#include "common/index/settled_query.h"

namespace dizin::index {
namespace {

using query::Kind;
using query::Node;
using query::Occur;
using Xapian::Query;

Query All(const std::vector<Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {Query::OP_AND, queries.begin(), queries.end()};
}

Query Any(const std::vector<Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {Query::OP_OR, queries.begin(), queries.end()};
}

// One walk through one tree.
class Walk {
 public:
  Walk(const Node& root, const BuildSettings& settings)
      : settings_(settings), root_(root), words_(root, settings) {
    words_.built().query =
        std::make_shared<const Query>(settings.limit.Watched(VisitRoot()));
  }

  BuiltQuery Take() && { return std::move(words_.built()); }

 private:
  Query Visit(const Node& node, double factor) {
    factor *= node.boost;
    switch (node.kind) {
      case Kind::kWord:
      case Kind::kPrefix:
        return VisitWord(node, factor);
      case Kind::kPhrase:
      case Kind::kNear:
        return VisitPlaces(node, factor);
      case Kind::kValues:
        return Scaled(VisitFilter(node), 0);
      case Kind::kRange:
        return Settled(Scaled(VisitFilter(node), 0));
      case Kind::kAnd:
        return VisitAnd(node, factor);
      case Kind::kOr:
        return VisitOr(node, factor);
      case Kind::kBag:
        return VisitBag(node, factor);
    }
    return {};
  }

  Query VisitWord(const Node& node, double factor) {
    std::vector<SharedList> lists;
    std::vector<Query> queries;
    VisitWord(node, factor, Wanted::kAll, &lists, &queries);
    return lists.empty() ? queries.front() : ListQuery(lists.front());
  }

  // Adds its list if that is remembered, else its query.
  void VisitWord(const Node& node, double factor, Wanted wanted,
                 std::vector<SharedList>* lists, std::vector<Query>* queries) {
    if (!words_.HasField(node.field)) {
      queries->emplace_back();
      return;
    }
    const Word word = words_.Read(node, node.field);
    const SharedList list =
        words_.Parts() == nullptr
            ? words_.shapes().ListOf(word, node.field, factor, wanted)
            : nullptr;
    if (list != nullptr) {
      lists->push_back(list);
    } else {
      queries->push_back(
          words_.shapes().Of(word, node.field, factor, words_.Parts()));
    }
  }

  Query VisitFilter(const Node& node) {
    if (node.kind == Kind::kRange) {
      if (node.field != "date" && !words_.HasField(node.field)) return {};
      return RangeQuery(node, *settings_.kinds);
    }
    return words_.HasField(node.field) ? ValuesQuery(node) : Query();
  }

  Query VisitAnd(const Node& node, double factor) {
    const std::size_t first = words_.built().parts.size();
    std::vector<Query> queries;
    std::vector<SharedList> lists;
    for (const Node& child : node.children) {
      if (child.kind == Kind::kWord || child.kind == Kind::kPrefix) {
        VisitWord(child, factor * child.boost, Wanted::kSome, &lists, &queries);
      } else {
        queries.push_back(Visit(child, factor));
      }
    }
    if (!lists.empty()) queries.push_back(ListQuery(InAll(lists).articles));
    return Conditional(All(queries), first);
  }

  Query VisitOr(const Node& node, double factor) {
    std::vector<Query> queries;
    for (const Node& child : node.children) {
      queries.push_back(Visit(child, factor));
    }
    return Any(queries);
  }

  // What a bag says of its articles.
  struct Bag {
    std::vector<Query> must, may, filters, excluded;

    bool IsRanked() const { return !must.empty() || !may.empty(); }
    // Whether what one part finds, the bag may not.
    bool IsConditional() const {
      return must.size() + (may.empty() ? 0 : 1) > 1 || !filters.empty() ||
             !excluded.empty();
    }
  };

  Query VisitBag(const Node& node, double factor) {
    const std::size_t first = words_.built().parts.size();
    const Bag bag = ReadBag(node, factor);
    if (!bag.IsRanked() && bag.filters.empty() && bag.excluded.empty()) {
      return {};
    }
    Query query;
    if (bag.IsRanked()) {
      query = WithNeighbours(node, &node == &root_ ? Whole::kYes : Whole::kNo,
                             factor, Ranked(bag.must, bag.may), &words_);
      if (!bag.filters.empty()) {
        query = {Query::OP_FILTER, query, All(bag.filters)};
      }
    } else {
      query =
          bag.filters.empty() ? EveryArticle() : Scaled(All(bag.filters), 0);
    }
    if (!bag.excluded.empty()) {
      query = {Query::OP_AND_NOT, query, Exclusion(Any(bag.excluded))};
    }
    return bag.IsConditional() ? Conditional(query, first) : query;
  }

  Bag ReadBag(const Node& node, double factor) {
    Bag bag;
    const std::vector<NameRun> names = Names(node.children);
    const std::vector<const Node*> kept =
        words_.reader().WithoutStopWords(node);
    for (auto at = kept.begin(); at != kept.end(); ++at) {
      const Node& child = **at;
      switch (child.occur) {
        case Occur::kMust:
          if (const NameRun* name = NameAt(node, child, names)) {
            bag.must.push_back(AllOrName(node, *name, factor));
            at += static_cast<std::ptrdiff_t>(name->size - 1);
          } else {
            bag.must.push_back(Visit(child, factor));
          }
          break;
        case Occur::kMay:
          bag.may.push_back(Visit(child, factor));
          for (const Node& part : PartsOf(child)) {
            bag.may.push_back(
                Visit(part, factor * settings_.ranking.part_weight));
          }
          break;
        case Occur::kFilter:
          bag.filters.push_back(Visit(child, 0));
          break;
        case Occur::kMustNot:
          bag.excluded.push_back(Exclude(child));
          break;
      }
    }
    for (const NameRun& name : names) {
      if (node.children[name.begin].occur == Occur::kMay) {
        bag.may.push_back(NameQuery(name, factor));
      }
    }
    return bag;
  }

  // Of a compound or a run without blanks, to be found alone too.
  std::vector<Node> PartsOf(const Node& node) {
    if (settings_.ranking.part_weight == 0 || words_.excluding()) return {};
    std::vector<Node> parts = words_.reader().PartsOfRun(node);
    return parts.empty() ? words_.reader().CompoundParts(node) : parts;
  }

  // A run that is the whole query is found by its parts too.
  Query VisitRoot() {
    std::vector<Query> queries = {Visit(root_, 1)};
    if (settings_.ranking.part_weight > 0) {
      for (const Node& part : words_.reader().PartsOfRun(root_)) {
        queries.push_back(Visit(part, settings_.ranking.part_weight));
      }
    }
    return Any(queries);
  }

  static Query Ranked(const std::vector<Query>& must,
                      const std::vector<Query>& may) {
    if (must.empty()) return may.empty() ? Query() : Any(may);
    if (may.empty()) return All(must);
    return {Query::OP_AND_MAYBE, All(must), Any(may)};
  }

  // The parts from `first` on count only where `query` matches.
  Query Conditional(const Query& query, std::size_t first) {
    for (std::size_t i = first; i < words_.built().parts.size(); ++i) {
      words_.built().parts[i].query = std::make_shared<const Query>(
          Query::OP_FILTER, *words_.built().parts[i].query, query);
    }
    return query;
  }

  // What keeps an article out. Nothing of it is shown or explained.
  Query Exclude(const Node& node) {
    const Excluding excluding(&words_);
    return Visit(node, 0);
  }

  // --- names of several words ---

  std::vector<NameRun> Names(std::span<const Node> nodes) {
    if (words_.excluding()) return {};
    return FindNameRuns(nodes, settings_.match, settings_.expander);
  }

  // The name that `child` of `bag` is the first word of, or null.
  static const NameRun* NameAt(const Node& bag, const Node& child,
                               const std::vector<NameRun>& names) {
    const auto at =
        std::find_if(names.begin(), names.end(), [&](const NameRun& name) {
          return &bag.children[name.begin] == &child;
        });
    return at == names.end() ? nullptr : &*at;
  }

  // What the name is called, for the articles that call it otherwise: worth as
  // much as all its words where each sounds alike. The words themselves are
  // searched for beside it.
  Query NameQuery(const NameRun& name, double factor) {
    Expansion shown = name.name;
    words_.reader().Trim(&shown.variants);
    const double* weights = settings_.ranking.grade_weight;
    const Level level{Grade::kNear, shown.variants.size(),
                      weights[static_cast<int>(Grade::kNear)] +
                          weights[static_cast<int>(Grade::kFar)]};
    factor *= static_cast<double>(name.size);
    const Query text = ShapeQuery("", shown.variants, {&level, 1}, factor,
                                  shown.typed, words_.Parts());
    const Query title = ShapeQuery(kTitlePrefix, shown.variants, {&level, 1},
                                   factor * settings_.ranking.title_weight,
                                   "title: " + shown.typed, words_.Parts(),
                                   words_.shapes().InTitles());
    words_.Show(std::move(shown));
    return title.empty() ? text : Query(Query::OP_AND_MAYBE, text, title);
  }

  // Every word of the name, or what it is called otherwise.
  Query AllOrName(const Node& bag, const NameRun& name, double factor) {
    const std::size_t first = words_.built().parts.size();
    std::vector<Query> words;
    for (std::size_t i = name.begin; i < name.begin + name.size; ++i) {
      words.push_back(Visit(bag.children[i], factor));
    }
    const Query all = Conditional(All(words), first);
    return {Query::OP_OR, all, NameQuery(name, factor)};
  }

  // --- places ---

  Query VisitPlaces(const Node& node, double factor) {
    if (!words_.HasField(node.field)) return {};
    Query words = PlacedWords(node, factor);
    if (node.kind != Kind::kPhrase || node.slop > 0 || !IsText(node.field)) {
      return words;
    }
    const std::vector<NameRun> names = Names(node.children);
    if (names.size() != 1 || names[0].size < node.children.size()) {
      return words;
    }
    const Query name = NameQuery(names[0], factor);
    return words.empty() ? name : Query(Query::OP_OR, words, name);
  }

  Query PlacedWords(const Node& node, double factor) {
    const std::size_t first = words_.built().parts.size();
    const bool alone = &node == &root_ || (root_.children.size() == 1 &&
                                           root_.kind == Kind::kBag &&
                                           &node == &root_.children.front());
    const Query query = PlacedQuery(
        ReadPlaced(node, node.field, &words_), node.field, factor,
        alone ? Alone::kYes : Alone::kNo, words_.shapes(), words_.Parts());
    return Conditional(query, first);
  }

  const BuildSettings& settings_;
  const Node& root_;
  QueryWords words_;
};

}  // namespace

BuiltQuery BuildQuery(const Node& root, const BuildSettings& settings) {
  return Walk(root, settings).Take();
}

}  // namespace dizin::index
