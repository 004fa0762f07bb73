#include "common/index/query_builder.h"

#include <algorithm>
#include <span>
#include <utility>

#include <xapian.h>

#include "common/index/exclusion.h"
#include "common/index/filter_query.h"
#include "common/index/name_runs.h"
#include "common/index/neighbours.h"
#include "common/index/placed_words.h"
#include "common/index/schema.h"
#include "common/index/settled_query.h"
#include "common/index/word_reader.h"
#include "common/index/word_shapes.h"

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

}  // namespace

// One walk through one tree.
class QueryBuilder::Walk {
 public:
  Walk(const QueryBuilder& builder, const Node& root)
      : builder_(builder),
        root_(root),
        ranking_(builder.settings_.ranking),
        shapes_({builder.source_, builder.settings_.ranking,
                 builder.settings_.lists, builder.settings_.limit}),
        words_(builder.source_, builder.expander_,
               {builder.settings_.match, builder.settings_.limit}, root) {
    built_.query = std::make_shared<const Query>(
        builder.settings_.limit.Watched(VisitRoot()));
  }

  BuiltQuery Take() && { return std::move(built_); }

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
    if (!HasField(node.field)) {
      queries->emplace_back();
      return;
    }
    const Word word = ReadWord(node, node.field);
    const SharedList list =
        Parts() == nullptr ? shapes_.ListOf(word, node.field, factor, wanted)
                           : nullptr;
    if (list != nullptr) {
      lists->push_back(list);
    } else {
      queries->push_back(shapes_.Of(word, node.field, factor, Parts()));
    }
  }

  Query VisitFilter(const Node& node) {
    if (node.kind == Kind::kRange) {
      if (node.field != "date" && !HasField(node.field)) return {};
      return RangeQuery(node, *builder_.kinds_);
    }
    return HasField(node.field) ? ValuesQuery(node) : Query();
  }

  Query VisitAnd(const Node& node, double factor) {
    const std::size_t first = built_.parts.size();
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

  Query VisitBag(const Node& node, double factor) {
    const std::size_t first = built_.parts.size();
    std::vector<Query> must, may, filters, excluded;
    bool has_ranked = false;
    const std::vector<NameRun> names = Names(node.children);
    const std::vector<const Node*> kept = words_.WithoutStopWords(node);
    for (auto at = kept.begin(); at != kept.end(); ++at) {
      const Node& child = **at;
      switch (child.occur) {
        case Occur::kMust:
          if (const NameRun* name = NameAt(node, child, names)) {
            must.push_back(AllOrName(node, *name, factor));
            at += static_cast<std::ptrdiff_t>(name->size - 1);
          } else {
            must.push_back(Visit(child, factor));
          }
          break;
        case Occur::kMay:
          may.push_back(Visit(child, factor));
          for (const Node& part : PartsOf(child)) {
            may.push_back(Visit(part, factor * ranking_.part_weight));
          }
          break;
        case Occur::kFilter:
          filters.push_back(Visit(child, 0));
          continue;
        case Occur::kMustNot:
          excluded.push_back(Exclude(child));
          continue;
      }
      has_ranked = true;
    }
    for (const NameRun& name : names) {
      if (node.children[name.begin].occur == Occur::kMay) {
        may.push_back(NameQuery(name, factor));
      }
    }
    if (!has_ranked && filters.empty() && excluded.empty()) return {};
    Query query = Ranked(must, may);
    if (has_ranked) {
      AddProximity(node, factor, &query);
      if (!filters.empty()) query = {Query::OP_FILTER, query, All(filters)};
    } else {
      query = filters.empty() ? Query::MatchAll : Scaled(All(filters), 0);
    }
    if (!excluded.empty()) {
      query = {Query::OP_AND_NOT, query, Exclusion(Any(excluded))};
    }
    const bool conditional = must.size() + (may.empty() ? 0 : 1) > 1 ||
                             !filters.empty() || !excluded.empty();
    return conditional ? Conditional(query, first) : query;
  }

  // Of a compound or a run without blanks, to be found alone too.
  std::vector<Node> PartsOf(const Node& node) {
    if (ranking_.part_weight == 0 || excluding_) return {};
    std::vector<Node> parts = words_.PartsOfRun(node);
    return parts.empty() ? words_.CompoundParts(node) : parts;
  }

  // A run that is the whole query is found by its parts too.
  Query VisitRoot() {
    std::vector<Query> queries = {Visit(root_, 1)};
    if (ranking_.part_weight > 0) {
      for (const Node& part : words_.PartsOfRun(root_)) {
        queries.push_back(Visit(part, ranking_.part_weight));
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
    for (std::size_t i = first; i < built_.parts.size(); ++i) {
      built_.parts[i].query = std::make_shared<const Query>(
          Query::OP_FILTER, *built_.parts[i].query, query);
    }
    return query;
  }

  // What keeps an article out. Nothing of it is shown or explained.
  Query Exclude(const Node& node) {
    const std::size_t expansions = built_.expansions.size();
    const bool excluding = std::exchange(excluding_, true);
    const Query query = Visit(node, 0);
    excluding_ = excluding;
    built_.expansions.resize(expansions);
    return query;
  }

  // --- words ---

  // REQUIRES: `node` is a kWord or kPrefix. `field` is its own or that of the
  // phrase it stands in.
  Word ReadWord(const Node& node, const std::string& field) {
    Expansion shown;
    Word word = words_.Read(node, field, &shown);
    Show(std::move(shown));
    // What is left out is no more than what was typed.
    if (excluding_) KeepGrades(&word.variants, Grade::kAlike);
    return word;
  }

  std::vector<QueryPart>* Parts() {
    return builder_.settings_.explain && !excluding_ ? &built_.parts : nullptr;
  }

  void Show(Expansion expansion) {
    const auto same = [&expansion](const Expansion& e) {
      return e.typed == expansion.typed;
    };
    if (std::none_of(built_.expansions.begin(), built_.expansions.end(),
                     same)) {
      built_.expansions.push_back(std::move(expansion));
    }
  }

  bool HasField(const std::string& field) {
    static constexpr std::string_view kOwn[] = {
        "", "text", "title", "author", "url", "id", "lang", "source"};
    if (std::find(std::begin(kOwn), std::end(kOwn), field) != std::end(kOwn) ||
        builder_.kinds_->contains(field)) {
      return true;
    }
    std::string note = "no article has a field '" + field + "'";
    if (std::find(built_.notes.begin(), built_.notes.end(), note) ==
        built_.notes.end()) {
      built_.notes.push_back(std::move(note));
    }
    return false;
  }

  // --- names of several words ---

  std::vector<NameRun> Names(std::span<const Node> nodes) {
    if (excluding_) return {};
    return FindNameRuns(nodes, builder_.settings_.match, builder_.expander_);
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
    words_.Trim(&shown.variants);
    const double* weights = ranking_.grade_weight;
    const Level level{Grade::kNear, shown.variants.size(),
                      weights[static_cast<int>(Grade::kNear)] +
                          weights[static_cast<int>(Grade::kFar)]};
    factor *= static_cast<double>(name.size);
    const Query text = ShapeQuery("", shown.variants, {&level, 1}, factor,
                                  shown.typed, Parts());
    const Query title =
        ShapeQuery(kTitlePrefix, shown.variants, {&level, 1},
                   factor * ranking_.title_weight, "title: " + shown.typed,
                   Parts(), shapes_.InTitles());
    Show(std::move(shown));
    return title.empty() ? text : Query(Query::OP_AND_MAYBE, text, title);
  }

  // Every word of the name, or what it is called otherwise.
  Query AllOrName(const Node& bag, const NameRun& name, double factor) {
    const std::size_t first = built_.parts.size();
    std::vector<Query> words;
    for (std::size_t i = name.begin; i < name.begin + name.size; ++i) {
      words.push_back(Visit(bag.children[i], factor));
    }
    const Query all = Conditional(All(words), first);
    return {Query::OP_OR, all, NameQuery(name, factor)};
  }

  // --- places ---

  Query VisitPlaces(const Node& node, double factor) {
    if (!HasField(node.field)) return {};
    const Query words = PlacedWords(node, factor);
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
    const std::size_t first = built_.parts.size();
    const bool alone = &node == &root_ || (root_.children.size() == 1 &&
                                           root_.kind == Kind::kBag &&
                                           &node == &root_.children.front());
    return Conditional(
        PlacedQuery(ReadPlaces(node, node.field), node.field, factor,
                    alone ? Alone::kYes : Alone::kNo, shapes_, Parts()),
        first);
  }

  Placed ReadPlaces(const Node& node, const std::string& field) {
    Placed placed;
    ReadPlaces(node, field, &placed);
    return placed;
  }

  void ReadPlaces(const Node& node, const std::string& field, Placed* placed) {
    const std::size_t begin = placed->words.size();
    for (const Node& child : node.children) {
      if (child.kind == Kind::kWord || child.kind == Kind::kPrefix) {
        placed->words.push_back(ReadWord(child, field));
      } else {
        ReadPlaces(child, field, placed);
      }
    }
    if (placed->words.size() == begin) return;
    // NEAR/n of two words leaves room for n - 1 between them; words of phrases
    // inside take no room.
    const int children = static_cast<int>(node.children.size());
    Places places{.slop = node.slop,
                  .ordered = true,
                  .remote = builder_.settings_.remote,
                  .limit = builder_.settings_.limit};
    if (node.kind == Kind::kNear) {
      places.slop = std::max(0, node.slop + 1 - children);
      places.ordered = node.ordered;
    }
    placed->conditions.push_back({begin, placed->words.size(), places});
  }

  // Adds the share of neighbours that stand close to each other.
  void AddProximity(const Node& bag, double factor, Query* query) {
    factor *= ranking_.proximity_weight;
    if (excluding_ || factor == 0) return;
    std::vector<NearPair> pairs = PairsOf(NearWords(bag), shapes_, factor);
    if (pairs.empty()) return;
    const TimeLimit& limit = builder_.settings_.limit;
    const bool apart = builder_.settings_.near_apart && &bag == &root_;
    for (std::size_t i = 0; i < pairs.size() && Parts() != nullptr; ++i) {
      const auto& [a, b] = pairs[i].words;
      Parts()->push_back(
          {a.name + " near " + b.name, Grade::kExact,
           std::make_shared<const Query>(PairQuery(pairs[i], shapes_, limit)),
           apart});
    }
    if (apart) {
      // A word in the middle is in two pairs.
      const double times = pairs.size() > 1 ? 2 : 1;
      built_.near = {[pairs = std::move(pairs), shapes = shapes_, limit](
                         std::span<const std::uint32_t> documents,
                         const Xapian::Database& database) {
                       return AnyPair(pairs, documents, database, shapes,
                                      limit);
                     },
                     ranking_.proximity_weight * times};
      return;
    }
    // Not the OR of them: where a pair is not close, Xapian 1.4.22 loses count
    // of the others.
    for (const NearPair& pair : pairs) {
      *query = {Query::OP_AND_MAYBE, *query, PairQuery(pair, shapes_, limit)};
    }
  }

  std::vector<NearWord> NearWords(const Node& bag) {
    std::vector<const Node*> nodes = words_.WithoutStopWords(bag);
    std::erase_if(nodes, [](const Node* node) {
      const bool ranked =
          node->occur == Occur::kMay || node->occur == Occur::kMust;
      return !ranked || node->kind != Kind::kWord || !IsText(node->field) ||
             node->edits > 0;
    });
    if (nodes.size() < 2) return {};
    nodes.resize(std::min(nodes.size(), kMaxNearPairs + 1));
    std::vector<NearWord> words;
    for (const Node* node : nodes) {
      words.push_back({node->text, NearVariants(ReadWord(*node, "").variants),
                       node->boost});
    }
    return words;
  }

  const QueryBuilder& builder_;
  const Node& root_;
  const Ranking& ranking_;
  WordShapes shapes_;
  WordReader words_;
  bool excluding_ = false;  // inside NOT
  BuiltQuery built_;
};

QueryBuilder::QueryBuilder(const TermSource& source,
                           lexicon::Expander* expander, const FieldKinds* kinds,
                           const BuildSettings& settings)
    : source_(source),
      expander_(expander),
      kinds_(kinds),
      settings_(settings) {}

QueryBuilder::~QueryBuilder() = default;

BuiltQuery QueryBuilder::Build(const query::Node& root) {
  return Walk(*this, root).Take();
}

}  // namespace dizin::index
