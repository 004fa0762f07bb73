// What a search is asked for: the one request behind every front end.

#ifndef DIZIN_SEARCHER_SEARCH_REQUEST_H_
#define DIZIN_SEARCHER_SEARCH_REQUEST_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/index/results.h"
#include "common/lexicon/variant.h"

namespace dizin {

struct SnippetOptions {
  std::size_t passages = 2;
  std::size_t columns = 150;  // of a terminal, for each passage, about
};

struct SearchRequest {
  std::string query;  // docs/query-syntax.md; UTF-8, ill-formed bytes allowed
  std::size_t offset = 0;
  // SearchAnswer::next of the page before, instead of an offset: paging.h.
  std::string after;
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
  // Find articles like the one with this id: of those that match the query, if
  // there is one.
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

}  // namespace dizin

#endif  // DIZIN_SEARCHER_SEARCH_REQUEST_H_
