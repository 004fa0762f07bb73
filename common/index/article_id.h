// The id of an article, as a list of ids needs it: from its value slot, and
// only where there is none from the stored article, which is long.
//
//   IdOf(database.get_document(docid, Xapian::DOC_ASSUME_VALID))

#ifndef DIZIN_COMMON_INDEX_ARTICLE_ID_H_
#define DIZIN_COMMON_INDEX_ARTICLE_ID_H_

#include <string>

namespace Xapian {
class Document;
}  // namespace Xapian

namespace dizin::index {

// Throws Error(kIndex) if it is damaged, and Xapian's exceptions.
std::string IdOf(const Xapian::Document& document);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_ARTICLE_ID_H_
