#include "searcher/paging.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "common/error.h"
#include "common/index/hash.h"
#include "common/index/varint.h"

namespace dizin {
namespace {

// Names what makes the order of the answer.
std::uint64_t NameOf(const SearchRequest& request) {
  std::string all;
  for (const std::string* text :
       {&request.query, &request.like, &request.from, &request.to}) {
    index::AppendBytes(*text, &all);
  }
  for (const unsigned choice :
       {static_cast<unsigned>(request.sort),
        static_cast<unsigned>(request.match), unsigned{request.match_all},
        unsigned{request.collapse}}) {
    index::AppendVarint(choice, &all);
  }
  index::AppendBytes(std::to_string(request.half_life_seconds), &all);
  return index::Hash64(all);
}

}  // namespace

index::Cursor ReadCursor(const SearchRequest& request) {
  if (request.offset > 0) {
    throw Error(ErrorKind::kUsage,
                "after: it says where to begin, and does not go with an "
                "offset");
  }
  std::optional<index::Cursor> cursor = index::DecodeCursor(request.after);
  if (!cursor) {
    throw Error(ErrorKind::kUsage,
                "after: want what an answer has as \"next\", unaltered");
  }
  if (cursor->search != NameOf(request)) {
    throw Error(ErrorKind::kUsage,
                "after: this is of an answer to another search");
  }
  return *std::move(cursor);
}

std::string WriteCursor(const SearchRequest& request, index::Cursor next) {
  constexpr std::int64_t kDaySeconds = 86'400;
  next.search = NameOf(request);
  next.now_seconds = request.now_seconds;
  // Relative dates count days. So that the same search has the same answer.
  if (request.half_life_seconds == 0) {
    next.now_seconds -= next.now_seconds % kDaySeconds;
  }
  return index::EncodeCursor(next);
}

}  // namespace dizin
