// What a search answers: everything that any output shows, and nothing that
// only one of them needs. The terminal page, JSON, TREC runs, the HTTP server
// and the C interface all render a SearchAnswer.
//
// Plain values; safe to copy, keep and read in any thread.

#ifndef DIZIN_SEARCHER_ANSWER_H_
#define DIZIN_SEARCHER_ANSWER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/date.h"
#include "common/export.h"
#include "common/index/results.h"
#include "common/lexicon/variant.h"

namespace dizin {

// A place in a field of an article where a word of the query was found.
struct Mark {
  std::uint32_t begin = 0;  // bytes of the whole field: [begin, end)
  std::uint32_t end = 0;
  std::uint32_t word = 0;  // which of SearchAnswer::words
  Grade grade = Grade::kExact;
  Relation relation = Relation::kTyped;
  float similarity = 1;  // of a sound, in [0, 1]; 1 for the others

  friend bool operator==(const Mark&, const Mark&) = default;
};

// A piece of a field, cut between code points, with the marks inside it.
// Invariants: text is the field's bytes [begin, begin + text.size()); marks are
// in order, do not overlap, are not empty, and begin and end between code
// points.
struct Excerpt {
  std::string field;  // "title", "text", "author" or a further field's name
  std::uint32_t begin = 0;
  std::string text;
  bool cut_before = false;  // begins inside a sentence
  bool cut_after = false;   // ends inside a sentence
  std::vector<Mark> marks;

  std::string_view Surface(const Mark& mark) const {
    return std::string_view(text).substr(mark.begin - begin,
                                         mark.end - mark.begin);
  }

  friend bool operator==(const Excerpt&, const Excerpt&) = default;
};

// An excerpt cut at its marks, in order: the texts of all put together are the
// text of the excerpt, byte for byte. `mark` is null between marks, and lives
// as long as the excerpt.
struct Segment {
  std::string_view text;
  const Mark* mark = nullptr;
};
DIZIN_EXPORT std::vector<Segment> Segments(const Excerpt& excerpt);

// "another spelling": what a relation means, in words.
DIZIN_EXPORT std::string_view MeaningOf(Relation relation);

// "lang", "source", "year", "month", "names": as options and JSON call them.
DIZIN_EXPORT std::string_view FacetName(index::FacetKind kind);
DIZIN_EXPORT std::optional<index::FacetKind> FacetNamed(std::string_view name);

struct AnsweredHit {
  std::uint64_t rank = 1;  // 1 is the best of all, whatever the offset
  std::string id;
  double score = 0;
  Excerpt title;  // whole
  std::optional<Date> date;
  std::string language, url, source;
  std::vector<std::string> authors;
  std::vector<std::pair<std::string, std::string>> extra;
  // The best places of the text, in its order; never empty unless the text is
  // or snippets were not asked for.
  std::vector<Excerpt> passages;
  // Authors and further fields in which a word was found, whole.
  std::vector<Excerpt> others;
  // With `explain`: what the score is made of. They add up to it.
  std::vector<index::ScorePart> parts;
  // With `collapse`: the near-duplicates it stands for (index_reader.h).
  std::vector<std::string> duplicates;
  std::uint64_t duplicate_count = 0;
};

// What may have been meant by a query: did_you_mean.h.
struct CorrectedWord {
  std::string word;     // as typed
  std::string instead;  // as people write it
  std::uint64_t articles = 0;

  friend bool operator==(const CorrectedWord&, const CorrectedWord&) = default;
};

struct MeantQuery {
  std::string query;  // in the query language
  std::vector<CorrectedWord> words;
};

struct Seconds {
  double parse = 0, search = 0, snippets = 0, total = 0;
};

struct SearchAnswer {
  std::string query;    // as it was asked; the id, if asked for similar ones
  std::string read_as;  // as it was understood, in the query language
  std::vector<std::string> notes;
  std::uint64_t matches_lower = 0;
  std::uint64_t matches_estimated = 0;
  std::uint64_t matches_upper = 0;
  std::uint64_t offset = 0;
  std::string next;  // the cursor of the next page; empty: this is the last
  // Each word of the query with what it was expanded to.
  std::vector<Expansion> words;
  std::vector<AnsweredHit> hits;
  std::vector<index::Facet> facets;
  std::optional<MeantQuery> did_you_mean;
  bool explained = false;
  Seconds seconds;
};

// What `--names WORD` answers.
struct NamesAnswer {
  Expansion word;
  std::uint64_t articles = 0;  // in the database
};

// What `--complete TEXT` answers: how the last word of TEXT may end.
struct CompletionAnswer {
  std::string text;                     // as it was asked
  std::string before;                   // of it: all but the last word
  std::vector<index::KnownWord> words;  // in most articles first
};

// What `--abbreviations` answers.
struct AbbreviationsAnswer {
  std::uint64_t count = 0;  // of all that are known
  std::uint64_t offset = 0;
  std::vector<index::KnownAbbreviation> abbreviations;  // in their order
};

}  // namespace dizin

#endif  // DIZIN_SEARCHER_ANSWER_H_
