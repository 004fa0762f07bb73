#include "indexer/origin.h"

#include <utility>

#include "common/index/hash.h"
#include "common/index/schema.h"

namespace dizin::indexer {

Origin::Origin(std::string p) : path(std::move(p)), hash(index::Hash64(path)) {}

std::string OriginValue(const Origin& origin, std::string_view id) {
  if (id == origin.path) return std::string(index::kOriginIsId);
  return index::HashToValue(origin.hash);
}

std::uint64_t WithOrigin(std::uint64_t content_hash, const Origin* origin) {
  // Any odd number mixes the two: neither is chosen by anybody.
  return origin == nullptr ? content_hash
                           : content_hash + origin->hash * 0x9E3779B97F4A7C15U;
}

}  // namespace dizin::indexer
