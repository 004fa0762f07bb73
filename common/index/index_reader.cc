#include "common/index/index_reader.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <span>
#include <thread>
#include <type_traits>
#include <utility>

#include <xapian.h>

#include "common/error.h"
#include "common/index/article_id.h"
#include "common/index/facets.h"
#include "common/index/known_words.h"
#include "common/index/list_memo.h"
#include "common/index/open_shards.h"
#include "common/index/query_builder.h"
#include "common/index/result_page.h"
#include "common/index/schema.h"
#include "common/index/similar_query.h"
#include "common/index/term_memo.h"
#include "common/index/time_limit.h"
#include "common/index/xapian_error.h"
#include "common/lexicon/expander.h"
#include "common/lexicon/row_keys.h"

namespace dizin::index {
namespace {

// Tries while a writer discards what is being read. Two were the most that 90
// commits in 2.5 seconds made necessary.
constexpr int kMaxTries = 30;
// Tries after an error that opening anew may mend: a shard that was replaced
// while it was opened, a connection that broke.
constexpr int kMaxOpenings = 3;
// Less than this of a score is rounding.
constexpr double kLeastRest = 1e-9;

std::string Join(const std::vector<std::string>& paths) {
  std::string joined;
  for (const std::string& path : paths) {
    joined += (joined.empty() ? "" : " ") + path;
  }
  return joined;
}

// Xapian 1.4 puts each of the first matches (SearchOptions::check_at_least)
// into its list of the best, and takes the worst out again: a fifth of what a
// common word costs. Where it sorts by a key too it looks first whether the
// match is better. The order is the same.
class NoKey : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document&) const override { return {}; }
};

class XapianReader : public IndexReader {
 public:
  XapianReader(const std::vector<std::string>& paths, ReaderOptions options)
      : name_(Join(paths)),
        options_(std::move(options)),
        shards_(paths),
        expander_(shards_.lexicon(), options_.rules, options_.aliases.get()) {
    if (paths.empty()) throw Error(ErrorKind::kUsage, "no database is given");
    Read("opening", [] { return 0; });
  }

  HitList Search(const query::Node& query,
                 const SearchOptions& options) override {
    const TimeLimit limit(options.max_seconds, 0);
    return Read("searching", [&] {
      limit.Check();
      return RunQuery(query, options, limit);
    });
  }

  Expansion Expand(std::string_view word, Match match) override {
    return Read("reading", [&] {
      return expander_.Expand(word, match, lexicon::CapitalSays::kLittle);
    });
  }

  HitList Like(std::string_view id, const query::Node& filter,
               const SearchOptions& options) override {
    const TimeLimit limit(options.max_seconds, 0);
    return Read("searching", [&] {
      limit.Check();
      return RunLike(id, filter, options, limit);
    });
  }

  std::vector<KnownWord> Complete(std::string_view typed,
                                  std::size_t limit) override {
    return Read("reading", [&] {
      return CompleteWord(typed, limit, {&shards_.all(), &shards_.lexicon()});
    });
  }

  std::vector<KnownWord> Correct(std::string_view word, int edits,
                                 std::size_t limit) override {
    return Read("reading", [&] {
      return CorrectWord(word, edits, limit,
                         {&shards_.all(), &shards_.lexicon()});
    });
  }

  std::vector<KnownAbbreviation> Abbreviations() override {
    return Read("reading", [&] {
      std::vector<KnownAbbreviation> known;
      for (const lexicon::LongForm& form : expander_.LearntAbbreviations()) {
        known.push_back(
            {form.abbreviation, lexicon::TermsOf(form.form), form.texts});
      }
      return known;
    });
  }

  std::optional<Article> Get(std::string_view id) override {
    return Read("reading", [&]() -> std::optional<Article> {
      const std::string term = IdTerm(id);
      const auto found = shards_.all().postlist_begin(term);
      if (found == shards_.all().postlist_end(term)) return std::nullopt;
      return ArticleOf(shards_.all().get_document(*found));
    });
  }

  std::uint64_t ArticleCount() override {
    return Read("reading", [&] { return shards_.all().get_doccount(); });
  }

  std::string State() override {
    return Read("reading", [&] { return shards_.state(); });
  }

  std::vector<std::string> Fields() override {
    return Read("reading", [&] {
      std::vector<std::string> names;
      for (const auto& [name, kind] : shards_.field_kinds()) {
        names.push_back(name);
      }
      return names;
    });
  }

