// A query that may say no late, in a form that Xapian reads right wherever it
// stands.
//
//   phrase = Settled({OP_PHRASE, a, b});   // then under OR, AND_MAYBE, ...
//
// A comparison of places and a range of values are only done where the words
// are, or the article is. An OR or AND_MAYBE that looks whether such a part has
// an article (PostList::check()) is told no, and the part then stands at an
// article that it does not have. When Xapian 1.4.22 turns the OR into another
// operator, because too little weight is left to be found, that is forgotten:
// the article may get the part's weight, or be missed. A part that goes on to
// what it does have is never in this state, and an AND_MAYBE does so.
//
// What is weighed by nothing is never turned, and needs none of this. Neither
// does the whole query.

#ifndef DIZIN_COMMON_INDEX_SETTLED_QUERY_H_
#define DIZIN_COMMON_INDEX_SETTLED_QUERY_H_

namespace Xapian {
class Query;
}  // namespace Xapian

namespace dizin::index {

// What Query::MatchAll is, which threads must not copy at once: Xapian counts
// references without a lock.
Xapian::Query EveryArticle();

// Finds and weighs what `query` does. Nothing for nothing.
Xapian::Query Settled(const Xapian::Query& query);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_SETTLED_QUERY_H_
