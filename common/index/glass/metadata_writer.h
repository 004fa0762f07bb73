// User metadata in the posting table: key 00 C0 and the user's key, tag the
// value, never empty.

#ifndef DIZIN_COMMON_INDEX_GLASS_METADATA_WRITER_H_
#define DIZIN_COMMON_INDEX_GLASS_METADATA_WRITER_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "common/index/glass/table_writer.h"

namespace dizin::index::glass {

// Longest key.
inline constexpr std::size_t kMaxMetadataKeyBytes = kMaxKeyBytes - 2;

// Gives metadata to `add` in the order of their keys. A value that is empty is
// left out.
using MetadataSink =
    std::function<void(std::string_view key, std::string_view value)>;
using MetadataSource = std::function<void(const MetadataSink& add)>;

// Writes both in key order; where they have the same key, the one in `set`.
// `source` may be null. Throws Error(kInternal) if its keys do not ascend or
// are longer than kMaxMetadataKeyBytes.
void WriteMetadata(const std::map<std::string, std::string>& set,
                   const MetadataSource& source, TableWriter* table);

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_METADATA_WRITER_H_
