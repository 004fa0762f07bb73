#include "common/index/glass/table_writer.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "common/index/glass/coding.h"
#include "common/index/glass/table_reader.h"
#include "tests/index/glass/dump_table.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index::glass {
namespace {

using std::string_literals::operator""s;
using ::testing::HasSubstr;
using testing::TempDir;
using testing::Thrown;

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(TableWriterTest, LaysOutABlock) {
  const TempDir dir;
  TableWriter table(dir / "t", 2048);
  table.Add("a", "one");
  table.Add("bc", "", true);
  const TableInfo info = table.Finish(Sync::kNo);
  EXPECT_TRUE(info.exists);
  EXPECT_EQ(info.root_block, 0U);
  EXPECT_EQ(info.level, 0U);
  EXPECT_EQ(info.entries, 2U);
  EXPECT_EQ(info.blocks, 1U);

  const std::string block = ReadFile(dir / "t");
  ASSERT_EQ(block.size(), 2048U);
  // The directory ends at 17; the items take 3, 7 and 5 bytes, from 2033 on.
  EXPECT_EQ(block.substr(0, 17),
            "\0\0\0\1"s          // revision
            "\0"s                // level
            "\x07\xe0\x07\xe0"s  // 2016 bytes free
            "\0\x11"s            // end of the directory
            "\x07\xfd\x07\xf6\x07\xf1"s);
  EXPECT_EQ(block.substr(2033),
            "\xe0\x02\x02"s
            "bc"s  // compressed, first and last, 5 bytes
            "\x60\x04\x01"s
            "aone"s
            "\x60\x00\x00"s);  // the item without a key
  EXPECT_EQ(std::count(block.begin() + 17, block.begin() + 2033, '\0'), 2016);
}

TEST(TableWriterTest, AnEmptyTableIsALeaf) {
  const TempDir dir;
  TableWriter table(dir / "t", 8192);
  const TableInfo info = table.Finish(Sync::kNo);
  EXPECT_EQ(info.blocks, 1U);
  EXPECT_EQ(info.entries, 0U);
  EXPECT_TRUE(DumpTable(dir / "t", info).empty());
}

// Goes down the tree from the root and checks what holds in every block.
class TreeWalk {
 public:
  TreeWalk(const std::string& path, const TableInfo& info)
      : bytes_(ReadFile(path)), info_(info) {}

  // The keys of all items, each once however many components there are.
  std::vector<std::string> Run() {
    EXPECT_EQ(bytes_.size(), std::size_t{info_.blocks} * info_.block_bytes);
    EXPECT_EQ(info_.root_block + 1, info_.blocks);
    Visit(info_.root_block, info_.level, "", "\xff");
    EXPECT_EQ(visited_, info_.blocks);
    return keys_;
  }

 private:
  // `low` <= every key, and every key is below `high`, but for components.
  void Visit(std::uint32_t number, std::uint32_t level, const std::string& low,
             const std::string& high) {
    ++visited_;
    const auto* block = reinterpret_cast<const std::uint8_t*>(
        bytes_.data() + std::size_t{number} * info_.block_bytes);
    ASSERT_EQ(GetBig32(block), kRevision);
    ASSERT_EQ(block[4], level);
    const std::uint32_t end = GetBig16(block + 9);
    std::uint32_t items = 0;
    std::uint32_t least = info_.block_bytes;
    std::vector<std::pair<std::string, std::uint32_t>> children;
    for (std::uint32_t at = kBlockHeaderBytes; at < end; at += 2) {
      const std::uint32_t offset = GetBig16(block + at);
      least = std::min(least, offset);
      items += level == 0 ? VisitItem(block + offset, low, high)
                          : VisitPointer(block + offset, &children);
    }
    ASSERT_EQ(GetBig16(block + 5), least - end);
    ASSERT_EQ(GetBig16(block + 7), info_.block_bytes - end - items);
    for (std::size_t i = 0; i < children.size(); ++i) {
      ASSERT_LT(children[i].second, number) << "a child behind its parent";
      Visit(children[i].second, level - 1, i == 0 ? low : children[i].first,
            i + 1 < children.size() ? children[i + 1].first : high);
    }
  }

  // Both return the size of the item.
  std::uint32_t VisitItem(const std::uint8_t* item, const std::string& low,
                          const std::string& high) {
    const std::uint32_t flags = GetBig16(item);
    const std::string key(reinterpret_cast<const char*>(item + 3), item[2]);
    EXPECT_GE(key, low);
    EXPECT_LE(key, high);
    if (!key.empty() && (flags & kFirstFlag) != 0) keys_.push_back(key);
    return (flags & kItemSizeMask) + 3;
  }

