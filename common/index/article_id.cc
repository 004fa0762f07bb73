#include "common/index/article_id.h"

#include <xapian.h>

#include "common/index/schema.h"
#include "common/index/stored_article.h"

namespace dizin::index {

std::string IdOf(const Xapian::Document& document) {
  const std::string head = document.get_value(kIdSlot);
  return DecodeStoredId(head.empty() ? document.get_data() : head);
}

}  // namespace dizin::index
