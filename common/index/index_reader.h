// IndexReader answers queries from one database or several: it expands words
// through the lexicon, ranks articles, and reads them back.
//
//   auto reader = IndexReader::Open({"news.dizin"});
//   HitList list = reader->Search(ParseQuery("kalin", {}).root, {});
//   list.hits[0].article.title
//
// A reader sees one state of the database. Search() and the others look for a
// newer one first, and go on with it when the one they read is discarded by a
// writer: a caller never sees Xapian's DatabaseModifiedError.

#ifndef DIZIN_COMMON_INDEX_INDEX_READER_H_
#define DIZIN_COMMON_INDEX_INDEX_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/index/cursor.h"
#include "common/index/results.h"
#include "common/lexicon/aliases.h"
#include "common/lexicon/rules.h"
#include "common/lexicon/variant.h"
#include "common/query/node.h"

namespace dizin::index {

struct SearchOptions {
  std::size_t offset = 0;
  // Go on where a page of the same search ended, and not at `offset`.
  std::optional<Cursor> after = {};
  std::size_t limit = 10;
  Sort sort = Sort::kRelevance;
  Match match = Match::kDefault;
  bool question = false;      // query/question.h
  bool with_articles = true;  // else only id and score of each hit
  bool explain = false;       // fill Hit::parts
  // Count matches exactly up to this many.
  std::size_t check_at_least = 1000;
  double max_seconds = 0;  // then it throws; 0: as long as it takes
  std::vector<FacetKind> facets = {};
  std::size_t facet_values = 10;  // of each kind at most
  // Newer articles first: rerank.h. Off at 0, and where `sort` is not by
  // relevance.
  double half_life_seconds = 0;
  double now_seconds = 0;
  bool collapse = false;  // near-duplicates count as one: rerank.h
  Ranking ranking = {};
};

struct Hit {
  std::string id;
  double score = 0;  // the sum of `parts` where they are asked for
  Article article;
  std::vector<ScorePart> parts;
  // What the score was multiplied by for the article's age.
  double recency = 1;
  // With `collapse`: the near-duplicates this one stands for, best first, and
  // no more than kMaxDuplicates of them.
  std::vector<std::string> duplicates;
  std::uint64_t duplicate_count = 0;
};
inline constexpr std::size_t kMaxDuplicates = 20;

struct HitList {
  std::vector<Hit> hits;
  // Number of matches: exact if lower == upper.
  std::uint64_t matches_lower = 0;
  std::uint64_t matches_estimated = 0;
  std::uint64_t matches_upper = 0;
  // Each word of the query once, in its order, for highlighting and --explain.
  std::vector<Expansion> expansions;
  std::vector<Facet> facets;       // as asked for, in that order
  std::vector<std::string> notes;  // "no article has a field 'byline'"
  std::optional<Cursor> next;      // where there are more hits than these
};

// How words are expanded, in every search of a reader.
struct ReaderOptions {
  // Of the user's file; may be null.
  std::shared_ptr<const lexicon::Aliases> aliases = nullptr;
  lexicon::ExpansionRules rules = {};
};

// Not safe in two threads at once; one a thread. Opening costs about 1 ms.
// Everything throws Error: kUsage for a query over the limits, kIndex for a
// database that is missing, foreign, damaged or of another version (the message
// says what to do), kTransient when it changes faster than it can be read or a
// search takes longer than it may.
class IndexReader {
 public:
  // Each path is a database directory of ours; also a plain glass database
  // made by `dizin-index`. Scores are comparable across all of them.
  static std::unique_ptr<IndexReader> Open(
      const std::vector<std::string>& paths, ReaderOptions options = {});

  virtual ~IndexReader() = default;

  virtual HitList Search(const query::Node& query,
                         const SearchOptions& options) = 0;

  // Articles like the one with this id (similar_query.h) that also match
  // `filter`; all of them if it is an empty bag. Throws Error(kUsage) if there
  // is no such article.
  virtual HitList Like(std::string_view id, const query::Node& filter,
                       const SearchOptions& options) = 0;

  // Words that begin like `typed` in any spelling, in most articles first.
  virtual std::vector<KnownWord> Complete(std::string_view typed,
                                          std::size_t limit) = 0;
  // Words that differ from `word` by one to `edits` letters (1 or 2) behind the
  // first, accents not counted: fewer first, then those in most articles.
  virtual std::vector<KnownWord> Correct(std::string_view word, int edits,
                                         std::size_t limit) = 0;

  // The words of the index that `word` is expanded to.
  virtual Expansion Expand(std::string_view word, Match match) = 0;

  // What has been learnt from the articles, by abbreviation.
  virtual std::vector<KnownAbbreviation> Abbreviations() = 0;

  virtual std::optional<Article> Get(std::string_view id) = 0;

  virtual std::uint64_t ArticleCount() = 0;
  // Names the state that is read: another after each commit, and for no two
  // databases the same. Empty if a shard is on another machine.
  virtual std::string State() = 0;
  // Names of further fields that articles of this database have.
  virtual std::vector<std::string> Fields() = 0;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_INDEX_READER_H_
