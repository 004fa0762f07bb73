#include "tests/index/plain_search.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <functional>
#include <optional>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/date.h"
#include "common/index/article_id.h"
#include "common/index/list_builder.h"
#include "common/index/name_runs.h"
#include "common/index/neighbours.h"
#include "common/index/rerank.h"
#include "common/index/schema.h"
#include "common/index/word_query.h"
#include "common/text/tokenizer.h"

namespace dizin::index {
namespace {

using query::Kind;
using query::Node;
using query::Occur;

using Places = std::vector<std::uint32_t>;

// Some places that words take, one behind the other.
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

constexpr std::size_t kMaxLongVariants = 4;  // as position_query.cc has it
constexpr int kNearWords = 8;
constexpr double kRounding = 1e-9;

bool Has(const Places& places, std::uint32_t place) {
  return std::binary_search(places.begin(), places.end(), place);
}

// Where each of `terms` has its places, in one article.
using PlacesOfTerms = std::unordered_map<std::string, Places>;

std::vector<Run> RunsOf(const PlacesOfTerms& all, const std::string& prefix,
                        const Variant& variant) {
  std::vector<const Places*> places;
  for (const std::string& term : variant.terms) {
    const auto at = all.find(BoundedTerm(prefix + term, kMaxTermCost));
    if (at == all.end()) return {};
    places.push_back(&at->second);
  }
  std::vector<Run> runs;
  for (const std::uint32_t begin : *places.front()) {
    std::uint32_t end = begin;
    while (end - begin < places.size() && Has(*places[end - begin], end)) {
      ++end;
    }
    if (end - begin == places.size()) runs.push_back({begin, end - begin});
  }
  return runs;
}

double ValueOf(const std::string& bound, bool low) {
  double number = 0;
  const char* const end = bound.data() + bound.size();
  if (std::from_chars(bound.data(), end, number).ptr == end &&
      bound.size() != 4) {
    return number;
  }
  const auto date = ParseDate(bound);
  return static_cast<double>(low ? date->seconds : date->EndSeconds() - 1);
}

}  // namespace

// One query.
class PlainSearch::Walk {
 public:
  Walk(PlainSearch* plain, const Node& root)
      : plain_(*plain),
        ranking_(plain->ranking_),
        root_(root),
        words_({&plain->shards_.all(), &plain->shards_.lexicon(), nullptr},
               &plain->expander_, {}, root) {}

  Scores Root() {
    Scores scores = Visit(root_, 1);
    for (const Node& part : words_.PartsOfRun(root_)) {
      AddAny(Visit(part, ranking_.part_weight), &scores);
    }
    return scores;
  }

  // What neighbours give, and no more than which share of the score.
  const Scores& near() const { return near_; }
  double most() const { return most_; }

 private:
  Scores Visit(const Node& node, double factor) {
    factor *= node.boost;
    switch (node.kind) {
      case Kind::kWord:
      case Kind::kPrefix:
        return HasField(node.field)
                   ? WordScores(Read(node, node.field), node.field, factor)
                   : Scores();
      case Kind::kPhrase:
      case Kind::kNear:
        return VisitPlaces(node, factor);
      case Kind::kValues:
        return Where([&](const Article& a) { return HasValue(a, node); });
      case Kind::kRange:
        return Where([&](const Article& a) { return IsWithin(a, node); });
      case Kind::kAnd: {
        std::vector<Scores> all;
        for (const Node& child : node.children) {
          all.push_back(Visit(child, factor));
        }
        return InAll(all);
      }
      case Kind::kOr: {
        Scores any;
        for (const Node& child : node.children) {
          AddAny(Visit(child, factor), &any);
        }
        return any;
      }
      case Kind::kBag:
        return VisitBag(node, factor);
    }
    return {};
  }

  // --- sets of articles ---

  Scores Where(const std::function<bool(const Article&)>& test) const {
    Scores scores;
    for (const auto& [document, article] : plain_.articles_) {
      if (test(article)) scores[document] = 0;
    }
    return scores;
  }

