#include "common/index/query_builder.h"

#include <algorithm>
#include <span>
#include <utility>

#include <xapian.h>

#include "common/index/filter_query.h"
#include "common/index/name_runs.h"
#include "common/index/position_query.h"
#include "common/index/schema.h"
#include "common/index/term_memo.h"
#include "common/index/word_reader.h"

namespace dizin::index {
namespace {

using query::Kind;
using query::Node;
using query::Occur;
using Xapian::Query;

// Of each of two neighbours that are looked for close to each other.
constexpr std::size_t kNearVariants = 4;
constexpr std::size_t kMaxNearPairs = 16;
constexpr int kNearWords = 8;

Query All(const std::vector<Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {Query::OP_AND, queries.begin(), queries.end()};
}

Query Any(const std::vector<Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {Query::OP_OR, queries.begin(), queries.end()};
}

// Whether both words are one term, and weigh the same.
bool IsTermLike(const std::vector<Variant>& a, const std::vector<Variant>& b) {
  return a.size() == 1 && b.size() == 1 && a[0].terms.size() == 1 &&
         b[0].terms.size() == 1 && a[0].grade == b[0].grade &&
         a[0].relation == b[0].relation;
}

}  // namespace

// One walk through one tree.
class QueryBuilder::Walk {
 public:
  Walk(const QueryBuilder& builder, const Node& root)
      : builder_(builder),
        root_(root),
        ranking_(builder.settings_.ranking),
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
      case Kind::kRange:
        return Scaled(VisitFilter(node), 0);
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
    if (!HasField(node.field)) return {};
    return WordQuery(ReadWord(node, node.field), node.field, factor, Parts());
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
    for (const Node& child : node.children) {
      queries.push_back(Visit(child, factor));
    }
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
    if (!excluded.empty()) query = {Query::OP_AND_NOT, query, Any(excluded)};
    const bool conditional =
        must.size() > 1 || !filters.empty() || !excluded.empty();
    return conditional ? Conditional(query, first) : query;
  }

  // Of a compound or a run without blanks, to be found alone too.
  std::vector<Node> PartsOf(const Node& node) {
    if (ranking_.part_weight == 0 || excluding_) return {};
    std::vector<Node> parts = words_.PartsOfRun(node);
    return parts.empty() ? words_.CompoundParts(node) : parts;
  }