 private:
  // Runs `function` on the newest state, again if that is taken away.
  template <typename Function>
  std::invoke_result_t<Function> Read(std::string_view doing,
                                      const Function& function) {
    return GuardXapian(doing, name_, [&] {
      for (int tries = 1, openings = 1;; ++tries) {
        try {
          shards_.Refresh();
          return function();
        } catch (const Xapian::DatabaseModifiedError&) {
          if (tries == kMaxTries) throw;
          // A writer that commits without a pause is let through.
          std::this_thread::sleep_for(std::chrono::milliseconds(tries / 4));
        } catch (const Xapian::DatabaseError&) {
          if (++openings > kMaxOpenings) throw;
          shards_.Drop();
        } catch (const Xapian::NetworkError&) {
          if (++openings > kMaxOpenings) throw;
          shards_.Drop();
        }
      }
    });
  }

  BuiltQuery Build(const query::Node& query, const SearchOptions& options,
                   const TimeLimit& limit) {
    const bool remote = shards_.any_remote();
    lists_.Follow({&shards_.all(), shards_.lexicon().Revision()},
                  Bm25Of(options));
    return BuildQuery(
        query, {.source = {&shards_.all(), &shards_.lexicon(),
                           remote ? nullptr : &term_memo_},
                .expander = &expander_,
                .kinds = &shards_.field_kinds(),
                .match = options.match,
                .ranking = options.ranking,
                .explain = options.explain,
                .near_apart = !remote && options.sort == Sort::kRelevance,
                .remote = remote,
                .lists = IsOneShard() ? &lists_ : nullptr,
                .limit = limit});
  }

  HitList RunQuery(const query::Node& query, const SearchOptions& options,
                   TimeLimit limit) {
    if (!shards_.any_remote()) limit.SetArticles(shards_.all().get_doccount());
    BuiltQuery built = Build(query, options, limit);
    HitList list =
        Answer(*built.query, built.near, built.expansions, options, limit);
    if (options.explain) {
      Explain(built.parts, options, limit, &list.hits);
    }
    list.expansions = std::move(built.expansions);
    list.notes.insert(list.notes.end(), built.notes.begin(), built.notes.end());
    return list;
  }

  HitList RunLike(std::string_view id, const query::Node& filter,
                  const SearchOptions& options, TimeLimit limit) {
    if (!shards_.any_remote()) limit.SetArticles(shards_.all().get_doccount());
    const std::string term = IdTerm(id);
    const auto found = shards_.all().postlist_begin(term);
    if (found == shards_.all().postlist_end(term)) {
      throw Error(ErrorKind::kUsage,
                  "there is no article with the id " + std::string(id));
    }
    SimilarQuery like = BuildSimilarQuery(*found, shards_.all());
    Xapian::Query query = *like.query;
    std::vector<std::string> notes;
    if (!filter.children.empty() || filter.kind != query::Kind::kBag) {
      BuiltQuery built = Build(filter, options, limit);
      query = {Xapian::Query::OP_FILTER, query, *built.query};
      notes = std::move(built.notes);
    }
    HitList list = Answer(limit.Watched(query), {}, like.words, options, limit);
    list.notes.insert(list.notes.end(), notes.begin(), notes.end());
    if (options.explain) {
      Explain(like.parts, options, limit, &list.hits);
    }
    list.expansions = std::move(like.words);
    return list;
  }

  // All but expansions, and parts of scores.
  HitList Answer(const Xapian::Query& query, const Extra& near,
                 std::span<const Expansion> words, const SearchOptions& options,
                 const TimeLimit& limit) {
    Xapian::Enquire enquire(shards_.all());
    enquire.set_weighting_scheme(WeightingOf(Bm25Of(options)));
    if (options.sort == Sort::kDateDescending) {
      enquire.set_sort_by_value_then_relevance(kDateSlot, true);
    } else if (!shards_.any_remote()) {
      enquire.set_sort_by_relevance_then_key(&no_key_, false);
    }
    enquire.set_query(query);
    FacetCounter facets(options.facets);
    facets.Attach(&enquire);
    HitList list;
    list.notes = shards_.notes();
    ids_.Follow(shards_.lexicon().Revision());
    ReadPage(shards_.all(), shards_.mark(), options, limit, near, &ids_,
             &enquire, &list);
    if (!options.facets.empty()) {
      AddFacets(facets, &enquire, words, options, &list);
    }
    return list;
  }

