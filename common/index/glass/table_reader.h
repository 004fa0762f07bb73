// Reads a table that TableWriter wrote, from its first entry to its last.
//
//   TableReader table("news/docdata.glass", info);
//   while (table.Next()) Use(table.key(), table.tag());
//
// Such a table has its leaves in key order in the file (table_writer.h), so
// this is one pass over the file that skips the blocks above the leaves.

#ifndef DIZIN_COMMON_INDEX_GLASS_TABLE_READER_H_
#define DIZIN_COMMON_INDEX_GLASS_TABLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/glass/file.h"
#include "common/index/glass/table_writer.h"

namespace dizin::index::glass {

// Not safe in two threads at once. Throws Error(kSystem).
class TableReader {
 public:
  TableReader(const std::string& path, const TableInfo& info);

  // To the next entry; false behind the last.
  bool Next();

  // Of the current entry; valid until Next().
  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }  // as stored
  bool compressed() const { return compressed_; }

 private:
  bool NextItem();  // false behind the last
  bool NextLeaf();

  const TableInfo info_;
  File file_;
  std::vector<std::uint8_t> block_;
  std::uint32_t next_block_ = 0;
  std::size_t directory_at_ = 0;
  std::size_t directory_end_ = 0;
  // The item: views into block_.
  unsigned item_flags_ = 0;
  std::string_view item_key_;
  std::string_view item_data_;

  std::string key_;
  std::string tag_;
  bool compressed_ = false;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_TABLE_READER_H_
