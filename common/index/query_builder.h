// From the tree of a query to what Xapian runs: words are expanded through the
// lexicon, graded (word_query.h), and put together.
//
//   BuiltQuery built = BuildQuery(node, settings);
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

#include "common/index/query_words.h"
#include "common/query/node.h"

namespace dizin::index {

// Throws Error(kUsage) for a tree over the limits of query/parser.h,
// Error(kTransient) where building it takes longer than the limit, and Xapian's
// exceptions. What the settings point to must outlive the answer.
BuiltQuery BuildQuery(const query::Node& root, const BuildSettings& settings);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_QUERY_BUILDER_H_
