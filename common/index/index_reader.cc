#include "common/index/index_reader.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>
#include <type_traits>
#include <utility>

#include <xapian.h>

#include "common/error.h"
#include "common/index/open_shards.h"
#include "common/index/query_builder.h"
#include "common/index/schema.h"
#include "common/index/stored_article.h"
#include "common/index/time_limit.h"
#include "common/index/xapian_error.h"
#include "common/lexicon/expander.h"

namespace dizin::index {
namespace {

// Tries while a writer discards what is being read. Two were the most that 90
// commits in 2.5 seconds made necessary.
constexpr int kMaxTries = 30;
// Tries after an error that opening anew may mend: a shard that was replaced
// while it was opened, a connection that broke.
constexpr int kMaxOpenings = 3;

std::string Join(const std::vector<std::string>& paths) {
  std::string joined;
  for (const std::string& path : paths) {
    joined += (joined.empty() ? "" : " ") + path;
  }
  return joined;
}

class XapianReader : public IndexReader {
 public:
  explicit XapianReader(const std::vector<std::string>& paths)
      : name_(Join(paths)), shards_(paths), expander_(shards_.lexicon()) {
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
    return Read("reading", [&] { return expander_.Expand(word, match); });
  }

  std::optional<Article> Get(std::string_view id) override {
    return Read("reading", [&]() -> std::optional<Article> {
      const std::string term = IdTerm(id);
      const auto found = shards_.all().postlist_begin(term);
      if (found == shards_.all().postlist_end(term)) return std::nullopt;
      return DecodeStoredArticle(shards_.all().get_document(*found).get_data());
    });
  }

  std::uint64_t ArticleCount() override {
    return Read("reading", [&] { return shards_.all().get_doccount(); });
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

  HitList RunQuery(const query::Node& query, const SearchOptions& options,
                   TimeLimit limit) {
    if (!shards_.any_remote()) limit.SetArticles(shards_.all().get_doccount());
    QueryBuilder builder(
        {&shards_.all(), &shards_.lexicon()}, &expander_,
        &shards_.field_kinds(),
        {options.match, options.ranking, options.explain, limit});
    BuiltQuery built = builder.Build(query);
    Xapian::Enquire enquire(shards_.all());
    SetWeights(options.ranking, &enquire);
    if (options.sort == Sort::kDateDescending) {
      enquire.set_sort_by_value_then_relevance(kDateSlot, true);
    }
    enquire.set_query(*built.query);
    const Xapian::MSet found =
        enquire.get_mset(Count(options.offset), Count(options.limit),
                         Count(options.check_at_least));
    HitList list;
    list.hits = ReadHits(found, options.with_articles, limit);
    list.matches_lower = found.get_matches_lower_bound();
    list.matches_estimated = found.get_matches_estimated();
    list.matches_upper = found.get_matches_upper_bound();
    if (options.explain) {
      Explain(built.parts, options.ranking, limit, &list.hits);
    }
    list.expansions = std::move(built.expansions);
    list.notes = shards_.notes();
    list.notes.insert(list.notes.end(), built.notes.begin(), built.notes.end());
    return list;
  }

  // Asking for more than there is costs memory.
  Xapian::doccount Count(std::size_t wanted) const {
    return static_cast<Xapian::doccount>(
        std::min<std::size_t>(wanted, shards_.all().get_doccount()));
  }

  static void SetWeights(const Ranking& ranking, Xapian::Enquire* enquire) {
    constexpr double kMinNormalLength = .5;
    enquire->set_weighting_scheme(Xapian::BM25Weight(
        ranking.k1, 0, ranking.k3, ranking.b, kMinNormalLength));
  }

  static std::vector<Hit> ReadHits(const Xapian::MSet& found,
                                   bool with_articles, const TimeLimit& limit) {
    std::vector<Hit> hits;
    // Xapian 1.4.22 counts from 0 here whatever the first hit's rank is, and
    // reads outside of the list.
    if (found.get_firstitem() == 0 && !found.empty()) found.fetch();
    for (auto i = found.begin(); i != found.end(); ++i) {
      limit.Check();
      const std::string data = i.get_document().get_data();
      Hit hit;
      hit.score = i.get_weight();
      if (with_articles) {
        hit.article = DecodeStoredArticle(data);
        hit.id = hit.article.id;
      } else {
        hit.id = DecodeStoredId(data);
      }
      hits.push_back(std::move(hit));
    }
    return hits;
  }

  // Runs each part of the query over the hits alone: what it gives there is its
  // share, for a weight depends on the database and the article, not on the
  // rest of the query.
  void Explain(const std::vector<QueryPart>& parts, const Ranking& ranking,
               const TimeLimit& limit, std::vector<Hit>* hits) const {
    std::map<std::string, Hit*> by_id;
    std::vector<std::string> id_terms;
    for (Hit& hit : *hits) {
      by_id[hit.id] = &hit;
      id_terms.push_back(IdTerm(hit.id));
      hit.score = 0;
    }
    const Xapian::Query these(Xapian::Query::OP_OR, id_terms.begin(),
                              id_terms.end());
    Xapian::Enquire enquire(shards_.all());
    SetWeights(ranking, &enquire);
    for (const QueryPart& part : parts) {
      limit.Check();
      enquire.set_query(
          Xapian::Query(Xapian::Query::OP_FILTER, *part.query, these));
      const Xapian::MSet found = enquire.get_mset(0, Count(hits->size()));
      for (auto i = found.begin(); i != found.end(); ++i) {
        if (i.get_weight() == 0) continue;
        Hit* hit = by_id.at(DecodeStoredId(i.get_document().get_data()));
        hit->parts.push_back({part.word, part.grade, i.get_weight()});
        hit->score += i.get_weight();
      }
    }
  }

  std::string name_;
  OpenShards shards_;
  lexicon::Expander expander_;
};

}  // namespace

std::unique_ptr<IndexReader> IndexReader::Open(
    const std::vector<std::string>& paths) {
  return std::make_unique<XapianReader>(paths);
}

}  // namespace dizin::index