  static void AddAny(const Scores& added, Scores* scores) {
    for (const auto& [document, score] : added) (*scores)[document] += score;
  }

  // Where they are there already.
  static void AddMaybe(const Scores& added, Scores* scores) {
    for (auto& [document, score] : *scores) {
      if (const auto at = added.find(document); at != added.end()) {
        score += at->second;
      }
    }
  }

  static void KeepOnly(const Scores& others, bool there, Scores* scores) {
    std::erase_if(*scores, [&](const auto& entry) {
      return others.contains(entry.first) != there;
    });
  }

  static Scores InAll(const std::vector<Scores>& all) {
    Scores scores = all.front();
    for (std::size_t i = 1; i < all.size(); ++i) {
      KeepOnly(all[i], true, &scores);
      AddMaybe(all[i], &scores);
    }
    return scores;
  }

  // --- words ---

  Word Read(const Node& node, const std::string& field) {
    Expansion shown;
    Word word = words_.Read(node, field, &shown);
    if (excluding_) KeepGrades(&word.variants, Grade::kAlike);
    return word;
  }

  bool HasField(const std::string& field) const {
    static constexpr std::string_view kOwn[] = {
        "", "text", "title", "author", "url", "id", "lang", "source", "date"};
    return std::find(std::begin(kOwn), std::end(kOwn), field) !=
               std::end(kOwn) ||
           plain_.shards_.field_kinds().contains(field);
  }

  Scores ShapeScores(const std::string& prefix,
                     std::span<const Variant> variants,
                     std::span<const Level> levels, double factor) {
    Scores scores;
    for (const Level& level : levels) {
      const Scores& of_level =
          plain_.LevelScores(prefix, variants.first(level.variants));
      for (const auto& [document, score] : of_level) {
        scores[document] += factor * level.weight * score;
      }
    }
    return scores;
  }

  Scores ShapeScores(const std::string& prefix,
                     std::span<const Variant> variants, double factor) {
    return ShapeScores(prefix, variants,
                       LevelsOf(variants, ranking_.grade_weight), factor);
  }

  Scores WordScores(const Word& word, const std::string& field, double factor) {
    Scores scores = ShapeScores(PrefixOf(field), word.variants, factor);
    if (IsText(field)) {
      AddMaybe(ShapeScores(std::string(kTitlePrefix), word.variants,
                           factor * ranking_.title_weight),
               &scores);
    }
    return scores;
  }

  // --- places ---

  struct Condition {
    std::size_t begin = 0, end = 0;  // of the words
    int slop = 0;
    bool ordered = true;
  };

  Scores VisitPlaces(const Node& node, double factor) {
    if (!HasField(node.field)) return {};
    std::vector<Word> words;
    std::vector<Condition> conditions;
    ReadPlaces(node, node.field, &words, &conditions);
    std::vector<Scores> all;
    for (const Word& word : words) {
      all.push_back(WordScores(word, node.field, factor));
    }
    const std::string prefix = PrefixOf(node.field);
    Scores scores = InAll(all);
    std::erase_if(scores, [&](const auto& entry) {
      const Article& article = plain_.articles_.at(entry.first);
      return !std::all_of(conditions.begin(), conditions.end(),
                          [&](const Condition& condition) {
                            return Holds(article, prefix, words, condition);
                          });
    });
    if (node.kind != Kind::kPhrase || node.slop > 0 || !IsText(node.field)) {
      return scores;
    }
    const std::vector<NameRun> names = Names(node.children);
    if (names.size() == 1 && names[0].size == node.children.size()) {
      AddAny(NameScores(names[0], factor), &scores);
    }
    return scores;
  }