  // A run that is the whole query is a bag of itself and its parts.
  Query VisitRoot() {
    if (words_.PartsOfRun(root_).empty()) return Visit(root_, 1);
    Node bag;
    bag.children.push_back(root_);
    return Visit(bag, 1);
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

  Query WordQuery(const Word& word, const std::string& field, double factor,
                  std::vector<QueryPart>* parts) {
    const std::vector<Level> levels =
        LevelsOf(word.variants, ranking_.grade_weight);
    return WithTitle(word, levels, field, factor, parts,
                     ShapeQuery(PrefixOf(field), word.variants, levels, factor,
                                word.name, parts));
  }

  // `query`, and what the word adds where it is in the title.
  Query WithTitle(const Word& word, std::span<const Level> levels,
                  const std::string& field, double factor,
                  std::vector<QueryPart>* parts, const Query& query) {
    factor *= ranking_.title_weight;
    if (!IsText(field) || factor == 0) return query;
    const Query title = ShapeQuery(kTitlePrefix, word.variants, levels, factor,
                                   "title: " + word.name, parts, InTitles());
    return title.empty() ? query : Query(Query::OP_AND_MAYBE, query, title);
  }

  // Most words of the text are in no title.
  TermTest InTitles() const {
    const TermSource& source = builder_.source_;
    if (source.memo == nullptr) return {};
    return [&source](const std::string& term) {
      return source.memo->Has(term, *source.database,
                              source.lexicon->Revision());
    };
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
                   Parts(), InTitles());
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

  // Words, and the places they must be in.
  struct Placed {
    std::vector<Word> words;
    std::vector<Query> conditions;
  };

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

  // Nothing if no article has one of the words.
  Query PlacedWords(const Node& node, double factor) {
    const std::size_t first = built_.parts.size();
    const Placed placed = ReadPlaces(node, node.field);
    if (placed.words.empty()) return {};
    for (const Word& word : placed.words) {
      if (word.variants.empty()) return {};
    }
    const Query words = IsOfTerms(placed) && Parts() == nullptr
                            ? OfTerms(placed, node.field, factor)
                            : OfWords(placed, node.field, factor);
    return Conditional(words, first);
  }

  Query OfWords(const Placed& placed, const std::string& field, double factor) {
    std::vector<Query> words;
    for (const Word& word : placed.words) {
      words.push_back(WordQuery(word, field, factor, Parts()));
    }
    return {Query::OP_FILTER, All(words), All(placed.conditions)};
  }

  // Whether each word is one term of the same weight: then what looks for their
  // places can weigh them too, and their lists are read once.
  static bool IsOfTerms(const Placed& placed) {
    const std::vector<Variant>& first = placed.words.front().variants;
    return placed.conditions.size() == 1 &&
           std::all_of(placed.words.begin(), placed.words.end(),
                       [&first](const Word& word) {
                         return IsTermLike(first, word.variants);
                       });
  }

  Query OfTerms(const Placed& placed, const std::string& field, double factor) {
    const std::vector<Level> levels =
        LevelsOf(placed.words.front().variants, ranking_.grade_weight);
    Query query = Scaled(placed.conditions[0], factor * levels[0].weight);
    for (const Word& word : placed.words) {
      query = WithTitle(word, levels, field, factor, nullptr, query);
    }
    return query;
  }

  Placed ReadPlaces(const Node& node, const std::string& field) {
    Placed placed;
    for (const Node& child : node.children) {
      if (child.kind == Kind::kWord || child.kind == Kind::kPrefix) {
        placed.words.push_back(ReadWord(child, field));
        continue;
      }
      Placed inner = ReadPlaces(child, field);
      std::move(inner.words.begin(), inner.words.end(),
                std::back_inserter(placed.words));
      std::move(inner.conditions.begin(), inner.conditions.end(),
                std::back_inserter(placed.conditions));
    }
    std::vector<std::vector<Variant>> variants;
    for (const Word& word : placed.words) variants.push_back(word.variants);
    // NEAR/n of two words leaves room for n - 1 between them; words of phrases
    // inside take no room.
    const int children = static_cast<int>(node.children.size());
    const TimeLimit& limit = builder_.settings_.limit;
    const Places places =
        node.kind == Kind::kPhrase
            ? Places{.slop = node.slop, .ordered = true, .limit = limit}
            : Places{.slop = std::max(0, node.slop + 1 - children),
                     .ordered = node.ordered,
                     .limit = limit};
    if (!variants.empty()) {
      placed.conditions.push_back(
          PositionQuery(PrefixOf(field), variants, places));
    }
    return placed;
  }

  // Adds the share of neighbours that stand close to each other.
  void AddProximity(const Node& bag, double factor, Query* query) {
    if (ranking_.proximity_weight == 0 || excluding_ || factor == 0) return;
    std::vector<const Node*> words;
    for (const Node* child : words_.WithoutStopWords(bag)) {
      const bool ranked =
          child->occur == Occur::kMay || child->occur == Occur::kMust;
      if (ranked && child->kind == Kind::kWord && IsText(child->field) &&
          child->edits == 0) {
        words.push_back(child);
      }
    }
    std::vector<Query> pairs;
    for (std::size_t i = 0; i + 1 < words.size() && i < kMaxNearPairs; ++i) {
      const Query pair = NearQuery(*words[i], *words[i + 1], factor);
      if (!pair.empty()) pairs.push_back(pair);
    }
    if (pairs.empty()) return;
    if (builder_.settings_.near_apart && &bag == &root_) {
      // A word in the middle is in two pairs.
      const double times = pairs.size() > 1 ? 2 : 1;
      built_.near = {
          std::make_shared<const std::vector<Query>>(std::move(pairs)),
          ranking_.proximity_weight * times};
      return;
    }
    // Not the OR of them: where a pair is not close, Xapian 1.4.22 loses count
    // of the others.
    for (const Query& pair : pairs) {
      *query = {Query::OP_AND_MAYBE, *query, pair};
    }
  }

  Query NearQuery(const Node& a, const Node& b, double factor) {
    const std::vector<std::vector<Variant>> near = {NearVariants(a),
                                                    NearVariants(b)};
    if (near[0].empty() || near[1].empty()) return {};
    factor *= ranking_.proximity_weight;
    Query query = PositionQuery("", near,
                                {.slop = kNearWords - 2,
                                 .ordered = false,
                                 .limit = builder_.settings_.limit});
    if (IsTermLike(near[0], near[1]) && a.boost == b.boost) {
      query = Scaled(
          query, factor * a.boost *
                     LevelsOf(near[0], ranking_.grade_weight).front().weight);
    } else {
      query = {Query::OP_FILTER,
               All({NearShape(near[0], factor * a.boost),
                    NearShape(near[1], factor * b.boost)}),
               query};
    }
    if (Parts() != nullptr) {
      Parts()->push_back({a.text + " near " + b.text, Grade::kExact,
                          std::make_shared<const Query>(query)});
    }
    return query;
  }

  std::vector<Variant> NearVariants(const Node& node) {
    std::vector<Variant> variants = ReadWord(node, "").variants;
    std::erase_if(variants,
                  [](const Variant& v) { return v.terms.size() > 1; });
    KeepFirst(&variants, kNearVariants);
    return variants;
  }

  Query NearShape(const std::vector<Variant>& variants, double factor) {
    return ShapeQuery("", variants, LevelsOf(variants, ranking_.grade_weight),
                      factor);
  }

  const QueryBuilder& builder_;
  const Node& root_;
  const Ranking& ranking_;
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
