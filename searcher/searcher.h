// Searcher: one request in, one answer out. The terminal, JSON, TREC runs, the
// HTTP server and the C interface are all front ends of it.
//
//   Searcher searcher(index::IndexReader::Open({"news.dizin"}));
//   SearchRequest request;
//   request.query = "ibrahim kalin";
//   SearchAnswer answer = searcher.Search(request);
//   answer.hits[0].title.text
//
// It parses the query, has the index answer it, and cuts the passages that show
// why each article was found. What it remembers between requests (how words are
// cut) makes the next one faster and never changes an answer.

#ifndef DIZIN_SEARCHER_SEARCHER_H_
#define DIZIN_SEARCHER_SEARCHER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_reader.h"
#include "common/lexicon/variant.h"
#include "common/query/parser.h"
#include "searcher/answer.h"
#include "searcher/snippet.h"
#include "searcher/unit_memo.h"

namespace dizin {

struct SearchRequest {
  std::string query;  // docs/query-syntax.md; UTF-8, ill-formed bytes allowed
  std::size_t offset = 0;
  std::size_t limit = 10;
  index::Sort sort = index::Sort::kRelevance;
  Match match = Match::kDefault;  // for words without a mark of their own
  bool match_all = false;         // every word must be found
  bool strict = false;            // an ill-formed query is an error
  bool explain = false;           // fill the parts of scores
  bool only_ids = false;          // ids and scores, nothing read or cut
  double max_seconds = 0;         // then it throws; 0: as long as it takes
  std::int64_t now_seconds = 0;   // relative dates count from here, UTC
  bool suggest = true;            // say what may have been meant
  // Find articles like the one with this id, whatever the query.
  std::string like;
  // Dates as ParseDate() reads them: nothing older than the first second of
  // `from`, nothing newer than the last of `to`.
  std::string from, to;
  std::vector<index::FacetKind> facets;
  std::size_t facet_values = 10;  // of each kind at most
  double half_life_seconds = 0;   // prefer recent articles: index/rerank.h
  bool collapse = false;          // near-duplicates count as one
  SnippetOptions snippet;
  index::Ranking ranking;
};

// Not safe in two threads at once; one a thread. Throws what IndexReader and
// ParseQuery throw, and Error(kUsage) for a request over these limits.
class Searcher {
 public:
  static constexpr std::size_t kMaxLimit = 10'000;
  static constexpr std::size_t kMaxOffset = 1'000'000;

  explicit Searcher(std::unique_ptr<index::IndexReader> reader);

  SearchAnswer Search(const SearchRequest& request);

  // At most `limit` words that the last word of `text` may become.
  CompletionAnswer Complete(std::string_view text, std::size_t limit);

  // The words of the index that `word` is taken for.
  NamesAnswer Names(std::string_view word, Match match);

  // The article with this id, whole.
  std::optional<Article> Get(std::string_view id);

  // The same with the words of the request's query marked: an answer of one
  // hit whose only passage is the whole text.
  std::optional<SearchAnswer> Read(std::string_view id,
                                   const SearchRequest& request);

  std::uint64_t ArticleCount() { return reader_->ArticleCount(); }
  // As IndexReader::State().
  std::string State() { return reader_->State(); }

  // What the articles say that abbreviations stand for.
  AbbreviationsAnswer Abbreviations();

 private:
  query::ParsedQuery Parse(const SearchRequest& request);

  std::unique_ptr<index::IndexReader> reader_;
  UnitMemo memo_;
};

}  // namespace dizin

#endif  // DIZIN_SEARCHER_SEARCHER_H_
