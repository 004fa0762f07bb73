// ListWriter puts items together into lists and hands them on as keys and
// values, cutting sound lists into blocks.
//
//   ListWriter lists(write);
//   lists.Add(key, item);   // in order of key, then ItemLess
//   lists.Finish();

#ifndef DIZIN_COMMON_LEXICON_LIST_WRITER_H_
#define DIZIN_COMMON_LEXICON_LIST_WRITER_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/lexicon/layout.h"

namespace dizin::lexicon {

// What becomes of a list: the value to be stored under the key; an empty value
// removes the key.
using ValueWriter =
    std::function<void(std::string_view key, std::string_view value)>;

// What `item` adds to `old`, which stands at the same place of a list of that
// kind. Words have records that are summed up elsewhere, so the new item is
// right as it is; joined forms and definitions have none, and are added up
// here.
void MergeItem(char kind, const Item& old, Item* item);

class ListWriter {
 public:
  explicit ListWriter(ValueWriter write) : write_(std::move(write)) {}

  // Items of one place are merged. Writes are in order of key, each key once.
  void Add(std::string_view key, const ItemView& item);
  // The same of bytes that stay where they are until Finish().
  void AddStaying(std::string_view key, const ItemView& item);
  void Finish();

 private:
  void WriteSounds();

  ValueWriter write_;
  // The list that is being written.
  std::string_view key_;
  std::vector<ItemView> items_;
  // What does not stay, of it.
  std::string own_key_;
  std::deque<Item> own_items_;
  std::string value_;
};

// A run of a sound list and where it starts.
struct SoundBlock {
  std::string start;
  std::string list;
};
// Cuts items, in order, into blocks of at most kMaxBlockBytes (an entry that is
// larger has its own); the first starts at `start`. At least one block.
std::vector<SoundBlock> CutSoundList(std::string_view key, std::string start,
                                     std::span<const ItemView> items);
std::vector<SoundBlock> CutSoundList(std::string_view key, std::string start,
                                     std::span<const Item> items);

// The value of a sound class of one list, or of several blocks.
std::string PackSoundClass(const std::vector<SoundBlock>& blocks);
// The list if the class has but one; else std::nullopt and `starts` in order,
// the first, empty one too. An empty value is an empty list.
std::optional<std::string_view> UnpackSoundClass(
    std::string_view value, std::vector<std::string>* starts);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_LIST_WRITER_H_
