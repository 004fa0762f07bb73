#include "common/index/glass/table_reader.h"

#include "common/index/glass/coding.h"

namespace dizin::index::glass {

TableReader::TableReader(const std::string& path, const TableInfo& info)
    : info_(info), file_(File::OpenForReading(path)), block_(info.block_bytes) {
  NextItem();  // the one without a key
}

bool TableReader::Next() {
  tag_.clear();
  do {
    if (!NextItem()) return false;
    tag_.append(item_data_);
  } while ((item_flags_ & kLastFlag) == 0);
  key_.assign(item_key_);
  compressed_ = (item_flags_ & kCompressedFlag) != 0;
  return true;
}

bool TableReader::NextItem() {
  if (directory_at_ == directory_end_ && !NextLeaf()) return false;
  const std::uint8_t* item =
      block_.data() + GetBig16(block_.data() + directory_at_);
  directory_at_ += 2;
  item_flags_ = GetBig16(item);
  std::size_t data_bytes = item_flags_ & kItemSizeMask;
  const std::size_t key_bytes = item[2];
  const char* at = reinterpret_cast<const char*>(item + 3);
  item_key_ = {at, key_bytes};
  at += key_bytes;
  data_bytes -= key_bytes;
  if ((item_flags_ & kFirstFlag) == 0) {
    at += 2;
    data_bytes -= 2;
  }
  item_data_ = {at, data_bytes};
  return true;
}

bool TableReader::NextLeaf() {
  do {
    if (next_block_ == info_.blocks) return false;
    file_.ReadAt(std::uint64_t{next_block_} * info_.block_bytes,
                 reinterpret_cast<char*>(block_.data()), block_.size());
    ++next_block_;
  } while (block_[4] != 0);
  directory_at_ = kBlockHeaderBytes;
  directory_end_ = GetBig16(block_.data() + 9);
  return true;
}

}  // namespace dizin::index::glass