  void ReadPlaces(const Node& node, const std::string& field,
                  std::vector<Word>* words,
                  std::vector<Condition>* conditions) {
    const std::size_t begin = words->size();
    for (const Node& child : node.children) {
      if (child.kind == Kind::kPhrase) {
        ReadPlaces(child, field, words, conditions);
      } else {
        words->push_back(Read(child, field));
      }
    }
    const int children = static_cast<int>(node.children.size());
    if (node.kind == Kind::kPhrase) {
      conditions->push_back({begin, words->size(), node.slop, true});
    } else {
      conditions->push_back({begin, words->size(),
                             std::max(0, node.slop + 1 - children),
                             node.ordered});
    }
  }

  static bool Holds(const Article& article, const std::string& prefix,
                    std::span<const Word> words, const Condition& condition) {
    std::vector<std::vector<Run>> runs;
    for (std::size_t i = condition.begin; i < condition.end; ++i) {
      runs.emplace_back();
      std::size_t longer = 0;
      for (const Variant& variant : words[i].variants) {
        if (variant.terms.size() > 1 && ++longer > kMaxLongVariants) continue;
        for (const Run run : RunsOf(article.places, prefix, variant)) {
          runs.back().push_back(run);
        }
      }
    }
    std::vector<Run> chosen;
    return CanChoose(runs, condition, &chosen);
  }

  // Whether the words not chosen yet can be, too.
  static bool CanChoose(const std::vector<std::vector<Run>>& runs,
                        const Condition& condition, std::vector<Run>* chosen) {
    if (chosen->size() == runs.size()) return IsClose(*chosen, condition.slop);
    for (const Run run : runs[chosen->size()]) {
      const bool fits =
          std::all_of(chosen->begin(), chosen->end(), [&](const Run& other) {
            return other.begin + other.size <= run.begin ||
                   (!condition.ordered && run.begin + run.size <= other.begin);
          });
      if (!fits) continue;
      chosen->push_back(run);
      const bool can = CanChoose(runs, condition, chosen);
      chosen->pop_back();
      if (can) return true;
    }
    return false;
  }

  static bool IsClose(std::span<const Run> runs, int slop) {
    std::uint32_t words = 0, begin = runs[0].begin, end = 0;
    for (const Run run : runs) {
      words += run.size;
      begin = std::min(begin, run.begin);
      end = std::max(end, run.begin + run.size);
    }
    return end - begin <= words + static_cast<std::uint32_t>(slop);
  }

  // --- names of several words ---

  std::vector<NameRun> Names(std::span<const Node> nodes) {
    if (excluding_) return {};
    return FindNameRuns(nodes, Match::kDefault, &plain_.expander_);
  }

  Scores NameScores(const NameRun& name, double factor) {
    std::vector<Variant> variants = name.name.variants;
    words_.Trim(&variants);
    const Level level{Grade::kNear, variants.size(),
                      ranking_.grade_weight[static_cast<int>(Grade::kNear)] +
                          ranking_.grade_weight[static_cast<int>(Grade::kFar)]};
    factor *= static_cast<double>(name.size);
    Scores scores = ShapeScores("", variants, {&level, 1}, factor);
    AddMaybe(ShapeScores(std::string(kTitlePrefix), variants, {&level, 1},
                         factor * ranking_.title_weight),
             &scores);
    return scores;
  }

  // --- filters ---

  static bool HasValue(const Article& article, const Node& node) {
    const auto has = [&](const std::string& term) {
      return article.places.contains(term);
    };
    return std::any_of(node.values.begin(), node.values.end(),
                       [&](const std::string& value) {
                         if (node.field == "lang")
                           return has(LanguageTerm(value));
                         if (node.field == "source")
                           return has(SourceTerm(value));
                         return has(IdTerm(value));
                       });
  }

  static bool IsWithin(const Article& article, const Node& node) {
    const auto value = article.values.find(
        node.field == "date" ? kDateSlot : FieldSlot(node.field));
    return value != article.values.end() &&
           (node.low.empty() || value->second >= ValueOf(node.low, true)) &&
           (node.high.empty() || value->second <= ValueOf(node.high, false));
  }

