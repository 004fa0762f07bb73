#include "common/index/glass/table_writer.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "common/error.h"
#include "common/index/glass/coding.h"

namespace dizin::index::glass {
namespace {

constexpr std::uint32_t kDirectoryEntryBytes = 2;
constexpr std::uint32_t kItemHeaderBytes = 3;  // size, flags, key length
constexpr std::uint32_t kComponentBytes = 2;
constexpr std::uint32_t kPointerBytes = 7;  // child, key length, component
constexpr std::size_t kMaxComponents = 0xffff;
// A first component smaller than this above its key is not worth an item.
constexpr std::size_t kLeastFirstComponent = 34;

std::uint32_t MaxItemBytes(std::uint32_t block_bytes) {
  constexpr std::uint32_t kItemsInABlock = 4;
  const auto header = static_cast<std::uint32_t>(kBlockHeaderBytes);
  return std::min(
      (block_bytes - header) / kItemsInABlock - kDirectoryEntryBytes,
      kItemSizeMask + kItemHeaderBytes);
}

std::uint32_t Size(std::string_view bytes) {
  return static_cast<std::uint32_t>(bytes.size());
}

void CopyTo(std::uint8_t* out, std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(out, bytes.data(), bytes.size());
}

}  // namespace

TableWriter::TableWriter(const std::string& path, std::uint32_t block_bytes)
    : block_bytes_(block_bytes),
      max_item_bytes_(MaxItemBytes(block_bytes)),
      file_(File::Create(path)),
      levels_(1) {
  Open(&levels_[0]);
  AddItem({}, 1, kFirstFlag | kLastFlag, {});
}

// What a component after the first has room for.
std::size_t TableWriter::FullComponent(std::size_t key_bytes) const {
  return max_item_bytes_ - kItemHeaderBytes - kComponentBytes - key_bytes;
}

std::size_t TableWriter::MaxTagBytes(std::size_t key_bytes) const {
  // Whatever the first component takes, the others are full.
  return FullComponent(key_bytes) * (kMaxComponents - 1);
}

void TableWriter::Add(std::string_view key, std::string_view tag,
                      bool compressed) {
  assert(!key.empty() && key.size() <= kMaxKeyBytes);
  const unsigned flag = compressed ? kCompressedFlag : 0;
  ++entries_;
  if (tag.size() <= FullComponent(key.size()) + kComponentBytes) {
    AddItem(key, 1, flag | kFirstFlag | kLastFlag, tag);
  } else {
    AddComponents(key, tag, flag);
  }
}

// How much of a long tag goes into its first component: what is left in the
// open leaf behind full ones, if that saves an item or is worth one.
std::size_t TableWriter::FirstComponent(std::size_t key_bytes,
                                        std::size_t tag_bytes) const {
  const std::size_t full = FullComponent(key_bytes);
  const std::size_t overhead =
      key_bytes + kItemHeaderBytes + kComponentBytes + kDirectoryEntryBytes;
  const std::size_t left =
      Room(levels_[0]) % (max_item_bytes_ + kDirectoryEntryBytes);
  if (left > overhead) {
    const std::size_t data = left - overhead;
    if (data >= (tag_bytes - kComponentBytes) % full ||
        data >= key_bytes + kLeastFirstComponent) {
      return data + kComponentBytes;
    }
  }
  return full + kComponentBytes;
}

void TableWriter::AddComponents(std::string_view key, std::string_view tag,
                                unsigned compressed_flag) {
  if (tag.size() > MaxTagBytes(key.size())) {
    throw Error(ErrorKind::kInput, "more than " +
                                       std::to_string(MaxTagBytes(key.size())) +
                                       " bytes in one entry of the index");
  }
  std::size_t size = FirstComponent(key.size(), tag.size());
  unsigned first = kFirstFlag;
  for (std::uint32_t component = 1; !tag.empty(); ++component) {
    const unsigned last = size >= tag.size() ? kLastFlag : 0;
    AddItem(key, component, compressed_flag | first | last,
            tag.substr(0, size));
    tag.remove_prefix(std::min(size, tag.size()));
    size = FullComponent(key.size());
    first = 0;
  }
}

void TableWriter::AddItem(std::string_view key, std::uint32_t component,
                          unsigned flags, std::string_view data) {
  const std::uint32_t number_bytes = component > 1 ? kComponentBytes : 0;
  const std::uint32_t size =
      kItemHeaderBytes + Size(key) + number_bytes + Size(data);
  if (Room(levels_[0]) < size + kDirectoryEntryBytes) {
    CloseLeaf(key, component);
  }
  std::uint8_t* out = Allocate(&levels_[0], size);
  PutBig16(out, (size - kItemHeaderBytes) | flags);
  out[2] = static_cast<std::uint8_t>(key.size());
  out += kItemHeaderBytes;
  CopyTo(out, key);
  out += key.size();
  if (component > 1) {
    PutBig16(out, component);
    out += kComponentBytes;
  }
  CopyTo(out, data);
}

// The separator is the shortest that tells the next leaf's first key from the
// last key of this one.
void TableWriter::CloseLeaf(std::string_view next_key,
                            std::uint32_t next_component) {
  const std::uint8_t* const bytes = levels_[0].bytes.data();
  const std::uint8_t* const last =
      bytes + GetBig16(bytes + levels_[0].directory_end - kDirectoryEntryBytes);
  const std::string_view last_key(
      reinterpret_cast<const char*>(last + kItemHeaderBytes), last[2]);
  const auto [differs, unused] = std::mismatch(
      next_key.begin(), next_key.end(), last_key.begin(), last_key.end());
  auto length = static_cast<std::size_t>(differs - next_key.begin());
  if (length < next_key.size()) ++length;
  Separator next{std::string(next_key.substr(0, length)), next_component};

  Separator mine = std::exchange(levels_[0].separator, std::move(next));
  const std::uint32_t number = Emit(0);
  AddPointer(1, std::move(mine), number);
}

void TableWriter::AddPointer(std::size_t level, Separator separator,
                             std::uint32_t child) {
  if (levels_.size() <= level) {
    levels_.emplace_back();
    Open(&levels_.back());
  }
  const auto is_empty = [this, level] {
    return levels_[level].directory_end == kBlockHeaderBytes;
  };
  if (!is_empty() && Room(levels_[level]) < separator.key.size() +
                                                kPointerBytes +
                                                kDirectoryEntryBytes) {
    Separator full = std::move(levels_[level].separator);
    const std::uint32_t number = Emit(level);
    AddPointer(level + 1, std::move(full), number);
  }
  if (is_empty()) {
    levels_[level].separator = std::exchange(separator, {});
  }
  std::uint8_t* const out =
      Allocate(&levels_[level], kPointerBytes + Size(separator.key));
  PutBig32(out, child);
  out[4] = static_cast<std::uint8_t>(separator.key.size());
  CopyTo(out + 5, separator.key);
  PutBig16(out + 5 + separator.key.size(), separator.component);
}

// Makes room for an item and enters it in the directory.
std::uint8_t* TableWriter::Allocate(Block* block, std::uint32_t item_bytes) {
  block->items_begin -= item_bytes;
  PutBig16(block->bytes.data() + block->directory_end, block->items_begin);
  block->directory_end += kDirectoryEntryBytes;
  return block->bytes.data() + block->items_begin;
}

void TableWriter::Open(Block* block) const {
  block->bytes.resize(block_bytes_);
  block->directory_end = kBlockHeaderBytes;
  block->items_begin = block_bytes_;
}

// Appends the open block of this level to the file; returns its number.
std::uint32_t TableWriter::Emit(std::size_t level) {
  Block* const block = &levels_[level];
  std::uint8_t* const bytes = block->bytes.data();
  const std::uint32_t gap = Room(*block);
  PutBig32(bytes, kRevision);
  bytes[4] = static_cast<std::uint8_t>(level);
  PutBig16(bytes + 5, gap);
  PutBig16(bytes + 7, gap);
  PutBig16(bytes + 9, block->directory_end);
  std::memset(bytes + block->directory_end, 0, gap);
  file_.Append({reinterpret_cast<const char*>(bytes), block->bytes.size()});
  ++block->written;
  Open(block);
  return next_block_++;
}

TableInfo TableWriter::Finish(Sync sync) {
  TableInfo info;
  info.exists = true;
  info.entries = entries_;
  info.block_bytes = block_bytes_;
  for (std::size_t level = 0;; ++level) {
    Separator separator = std::move(levels_[level].separator);
    info.root_block = Emit(level);
    if (levels_[level].written == 1) {
      info.level = static_cast<std::uint32_t>(level);
      break;
    }
    AddPointer(level + 1, std::move(separator), info.root_block);
  }
  info.blocks = next_block_;
  file_.Close(sync);
  return info;
}

}  // namespace dizin::index::glass
