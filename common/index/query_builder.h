// From the tree of a query to what Xapian runs: words are expanded through the
// lexicon, graded (word_query.h), and put together.
//
//   QueryBuilder builder(source, &expander, &kinds, settings);
//   BuiltQuery built = builder.Build(node);
//   enquire.set_query(*built.query);
//
//   word            the graded shape in text and title, AND_MAYBE the same
//                   shape over title words, times title_weight
//   phrase, NEAR    the words' shapes, all of them, FILTERed by their places
//   bag             OR of what may; AND of what must, AND_MAYBE what may;
//                   filters weightless; AND_NOT the rest. Stop words that may
//                   match are left out of a bag of several words, unless
//                   nothing is left. Neighbours that stand close to each other
//                   in the article add proximity_weight of their own weight;
//                   the parts of a compound (pro-inflammatory) and of a run
//                   without blanks (run_parts.h) count alone too, part_weight
//                   of a word each
//   run             alone a bag of itself
//   names           words side by side that are a name called otherwise
//                   (name_runs.h), and such phrases: OR what it is called
//   -word           excludes its exact and alike forms, not what sounds so
//
// A boost is a factor on the weights of the leaves below it.

#ifndef DIZIN_COMMON_INDEX_QUERY_BUILDER_H_
#define DIZIN_COMMON_INDEX_QUERY_BUILDER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "common/index/field_kinds.h"
#include "common/index/index_reader.h"
#include "common/index/list_memo.h"
#include "common/index/rerank.h"
#include "common/index/term_expansion.h"
#include "common/index/time_limit.h"
#include "common/index/word_query.h"
#include "common/lexicon/expander.h"
#include "common/lexicon/variant.h"
#include "common/query/node.h"

namespace dizin::index {

struct BuildSettings {
  Match match = Match::kDefault;  // of words without a mark of their own
  Ranking ranking;
  bool explain = false;       // fill BuiltQuery::parts
  bool near_apart = false;    // BuiltQuery::near is used
  bool remote = false;        // a shard is on another machine
  ListMemo* lists = nullptr;  // that follows this search; null: none
  TimeLimit limit = TimeLimit(0, 0);
};

struct BuiltQuery {
  std::shared_ptr<const Xapian::Query> query;
  // What neighbours add that stand close to each other, to be looked for in the
  // best articles alone. Nothing where it is part of `query`: for what is not
  // the whole query, or where settings do not ask for it apart.
  Extra near;
  // Each word that can match once, in order.
  std::vector<Expansion> expansions;
  // What the score of an article is the sum of. A part that counts only where
  // something else matches too is filtered by that.
  std::vector<QueryPart> parts;
  std::vector<std::string> notes;
};

// Throws Error(kUsage) for a tree over the limits of query/parser.h,
// Error(kTransient) where building it takes longer than the limit, and Xapian's
// exceptions. Not safe in two threads at once.
class QueryBuilder {
 public:
  // Everything must outlive the builder.
  QueryBuilder(const TermSource& source, lexicon::Expander* expander,
               const FieldKinds* kinds, const BuildSettings& settings);
  ~QueryBuilder();
  QueryBuilder(const QueryBuilder&) = delete;
  QueryBuilder& operator=(const QueryBuilder&) = delete;

  BuiltQuery Build(const query::Node& root);

 private:
  class Walk;

  TermSource source_;
  lexicon::Expander* expander_;
  const FieldKinds* kinds_;
  BuildSettings settings_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_QUERY_BUILDER_H_