  // --- what stands side by side ---

  Scores VisitBag(const Node& node, double factor) {
    std::vector<Scores> must, filters;
    Scores may, excluded;
    bool ranked = false;
    const std::vector<NameRun> names = Names(node.children);
    const std::vector<const Node*> kept = words_.WithoutStopWords(node);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const Node& child = *kept[i];
      ranked |= child.occur == Occur::kMay || child.occur == Occur::kMust;
      if (child.occur == Occur::kMay) {
        AddAny(Visit(child, factor), &may);
        AddParts(child, factor, &may);
      } else if (child.occur == Occur::kFilter) {
        filters.push_back(Visit(child, 0));
      } else if (child.occur == Occur::kMustNot) {
        const bool excluding = std::exchange(excluding_, true);
        AddAny(Visit(child, 0), &excluded);
        excluding_ = excluding;
      } else {
        const auto name =
            std::find_if(names.begin(), names.end(), [&](const NameRun& run) {
              return &node.children[run.begin] == &child;
            });
        must.push_back(name == names.end() ? Visit(child, factor)
                                           : AllOrName(node, *name, factor));
        if (name != names.end()) i += name->size - 1;
      }
    }
    for (const NameRun& name : names) {
      if (node.children[name.begin].occur == Occur::kMay) {
        AddAny(NameScores(name, factor), &may);
      }
    }
    Scores scores;
    if (!ranked) {
      if (filters.empty() && excluded.empty() && node.children.empty()) {
        return {};
      }
      scores = Where([](const Article&) { return true; });
    } else if (must.empty()) {
      scores = may;
    } else {
      scores = InAll(must);
      AddMaybe(may, &scores);
    }
    if (ranked) AddNear(node, factor, &scores);
    for (const Scores& filter : filters) KeepOnly(filter, true, &scores);
    KeepOnly(excluded, false, &scores);
    return scores;
  }

  void AddParts(const Node& node, double factor, Scores* may) {
    if (excluding_) return;
    std::vector<Node> parts = words_.PartsOfRun(node);
    if (parts.empty()) parts = words_.CompoundParts(node);
    for (const Node& part : parts) {
      AddAny(Visit(part, factor * ranking_.part_weight), may);
    }
  }

  Scores AllOrName(const Node& bag, const NameRun& name, double factor) {
    std::vector<Scores> all;
    for (std::size_t i = name.begin; i < name.begin + name.size; ++i) {
      all.push_back(Visit(bag.children[i], factor));
    }
    Scores scores = InAll(all);
    AddAny(NameScores(name, factor), &scores);
    return scores;
  }

  void AddNear(const Node& bag, double factor, Scores* scores) {
    factor *= ranking_.proximity_weight;
    if (excluding_ || factor == 0) return;
    std::vector<const Node*> nodes = words_.WithoutStopWords(bag);
    std::erase_if(nodes, [](const Node* node) {
      const bool ranked =
          node->occur == Occur::kMay || node->occur == Occur::kMust;
      return !ranked || node->kind != Kind::kWord || !IsText(node->field) ||
             node->edits > 0;
    });
    nodes.resize(std::min(nodes.size(), kMaxNearPairs + 1));
    std::vector<Word> words;
    std::vector<Scores> given;
    for (const Node* node : nodes) {
      words.push_back(Read(*node, ""));
      words.back().variants = NearVariants(words.back().variants);
      given.push_back(
          ShapeScores("", words.back().variants, factor * node->boost));
    }
    Scores near;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i].variants.empty() || words[i + 1].variants.empty()) continue;
      ++pairs;
      const Condition close{i, i + 2, kNearWords - 2, false};
      Scores both = InAll({given[i], given[i + 1]});
      std::erase_if(both, [&](const auto& entry) {
        const Article& article = plain_.articles_.at(entry.first);
        return !Holds(article, "", words, close);
      });
      AddAny(both, &near);
    }
    if (&bag != &root_) {
      AddMaybe(near, scores);
    } else {
      near_ = near;
      most_ = ranking_.proximity_weight * (pairs > 1 ? 2 : 1);
    }
  }

  PlainSearch& plain_;
  const Ranking& ranking_;
  const Node& root_;
  WordReader words_;
  bool excluding_ = false;
  Scores near_;
  double most_ = 0;
};

