#include "common/index/known_articles.h"

#include <utility>

#include <xapian.h>

#include "common/index/format_check.h"
#include "common/index/schema.h"
#include "common/index/xapian_error.h"

namespace dizin::index {

struct KnownArticles::State {
  std::string path;
  Xapian::Database database;
};

KnownArticles::KnownArticles(std::string shard) {
  state_ = GuardXapian("opening", shard, [&] {
    return std::make_unique<State>(
        State{shard, Xapian::Database(shard, Xapian::DB_BACKEND_GLASS)});
  });
  CheckFormat(state_->database.get_metadata(std::string(kFormatKey)),
              state_->database.get_metadata(std::string(kFingerprintKey)),
              shard);
}

KnownArticles::~KnownArticles() = default;
KnownArticles::KnownArticles(KnownArticles&&) noexcept = default;

std::optional<std::uint64_t> KnownArticles::ContentHash(std::string_view id) {
  return GuardXapian(
      "reading", state_->path, [&]() -> std::optional<std::uint64_t> {
        const Xapian::Database& database = state_->database;
        const std::string term = IdTerm(id);
        const auto found = database.postlist_begin(term);
        if (found == database.postlist_end(term)) return std::nullopt;
        // Without a hash it is like no other.
        return HashFromValue(
                   database.get_document(*found, Xapian::DOC_ASSUME_VALID)
                       .get_value(kHashSlot))
            .value_or(0);
      });
}

}  // namespace dizin::index
