// What keeps articles out of an answer, in a form that Xapian reads right.
//
//   query = {OP_AND_NOT, query, Exclusion(excluded)};
//
// In the second part of an AND_NOT Xapian 1.4.22 never sets the most that each
// OR and AND_MAYBE can weigh, and reads it: an OR may be taken for an AND, and
// articles that were to be left out are found, other ones each time. A MAX
// finds the same and looks at no weights.

#ifndef DIZIN_COMMON_INDEX_EXCLUSION_H_
#define DIZIN_COMMON_INDEX_EXCLUSION_H_

namespace Xapian {
class Query;
}  // namespace Xapian

namespace dizin::index {

// Finds what `query` finds, with other weights. Not for two threads with one
// query.
Xapian::Query Exclusion(const Xapian::Query& query);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_EXCLUSION_H_
