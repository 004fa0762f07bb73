// The id of an article, as a list of ids needs it: from its value slot, and
// only where there is none from the stored article, which is long. And the
// article with it.
//
//   IdOf(database.get_document(docid, Xapian::DOC_ASSUME_VALID))
//   IdMemo ids;
//   ids.Follow(shards.lexicon().Revision());
//   ids.IdOf(docid, shards.all())

#ifndef DIZIN_COMMON_INDEX_ARTICLE_ID_H_
#define DIZIN_COMMON_INDEX_ARTICLE_ID_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "common/article.h"

namespace Xapian {
class Database;
class Document;
}  // namespace Xapian

namespace dizin::index {

// Both throw Error(kIndex) if it is damaged, and Xapian's exceptions.
std::string IdOf(const Xapian::Document& document);
Article ArticleOf(const Xapian::Document& document);

// The ids of articles that were found before, for many are found again. Not
// safe in two threads at once.
class IdMemo {
 public:
  // What it holds at most; then it begins anew.
  static constexpr std::size_t kMaxIds = 20'000;

  // To be called with another number whenever documents may have changed: it
  // forgets those of another state.
  void Follow(std::uint64_t revision);

  // The id of a document that is in `database`, always the same one. Throws as
  // above.
  const std::string& IdOf(std::uint32_t document,
                          const Xapian::Database& database);

 private:
  std::uint64_t revision_ = 0;
  std::unordered_map<std::uint32_t, std::string> known_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_ARTICLE_ID_H_
