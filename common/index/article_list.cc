#include "common/index/article_list.h"

#include <xapian.h>

#include "common/index/article_id.h"
#include "common/index/xapian_error.h"

namespace dizin::index {

void VisitArticles(const std::string& shard, std::uint32_t slot,
                   const std::function<void(std::string_view id,
                                            std::string_view value)>& visit) {
  GuardXapian("listing", shard, [&] {
    const Xapian::Database database(shard, Xapian::DB_BACKEND_GLASS);
    Xapian::ValueIterator value = database.valuestream_begin(slot);
    for (auto it = database.postlist_begin(""), end = database.postlist_end("");
         it != end; ++it) {
      const Xapian::docid docid = *it;
      if (value != database.valuestream_end(slot)) value.skip_to(docid);
      const bool has_value =
          value != database.valuestream_end(slot) && value.get_docid() == docid;
      const Xapian::Document document =
          database.get_document(docid, Xapian::DOC_ASSUME_VALID);
      visit(IdOf(document), has_value ? *value : std::string());
    }
  });
}

void VisitMetadata(const std::string& shard, std::string_view prefix,
                   const std::function<void(std::string_view key,
                                            std::string_view value)>& visit) {
  GuardXapian("reading", shard, [&] {
    const Xapian::Database database(shard, Xapian::DB_BACKEND_GLASS);
    const std::string start(prefix);
    for (auto it = database.metadata_keys_begin(start),
              end = database.metadata_keys_end(start);
         it != end; ++it) {
      visit(*it, database.get_metadata(*it));
    }
  });
}

}  // namespace dizin::index
