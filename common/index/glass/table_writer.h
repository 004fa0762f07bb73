// Writes one glass table, a B-tree in a file of its own, from entries in key
// order. Every block is full and is appended to the file once.
//
//   TableWriter table("news/docdata.glass", kDefaultBlockBytes);
//   table.Add(key, tag);          // keys ascend
//   TableInfo info = table.Finish(Sync::kYes);
//
// File: blocks of equal size, numbered from 0, no header. Block:
//    0  4  revision that wrote it: 1
//    4  1  level: 0 is a leaf, the root has the highest
//    5  2  gap between directory and items
//    7  2  free bytes in all: the same, for a block without holes
//    9  2  end of the directory
//   11  2 each  directory: where the items begin, in key order
//   Items are laid down from the block's end towards the directory.
// Leaf item: 2 bytes size - 3 (low 13 bits) and flags (bit 15: the tag is
//   compressed, 14: its last component, 13: its first), 1 byte key length, key,
//   2 bytes number of the component unless it is the first, data.
// Branch item: 4 bytes child block, 1 byte key length, key, 2 bytes component.
//   The key separates: above the last of the child before, not above the first
//   of this one. The first item of a block is never compared and has none.
// The first leaf begins with an item without key or tag.
//
// Long tags are cut into components, as large as an item may be: four to a
// block. The first is smaller where it would otherwise leave a hole.
//
// One open block a level: a full one is appended, and its number and separator
// go to the level above. So leaves follow each other in the file in key order
// (the flag `sequential`), and the root is the last block.

#ifndef DIZIN_COMMON_INDEX_GLASS_TABLE_WRITER_H_
#define DIZIN_COMMON_INDEX_GLASS_TABLE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/glass/file.h"

namespace dizin::index::glass {

// Of every table, whatever is in it.
inline constexpr std::size_t kMaxKeyBytes = 255;
inline constexpr std::uint32_t kDefaultBlockBytes = 8192;
inline constexpr std::size_t kBlockHeaderBytes = 11;
inline constexpr unsigned kCompressedFlag = 0x8000;
inline constexpr unsigned kLastFlag = 0x4000;
inline constexpr unsigned kFirstFlag = 0x2000;
inline constexpr unsigned kItemSizeMask = 0x1fff;
inline constexpr std::uint32_t kRevision = 1;

// What the version file says of a table.
struct TableInfo {
  bool exists = false;
  std::uint32_t root_block = 0;
  std::uint32_t level = 0;  // of the root
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;
  std::uint32_t block_bytes = kDefaultBlockBytes;
};

// Not safe in two threads at once. Throws Error(kSystem) when the disk says no;
// then the file is of no use.
class TableWriter {
 public:
  // `block_bytes` is a power of two from 2048 to 65536.
  TableWriter(const std::string& path, std::uint32_t block_bytes);

  // `compressed`: the tag is raw deflate. REQUIRES: `key` is above the last one
  // and of 1 to kMaxKeyBytes bytes. Throws Error(kInput) for a tag longer than
  // MaxTagBytes(key size).
  void Add(std::string_view key, std::string_view tag, bool compressed = false);

  // Longest tag for a key of this size; with blocks of 8192 bytes 116 MB or
  // more.
  std::size_t MaxTagBytes(std::size_t key_bytes) const;

  // Writes what is left. Call it once, then nothing else.
  TableInfo Finish(Sync sync);

 private:
  // Tells a block from the one before it, in the block above.
  struct Separator {
    std::string key;
    std::uint32_t component = 0;
  };
  // The open block of a level.
  struct Block {
    std::vector<std::uint8_t> bytes;
    std::uint32_t directory_end = kBlockHeaderBytes;
    std::uint32_t items_begin = 0;
    Separator separator;
    std::uint32_t written = 0;  // blocks of this level so far
  };

  static std::uint32_t Room(const Block& block) {
    return block.items_begin - block.directory_end;
  }
  std::size_t FullComponent(std::size_t key_bytes) const;
  std::size_t FirstComponent(std::size_t key_bytes,
                             std::size_t tag_bytes) const;
  void AddComponents(std::string_view key, std::string_view tag,
                     unsigned compressed_flag);
  void AddItem(std::string_view key, std::uint32_t component, unsigned flags,
               std::string_view data);
  void CloseLeaf(std::string_view next_key, std::uint32_t next_component);
  void AddPointer(std::size_t level, Separator separator, std::uint32_t child);
  static std::uint8_t* Allocate(Block* block, std::uint32_t item_bytes);
  void Open(Block* block) const;
  std::uint32_t Emit(std::size_t level);

  const std::uint32_t block_bytes_;
  const std::uint32_t max_item_bytes_;
  BufferedFile file_;
  std::vector<Block> levels_;
  std::uint64_t entries_ = 0;
  std::uint32_t next_block_ = 0;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_TABLE_WRITER_H_