  static std::uint32_t VisitPointer(
      const std::uint8_t* item,
      std::vector<std::pair<std::string, std::uint32_t>>* children) {
    const std::string key(reinterpret_cast<const char*>(item + 5), item[4]);
    EXPECT_EQ(key.empty(), children->empty());
    children->emplace_back(key, GetBig32(item));
    return 7U + item[4];
  }

  const std::string bytes_;
  const TableInfo info_;
  std::uint32_t visited_ = 0;
  std::vector<std::string> keys_;
};

std::map<std::string, std::string> RandomEntries(std::mt19937* random,
                                                 std::size_t count) {
  std::map<std::string, std::string> entries;
  const auto below = [random](std::size_t end) { return (*random)() % end; };
  while (entries.size() < count) {
    std::string key(1 + below(below(9) == 0 ? 255 : 12), '\0');
    for (char& c : key) c = static_cast<char>(below(4) + 'a');
    std::size_t size = below(30);
    if (below(20) == 0) size = below(9000);
    if (below(200) == 0) size = below(200'000);
    entries[key] = std::string(size, static_cast<char>(below(256)));
  }
  return entries;
}

TEST(TableWriterTest, IsATreeOfWhatWasAdded) {
  std::mt19937 random(PrintedSeed(1));
  for (const std::uint32_t block_bytes : {2048U, 8192U, 65536U}) {
    for (const std::size_t count : {1U, 30U, 4000U}) {
      SCOPED_TRACE(std::to_string(block_bytes) + ' ' + std::to_string(count));
      const TempDir dir;
      const auto entries = RandomEntries(&random, count);
      TableWriter table(dir / "t", block_bytes);
      for (const auto& [key, tag] : entries) table.Add(key, tag);
      const TableInfo info = table.Finish(Sync::kNo);
      EXPECT_EQ(info.entries, entries.size());
      const std::vector<std::string> keys = TreeWalk(dir / "t", info).Run();
      EXPECT_TRUE(std::equal(
          keys.begin(), keys.end(), entries.begin(), entries.end(),
          [](const auto& a, const auto& b) { return a == b.first; }));
      const Entries read = DumpTable(dir / "t", info);
      EXPECT_TRUE(std::equal(read.begin(), read.end(), entries.begin(),
                             entries.end(), [](const auto& a, const auto& b) {
                               return a.first == b.first &&
                                      a.second == b.second;
                             }));
    }
  }
}

TEST(TableWriterTest, FillsItsBlocks) {
  const TempDir dir;
  TableWriter table(dir / "t", 8192);
  std::uint64_t bytes = 0;
  for (std::uint32_t i = 0; i < 50'000; ++i) {
    std::string key;
    AppendSortableUint(&key, i);
    table.Add(key, "some data");
    bytes += 3 + key.size() + 9 + 2;
  }
  const TableInfo info = table.Finish(Sync::kNo);
  EXPECT_GT(static_cast<double>(bytes) / (8192.0 * info.blocks), .98);
}

TEST(TableWriterTest, CutsLongTagsSoThatBlocksAreFull) {
  const TempDir dir;
  TableWriter table(dir / "t", 8192);
  std::uint64_t bytes = 0;
  for (std::uint32_t i = 0; i < 300; ++i) {
    std::string key;
    AppendSortableUint(&key, i);
    const std::string tag(3000 + i * 10, 'x');
    table.Add(key, tag);
    bytes += tag.size();
  }
  const TableInfo info = table.Finish(Sync::kNo);
  EXPECT_GT(static_cast<double>(bytes) / (8192.0 * info.blocks), .96);
}

TEST(TableWriterTest, KeepsTheFlagOfCompressedTags) {
  const TempDir dir;
  TableWriter table(dir / "t", 2048);
  table.Add("a", std::string(5000, 'x'), true);
  table.Add("b", std::string(5000, 'y'), false);
  const TableInfo info = table.Finish(Sync::kNo);
  TableReader reader(dir / "t", info);
  ASSERT_TRUE(reader.Next());
  EXPECT_TRUE(reader.compressed());
  ASSERT_TRUE(reader.Next());
  EXPECT_FALSE(reader.compressed());
  EXPECT_FALSE(reader.Next());
}

TEST(TableWriterTest, RefusesWhatItCannotHold) {
  const TempDir dir;
  TableWriter table(dir / "t", 2048);
  const std::string tag(table.MaxTagBytes(1) + 1, 'x');
  EXPECT_THAT(Thrown(ErrorKind::kInput, [&] { table.Add("a", tag); }),
              HasSubstr("bytes in one entry"));
  EXPECT_THAT(Thrown(ErrorKind::kSystem, [&] { TableWriter(dir / "t", 2048); }),
              HasSubstr("exists"));
  EXPECT_THAT(
      Thrown(ErrorKind::kSystem, [&] { TableWriter(dir / "none/t", 2048); }),
      HasSubstr("none/t"));
}

}  // namespace
}  // namespace dizin::index::glass
