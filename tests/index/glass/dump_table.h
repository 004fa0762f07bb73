// Reads a table as it lies in its file, for tests of what was written.

#ifndef DIZIN_TESTS_INDEX_GLASS_DUMP_TABLE_H_
#define DIZIN_TESTS_INDEX_GLASS_DUMP_TABLE_H_

#include <string>
#include <utility>
#include <vector>

#include "common/index/glass/table_reader.h"

namespace dizin::index::glass {

using Entries = std::vector<std::pair<std::string, std::string>>;

// Tags as stored: compressed ones are.
inline Entries DumpTable(const std::string& path, const TableInfo& info) {
  Entries entries;
  TableReader reader(path, info);
  while (reader.Next()) entries.emplace_back(reader.key(), reader.tag());
  return entries;
}

}  // namespace dizin::index::glass

#endif  // DIZIN_TESTS_INDEX_GLASS_DUMP_TABLE_H_
