#include "common/index/glass/value_store.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "common/index/glass/coding.h"
#include "tests/index/glass/dump_table.h"
#include "tests/support/temp_dir.h"

namespace dizin::index::glass {
namespace {

using std::string_literals::operator""s;
using testing::TempDir;

ValueColumn Column(
    std::uint32_t slot,
    const std::vector<std::pair<std::uint32_t, std::string>>& values) {
  ValueColumn column;
  column.slot = slot;
  for (const auto& [article, value] : values) column.Add(article, value);
  return column;
}

// `memory` 0: all goes through a file.
Entries Written(const std::vector<std::vector<ValueColumn>>& batches,
                const DropList& drops, std::size_t memory) {
  const TempDir dir;
  ValueStore store(dir.path(), memory);
  std::uint32_t first_docid = 1;
  for (const auto& columns : batches) {
    store.Add(first_docid, columns);
    first_docid += 10;
  }
  TableWriter table(dir / "t", kDefaultBlockBytes);
  store.Write(drops, &table);
  return DumpTable(dir / "t", table.Finish(Sync::kNo));
}

TEST(ValueStoreTest, WritesWhatGlassHas) {
  struct Row {
    const char* why;
    std::vector<std::vector<ValueColumn>> batches;
    std::vector<std::uint32_t> drops;
    Entries entries;
  };
  const Row rows[] = {
      {"nothing", {}, {}, {}},
      {"one value: the bounds are one",
       {{Column(3, {{0, "x"}})}},
       {},
       {{"\0\xd0\3"s, "\1\1x"}, {"\0\xd8\3\0\1"s, "\1x"}}},
      {"over two batches",
       {{Column(0, {{1, "b"}, {4, "a"}})}, {Column(0, {{9, "cc"}})}},
       {},
       {{"\0\xd0"s, "\3\1acc"}, {"\0\xd8\0\0\2"s, "\1b\2\1a\x0e\2cc"s}}},
      {"slots in the order of their bytes: 256, 16384 and 1 as statistics, "
       "1, 16384 and 256 as chunks",
       {{Column(1, {{0, "x"}}), Column(256, {{0, "y"}}),
         Column(16384, {{0, "z"}})}},
       {},
       {{"\0\xd0\0\1"s, "\1\1y"},
        {"\0\xd0\0\x40"s, "\1\1z"},
        {"\0\xd0\1"s, "\1\1x"},
        {"\0\xd8\1\0\1"s, "\1x"},
        {"\0\xd8\x80\x02\0\1"s, "\1y"},
        {"\0\xd8\x80\x80\x01\0\1"s, "\1z"}}},
      {"dropped articles count for nothing",
       {{Column(0, {{0, "a"}, {1, "m"}, {2, "z"}})}},
       {1, 3},
       {{"\0\xd0"s, "\1\1m"}, {"\0\xd8\0\0\2"s, "\1m"}}},
      {"a slot of dropped articles alone is none",
       {{Column(0, {{0, "a"}}), Column(1, {{1, "b"}})}},
       {1},
       {{"\0\xd0\1"s, "\1\1b"}, {"\0\xd8\1\0\2"s, "\1b"}}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    for (const std::size_t memory : {std::size_t{0}, std::size_t{1} << 20}) {
      EXPECT_EQ(Written(row.batches, DropList(row.drops), memory), row.entries);
    }
  }
}

TEST(ValueStoreTest, CutsChunksAtTwoThousandBytes) {
  std::vector<std::pair<std::uint32_t, std::string>> values;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    values.emplace_back(i * 3, std::string(1 + i % 50, 'v'));
  }
  const Entries entries = Written({{Column(7, values)}}, {}, 0);
  ASSERT_GT(entries.size(), 10U);
  std::size_t read = 0;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const auto& [key, tag] = entries[i];
    if (i + 1 < entries.size()) {
      EXPECT_GE(tag.size(), 2000U);
    }
    EXPECT_LT(tag.size(), 2000U + 60);
    const char* k = key.data() + 3;
    std::uint64_t docid = GetSortableUint(&k);
    const char* p = tag.data();
    while (true) {
      EXPECT_EQ(docid, values[read].first + 1);
      EXPECT_EQ(GetString(&p), values[read].second);
      ++read;
      if (p == tag.data() + tag.size()) break;
      docid += GetUint(&p) + 1;
    }
  }
  EXPECT_EQ(read, values.size());
}

}  // namespace
}  // namespace dizin::index::glass
