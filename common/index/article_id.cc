#include "common/index/article_id.h"

#include <xapian.h>

#include "common/index/schema.h"
#include "common/index/stored_article.h"

namespace dizin::index {

std::string IdOf(const Xapian::Document& document) {
  const std::string head = document.get_value(kIdSlot);
  return DecodeStoredId(head.empty() ? document.get_data() : head);
}

Article ArticleOf(const Xapian::Document& document) {
  Article article = DecodeStoredArticle(document.get_data());
  if (article.id.empty()) article.id = IdOf(document);
  return article;
}

void IdMemo::Follow(std::uint64_t revision) {
  if (revision == revision_) return;
  known_.clear();
  revision_ = revision;
}

const std::string& IdMemo::IdOf(std::uint32_t document,
                                const Xapian::Database& database) {
  if (known_.size() >= kMaxIds) known_.clear();
  if (const auto at = known_.find(document); at != known_.end()) {
    return at->second;
  }
  return known_[document] = index::IdOf(
             database.get_document(document, Xapian::DOC_ASSUME_VALID));
}

}  // namespace dizin::index