  void AddFacets(const FacetCounter& counter, Xapian::Enquire* enquire,
                 std::span<const Expansion> words, const SearchOptions& options,
                 HitList* list) {
    std::vector<std::uint32_t> best;
    const bool names = std::find(options.facets.begin(), options.facets.end(),
                                 FacetKind::kNames) != options.facets.end();
    if (names) {
      const Xapian::MSet found = enquire->get_mset(0, Count(kNameArticles));
      best.assign(found.begin(), found.end());
    }
    list->facets = counter.Counts(best, words, options.facet_values,
                                  {&shards_.all(), &shards_.lexicon()});
    const bool all = list->matches_lower == list->matches_upper &&
                     list->matches_upper <= kFacetBound;
    for (Facet& facet : list->facets) {
      facet.exact = facet.kind == FacetKind::kNames
                        ? list->matches_upper <= kNameArticles
                        : all;
    }
  }

  // Asking for more than there is costs memory.
  Xapian::doccount Count(std::size_t wanted) const {
    return static_cast<Xapian::doccount>(
        std::min<std::size_t>(wanted, shards_.all().get_doccount()));
  }

  static Bm25 Bm25Of(const SearchOptions& options) {
    const Ranking& ranking = options.ranking;
    return {.k1 = options.question ? ranking.question_k1 : ranking.k1,
            .b = options.question ? ranking.question_b : ranking.b,
            .k3 = ranking.k3};
  }

  bool IsOneShard() const {
    return !shards_.any_remote() && shards_.mark().last_documents.size() == 1;
  }

  // The levels of one grade of a word are one part.
  static void AddPart(const ScorePart& part, Hit* hit) {
    if (!hit->parts.empty() && hit->parts.back().word == part.word &&
        hit->parts.back().grade == part.grade) {
      hit->parts.back().score += part.score;
    } else {
      hit->parts.push_back(part);
    }
  }

  static double Sum(std::span<const ScorePart> parts) {
    double sum = 0;
    for (const ScorePart& part : parts) sum += part.score;
    return sum;
  }

  // Neighbours count in the best articles, and no more than some share.
  static void AddRest(std::vector<ScorePart> parts, Hit* hit) {
    const double rest = hit->score / hit->recency - Sum(hit->parts);
    if (rest < kLeastRest * hit->score) return;
    const double share = rest / Sum(parts);
    for (ScorePart& part : parts) {
      part.score *= share;
      hit->parts.push_back(std::move(part));
    }
  }

  // Runs each part of the query over the hits alone: what it gives there is its
  // share, for a weight depends on the database and the article, not on the
  // rest of the query. Parts that are apart share what is left of the score.
  void Explain(const std::vector<QueryPart>& parts,
               const SearchOptions& options, const TimeLimit& limit,
               std::vector<Hit>* hits) const {
    std::map<std::string, Hit*> by_id;
    std::vector<std::string> id_terms;
    for (Hit& hit : *hits) {
      by_id[hit.id] = &hit;
      id_terms.push_back(IdTerm(hit.id));
    }
    const Xapian::Query these(Xapian::Query::OP_OR, id_terms.begin(),
                              id_terms.end());
    Xapian::Enquire enquire(shards_.all());
    enquire.set_weighting_scheme(WeightingOf(Bm25Of(options)));
    std::map<Hit*, std::vector<ScorePart>> apart;
    for (const QueryPart& part : parts) {
      limit.Check();
      enquire.set_query(
          Xapian::Query(Xapian::Query::OP_FILTER, *part.query, these));
      const Xapian::MSet found = enquire.get_mset(0, Count(hits->size()));
      for (auto i = found.begin(); i != found.end(); ++i) {
        if (i.get_weight() == 0) continue;
        Hit* const hit = by_id.at(IdOf(i.get_document()));
        const ScorePart score{part.word, part.grade, i.get_weight()};
        if (part.apart) {
          apart[hit].push_back(score);
        } else {
          AddPart(score, hit);
        }
      }
    }
    for (auto& [hit, scores] : apart) AddRest(std::move(scores), hit);
    for (Hit& hit : *hits) {
      if (hit.recency == 1) continue;
      const double of_words = hit.score / hit.recency;
      hit.parts.push_back({"recency", Grade::kExact, hit.score - of_words});
    }
  }

  std::string name_;
  ReaderOptions options_;
  OpenShards shards_;
  lexicon::Expander expander_;
  TermMemo term_memo_;
  ListMemo lists_;
  IdMemo ids_;
  NoKey no_key_;
};

}  // namespace

std::unique_ptr<IndexReader> IndexReader::Open(
    const std::vector<std::string>& paths, ReaderOptions options) {
  return std::make_unique<XapianReader>(paths, std::move(options));
}

}  // namespace dizin::index
