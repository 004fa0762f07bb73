#include "common/index/query_builder.h"

#include <algorithm>
#include <span>
#include <utility>

#include <xapian.h>

#include "common/error.h"
#include "common/index/filter_query.h"
#include "common/index/name_runs.h"
#include "common/index/position_query.h"
#include "common/index/schema.h"
#include "common/query/capitals.h"
#include "common/query/parser.h"
#include "common/text/fold.h"
#include "common/text/stop_words.h"
#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

using query::Kind;
using query::Node;
using query::Occur;
using Xapian::Query;

// A word keeps this many variants however long the query is.
constexpr std::size_t kMinVariants = 8;
// Of each of two neighbours that are looked for close to each other.
constexpr std::size_t kNearVariants = 4;
constexpr std::size_t kMaxNearPairs = 16;
constexpr int kNearWords = 4;

// A word or prefix of the query and what it stands for.
struct Word {
  std::string name;  // for explanations
  std::vector<Variant> variants;
};

std::string PrefixOf(const std::string& field) {
  if (field.empty() || field == "text") return "";
  if (field == "title") return std::string(kTitlePrefix);
  if (field == "author") return std::string(kAuthorPrefix);
  return FieldPrefix(field);
}

bool IsText(const std::string& field) {
  return field.empty() || field == "text";
}

std::size_t CountWords(const Node& node, std::size_t depth) {
  if (depth > query::kMaxQueryDepth + 1) {
    throw Error(ErrorKind::kUsage, "the query is nested more than " +
                                       std::to_string(query::kMaxQueryDepth) +
                                       " deep");
  }
  std::size_t words = node.kind == Kind::kWord || node.kind == Kind::kPrefix;
  for (const Node& child : node.children) {
    words += CountWords(child, depth + 1);
  }
  return words;
}

Query All(const std::vector<Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {Query::OP_AND, queries.begin(), queries.end()};
}

Query Any(const std::vector<Query>& queries) {
  if (queries.size() == 1) return queries.front();
  return {Query::OP_OR, queries.begin(), queries.end()};
}

void KeepFirst(std::vector<Variant>* variants, std::size_t count) {
  if (variants->size() > count) {
    variants->erase(variants->begin() + static_cast<std::ptrdiff_t>(count),
                    variants->end());
  }
}

}  // namespace

