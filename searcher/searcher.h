// Searcher: one request in, one answer out. The terminal, JSON, TREC runs, the
// HTTP server and the C interface are all front ends of it.
//
//   Searcher searcher({"news.dizin"});
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

#include "common/article.h"
#include "common/export.h"
#include "common/lexicon/variant.h"
#include "searcher/answer.h"
#include "searcher/search_request.h"

namespace dizin::index {
class IndexReader;
}  // namespace dizin::index

namespace dizin {

// How words are taken, in all that a Searcher is asked. Named like the options
// of dizin-search.
struct SearcherOptions {
  // A file of names of one thing, with tabs between: a group a line. It is read
  // once, at the opening. Empty: none.
  std::string aliases;
  // An abbreviation does not stand for its long form, nor that for it.
  bool no_abbreviations = false;
};

// Not safe in two threads at once; one a thread. Throws what IndexReader and
// ParseQuery throw, and Error(kUsage) for a request over these limits.
class DIZIN_EXPORT Searcher {
 public:
  static constexpr std::size_t kMaxLimit = 10'000;
  static constexpr std::size_t kMaxOffset = 1'000'000;
  static constexpr std::size_t kMaxFacetValues = 1'000;
  static constexpr std::size_t kMaxPassages = 10;

  // Each path is a database; several are searched as one. Throws Error(kUsage)
  // for aliases that cannot be read, kInput for those that make no sense.
  explicit Searcher(const std::vector<std::string>& databases,
                    const SearcherOptions& options = {});
  DIZIN_LOCAL explicit Searcher(std::unique_ptr<index::IndexReader> reader);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  SearchAnswer Search(const SearchRequest& request);

  // At most `limit` words that the last word of `text` may become.
  CompletionAnswer Complete(std::string_view text, std::size_t limit);

  // The words of the index that `word`, or a name of several, is taken for.
  // Throws Error(kUsage) for more than query::kMaxQueryWords.
  NamesAnswer Names(std::string_view word, Match match);

  // The article with this id, whole.
  std::optional<Article> Get(std::string_view id);

  // The same with the words of the request's query marked: an answer of one
  // hit whose only passage is the whole text.
  std::optional<SearchAnswer> Read(std::string_view id,
                                   const SearchRequest& request);

  std::uint64_t ArticleCount();
  // Names the state of the databases that is read: another one after each
  // commit. Empty if a part of them is on another machine.
  std::string State();

  // What the articles say that abbreviations stand for: of all, in their order,
  // `limit` from the one at `offset` on.
  AbbreviationsAnswer Abbreviations(std::size_t offset = 0,
                                    std::size_t limit = SIZE_MAX);

 private:
  struct Parts;

  std::unique_ptr<Parts> parts_;
};

}  // namespace dizin

#endif  // DIZIN_SEARCHER_SEARCHER_H_