PlainSearch::PlainSearch(const std::vector<std::string>& paths)
    : shards_(paths), expander_(shards_.lexicon()) {
  shards_.Refresh();
  ReadArticles();
}

PlainSearch::~PlainSearch() = default;

const std::string& PlainSearch::IdOf(std::uint32_t document) const {
  return articles_.at(document).id;
}

void PlainSearch::ReadArticles() {
  const Xapian::Database& all = shards_.all();
  for (auto i = all.postlist_begin(""); i != all.postlist_end(""); ++i) {
    Article& article = articles_[*i];
    const Xapian::Document document = all.get_document(*i);
    article.id = index::IdOf(document);
    for (auto term = document.termlist_begin(); term != document.termlist_end();
         ++term) {
      std::vector<std::uint32_t>& places = article.places[*term];
      places.assign(term.positionlist_begin(), term.positionlist_end());
    }
    for (auto value = document.values_begin(); value != document.values_end();
         ++value) {
      const Xapian::valueno slot = value.get_valueno();
      if (slot != kDateSlot && slot < kFirstFieldSlot) continue;
      article.values[slot] = Xapian::sortable_unserialise(*value);
    }
  }
}

const PlainSearch::Scores& PlainSearch::LevelScores(
    const std::string& prefix, std::span<const Variant> variants) {
  std::string name = prefix;
  std::vector<Xapian::Query> queries;
  for (const Variant& variant : variants) {
    for (const std::string& term : variant.terms) name += '\t' + term;
    name += '\n';
    queries.push_back(TermsQuery(prefix, variant.terms));
  }
  const auto [at, fresh] = levels_.try_emplace(name);
  if (!fresh) return at->second;
  Xapian::Enquire enquire(shards_.all());
  enquire.set_weighting_scheme(
      WeightingOf({.k1 = ranking_.k1, .b = ranking_.b, .k3 = ranking_.k3}));
  enquire.set_query(queries.size() == 1
                        ? queries.front()
                        : Xapian::Query(Xapian::Query::OP_SYNONYM,
                                        queries.begin(), queries.end()));
  const Xapian::MSet found = enquire.get_mset(0, shards_.all().get_doccount());
  for (auto i = found.begin(); i != found.end(); ++i) {
    at->second[*i] = i.get_weight();
  }
  for (const auto& [document, article] : articles_) {
    const bool has =
        std::any_of(variants.begin(), variants.end(), [&](const Variant& v) {
          return !RunsOf(article.places, prefix, v).empty();
        });
    EXPECT_EQ(at->second.contains(document), has) << name << article.id;
  }
  return at->second;
}

std::vector<PlainSearch::Found> PlainSearch::Find(const Node& root) {
  Walk walk(this, root);
  std::vector<Found> found;
  for (const auto& [document, score] : walk.Root()) {
    found.push_back({document, score});
  }
  const auto more = [](const Found& a, const Found& b) {
    return a.score > b.score;
  };
  std::stable_sort(found.begin(), found.end(), more);
  is_tied_ = !walk.near().empty() && found.size() > kNearDepth &&
             found[kNearDepth - 1].score - found[kNearDepth].score < kRounding;
  const auto best = found.begin() + static_cast<std::ptrdiff_t>(
                                        std::min(found.size(), kNearDepth));
  for (auto at = found.begin(); at != best; ++at) {
    const auto near = walk.near().find(at->document);
    if (near == walk.near().end()) continue;
    at->score += std::min(near->second, walk.most() * at->score);
  }
  std::stable_sort(found.begin(), best, more);
  return found;
}

}  // namespace dizin::index