// One walk through one tree.
class QueryBuilder::Walk {
 public:
  Walk(const QueryBuilder& builder, const Node& root)
      : builder_(builder),
        ranking_(builder.settings_.ranking),
        in_capitals_(query::IsInCapitals(root)) {
    const std::size_t words = CountWords(root, 0);
    if (words > query::kMaxQueryWords) {
      throw Error(ErrorKind::kUsage, "the query has more than " +
                                         std::to_string(query::kMaxQueryWords) +
                                         " words");
    }
    max_variants_ = std::max(
        kMinVariants, kMaxQueryVariants / std::max<std::size_t>(words, 1));
    built_.query = std::make_shared<const Query>(
        builder.settings_.limit.Watched(Visit(root, 1)));
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
    const std::vector<const Node*> kept = WithoutStopWords(node);
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

  std::vector<QueryPart>* Parts() {
    return builder_.settings_.explain && !excluding_ ? &built_.parts : nullptr;
  }

  Query WordQuery(const Word& word, const std::string& field, double factor,
                  std::vector<QueryPart>* parts) {
    const std::vector<Level> levels =
        LevelsOf(word.variants, ranking_.grade_weight);
    const Query text = ShapeQuery(PrefixOf(field), word.variants, levels,
                                  factor, word.name, parts);
    if (!IsText(field) || excluding_ || ranking_.title_weight == 0) return text;
    const Query title = ShapeQuery(kTitlePrefix, word.variants, levels,
                                   factor * ranking_.title_weight,
                                   "title: " + word.name, parts);
    return {Query::OP_AND_MAYBE, text, title};
  }

  // REQUIRES: `node` is a kWord or kPrefix. `field` is its own or that of the
  // phrase it stands in.
  Word ReadWord(const Node& node, const std::string& field) {
    builder_.settings_.limit.Check();
    Word word{node.text, {}};
    if (node.kind == Kind::kPrefix) {
      word.name += '*';
      word.variants =
          ExpandPrefix(node.text, OtherPrefix(field), builder_.source_);
    } else if (node.edits > 0) {
      word.name += '~' + std::to_string(node.edits);
      word.variants = ExpandFuzzy(node.text, node.edits, OtherPrefix(field),
                                  builder_.source_);
    } else {
      Expansion expansion = ExpandWord(node);
      word.variants = expansion.variants;
      if (!IsText(field)) AddTyped(node.text, &word.variants);
      expansion.variants = word.variants;
      Show(std::move(expansion));
      Trim(&word.variants);
      return word;
    }
    Show({.typed = word.name, .name_like = false, .variants = word.variants});
    Trim(&word.variants);
    return word;
  }

  Expansion ExpandWord(const Node& node) {
    const Match match =
        node.match == Match::kDefault ? builder_.settings_.match : node.match;
    Expansion expansion =
        builder_.expander_->Expand(node.text, match, in_capitals_);
    if (expansion.variants.empty() && match != Match::kExact) {
      expansion.variants = ExpandHan(node.text, "", builder_.source_);
    }
    return expansion;
  }

  // Words of authors and further fields need not be in the lexicon: those typed
  // are looked for themselves, and without their accents.
  static void AddTyped(const std::string& text,
                       std::vector<Variant>* variants) {
    std::vector<Token> tokens;
    Tokenize(text, 1, &tokens);
    Variant exact, folded;
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::kWord) continue;
      exact.terms.push_back(token.term);
      folded.terms.push_back(Fold(token.term));
    }
    folded.grade = Grade::kAlike;
    folded.relation = Relation::kSpelling;
    for (const Variant* added : {&folded, &exact}) {
      const auto same = [added](const Variant& v) {
        return v.terms == added->terms;
      };
      if (added->terms.empty() ||
          std::any_of(variants->begin(), variants->end(), same)) {
        continue;
      }
      const auto place = std::find_if(
          variants->begin(), variants->end(),
          [added](const Variant& v) { return v.grade >= added->grade; });
      variants->insert(place, *added);
    }
  }

  // Terms of the text have no prefix; those of the title are the same words.
  static std::string OtherPrefix(const std::string& field) {
    return IsText(field) ? "" : PrefixOf(field);
  }

  void Trim(std::vector<Variant>* variants) const {
    if (excluding_) {
      const auto far =
          std::find_if(variants->begin(), variants->end(),
                       [](const auto& v) { return v.grade > Grade::kAlike; });
      variants->erase(far, variants->end());
    }
    KeepFirst(variants, max_variants_);
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
    KeepFirst(&shown.variants, max_variants_);
    const double* weights = ranking_.grade_weight;
    const Level level{Grade::kNear, shown.variants.size(),
                      weights[static_cast<int>(Grade::kNear)] +
                          weights[static_cast<int>(Grade::kFar)]};
    factor *= static_cast<double>(name.size);
    const Query text = ShapeQuery("", shown.variants, {&level, 1}, factor,
                                  shown.typed, Parts());
    const Query title = ShapeQuery(kTitlePrefix, shown.variants, {&level, 1},
                                   factor * ranking_.title_weight,
                                   "title: " + shown.typed, Parts());
    Show(std::move(shown));
    return {Query::OP_AND_MAYBE, text, title};
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
    const std::size_t first = built_.parts.size();
    const Placed placed = ReadPlaces(node, node.field);
    std::vector<Query> words;
    for (const Word& word : placed.words) {
      if (word.variants.empty()) return {};
      words.push_back(WordQuery(word, node.field, factor, Parts()));
    }
    if (words.empty()) return {};
    const Query placed_words = Conditional(
        {Query::OP_FILTER, All(words), All(placed.conditions)}, first);
    if (node.kind != Kind::kPhrase || node.slop > 0 || !IsText(node.field)) {
      return placed_words;
    }
    const std::vector<NameRun> names = Names(node.children);
    if (names.size() != 1 || names[0].size < node.children.size()) {
      return placed_words;
    }
    return {Query::OP_OR, placed_words, NameQuery(names[0], factor)};
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
    for (const Node* child : WithoutStopWords(bag)) {
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
    *query = {Query::OP_AND_MAYBE, *query, Any(pairs)};
  }

  Query NearQuery(const Node& a, const Node& b, double factor) {
    const double weight = factor * ranking_.proximity_weight;
    std::vector<std::vector<Variant>> near;
    std::vector<Query> shapes;
    for (const Node* node : {&a, &b}) {
      const Word word = ReadWord(*node, "");
      near.push_back(word.variants);
      std::erase_if(near.back(),
                    [](const Variant& v) { return v.terms.size() > 1; });
      KeepFirst(&near.back(), kNearVariants);
      if (near.back().empty()) return {};
      shapes.push_back(ShapeQuery(
          "", word.variants, LevelsOf(word.variants, ranking_.grade_weight),
          weight * node->boost));
    }
    const Query query(Query::OP_FILTER, All(shapes),
                      PositionQuery("", near,
                                    {.slop = kNearWords - 2,
                                     .ordered = false,
                                     .limit = builder_.settings_.limit}));
    if (Parts() != nullptr) {
      Parts()->push_back({a.text + " near " + b.text, Grade::kExact,
                          std::make_shared<const Query>(query)});
    }
    return query;
  }

  // --- stop words ---

  // The children of a bag that are searched for.
  std::vector<const Node*> WithoutStopWords(const Node& bag) {
    std::vector<const Node*> kept;
    std::size_t ranked = 0;
    for (const Node& child : bag.children) {
      if (IsStop(child)) continue;
      kept.push_back(&child);
      ranked += child.occur == Occur::kMay || child.occur == Occur::kMust;
    }
    if (ranked > 0 && kept.size() < bag.children.size()) return kept;
    kept.clear();
    for (const Node& child : bag.children) kept.push_back(&child);
    return kept;
  }

  bool IsStop(const Node& node) {
    if (node.kind != Kind::kWord || node.occur != Occur::kMay ||
        !IsText(node.field) || node.edits > 0 ||
        node.match != Match::kDefault) {
      return false;
    }
    const std::string word = Casefold(node.text);
    const auto languages = builder_.expander_->HomeLanguages(word);
    return std::any_of(
        languages.begin(), languages.end(),
        [&word](const auto& language) { return IsStopWord(language, word); });
  }

  const QueryBuilder& builder_;
  const Ranking& ranking_;
  const bool in_capitals_;  // the whole query is
  std::size_t max_variants_ = 0;
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
