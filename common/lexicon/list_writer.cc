#include "common/lexicon/list_writer.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "common/lexicon/bytes.h"
#include "common/lexicon/row_keys.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::lexicon {
namespace {

constexpr char kOneList = '\0';
constexpr char kBlocks = '\x01';

// Longer starts would be of no use; where one is needed the block goes on.
constexpr std::size_t kMaxStartBytes = 96;

// The languages of both.
void MergeJoin(const Item& old, Item* item) {
  SoundPayload payload = UnpackSound(item->payload);
  const SoundPayload before = UnpackSound(old.payload);
  std::vector<LanguageId> both;
  std::set_union(payload.languages.begin(), payload.languages.end(),
                 before.languages.begin(), before.languages.end(),
                 std::back_inserter(both));
  payload.languages = std::move(both);
  item->payload = PackSound(payload);
}

// Orders as ItemLess does: no sound holds a byte as low as 1.
std::string SortKey(const ItemView& item) {
  return std::string(item.sound).append(1, '\x01').append(item.word);
}

// What an item takes of a list, at most.
std::size_t MostBytes(const ItemView& item) {
  return item.sound.size() + item.word.size() + item.payload.size() + 8;
}

std::string PackedList(std::string_view key, std::span<const ItemView> items) {
  std::string list;
  AppendList(key, items, &list);
  return list;
}

// The shortest string above `last` and not above `first`. REQUIRES: last <
// first.
std::string StartBetween(const std::string& last, const std::string& first) {
  const auto differ =
      std::mismatch(last.begin(), last.end(), first.begin(), first.end());
  return {first.begin(), std::next(differ.second)};
}

}  // namespace

void MergeItem(char kind, const Item& old, Item* item) {
  if (kind == kAbbreviationKind || kind == kLongFormKind) {
    item->payload = MergeRows(old.payload, item->payload);
  } else if (kind == kSoundKind && IsJoin(item->word)) {
    MergeJoin(old, item);
  }
}

std::vector<SoundBlock> CutSoundList(std::string_view key, std::string start,
                                     std::span<const ItemView> items) {
  std::vector<SoundBlock> blocks;
  std::size_t begin = 0;  // of the block
  std::size_t bytes = 0;  // packed, without the number of its entries
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ItemView& item = items[i];
    const auto block = items.subspan(begin, i - begin);
    if (!block.empty() &&
        NumberBytes(block.size()) + bytes + MostBytes(item) > kMaxBlockBytes) {
      std::string next = StartBetween(SortKey(block.back()), SortKey(item));
      if (next.size() <= kMaxStartBytes) {
        blocks.push_back({std::move(start), PackedList(key, block)});
        start = std::move(next);
        begin = i;
        bytes = 0;
      }
    }
    const ItemView before = i == begin ? ItemView() : items[i - 1];
    bytes += SpellingBytes(item.sound, before.sound) +
             SpellingBytes(item.word, before.word) + item.payload.size();
  }
  blocks.push_back({std::move(start), PackedList(key, items.subspan(begin))});
  return blocks;
}

std::vector<SoundBlock> CutSoundList(std::string_view key, std::string start,
                                     std::span<const Item> items) {
  const std::vector<ItemView> views(items.begin(), items.end());
  return CutSoundList(key, std::move(start), views);
}

std::string PackSoundClass(const std::vector<SoundBlock>& blocks) {
  if (blocks.size() == 1) return kOneList + blocks.front().list;
  std::string value{kBlocks};
  std::string_view previous;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    AppendSpelling(blocks[i].start, previous, &value);
    previous = blocks[i].start;
  }
  return value;
}

std::optional<std::string_view> UnpackSoundClass(
    std::string_view value, std::vector<std::string>* starts) {
  if (value.empty()) return value;
  if (value.front() == kOneList) return value.substr(1);
  if (value.front() != kBlocks) ByteReader::ThrowDamaged();
  starts->assign(1, std::string());
  std::string start;
  for (ByteReader in(value.substr(1)); !in.AtEnd();) {
    in.Spelling(&start);
    starts->push_back(start);
  }
  return std::nullopt;
}

void ListWriter::Add(std::string_view key, const ItemView& item) {
  if (key != key_) {
    Finish();
    own_key_ = key;
    key = own_key_;
  }
  AddStaying(key, own_items_.emplace_back(item.ToItem()));
}

void ListWriter::AddStaying(std::string_view key, const ItemView& item) {
  if (key != key_) {
    Finish();
    key_ = key;
  }
  if (items_.empty() || ItemLess(items_.back(), item)) {
    items_.push_back(item);
    return;
  }
  Item merged = item.ToItem();
  MergeItem(key_.front(), items_.back().ToItem(), &merged);
  items_.back() = own_items_.emplace_back(std::move(merged));
}

void ListWriter::Finish() {
  if (items_.empty()) return;
  if (key_.front() == kSoundKind) {
    WriteSounds();
  } else {
    value_.clear();
    AppendList(key_, items_, &value_);
    write_(key_, value_);
  }
  key_ = {};
  items_.clear();
  own_items_.clear();
}

void ListWriter::WriteSounds() {
  std::size_t most_bytes = 0;
  for (const ItemView& item : items_) most_bytes += MostBytes(item);
  if (most_bytes <= kMaxBlockBytes) {
    value_.assign(1, kOneList);
    AppendList(key_, items_, &value_);
    write_(key_, value_);
    return;
  }
  const std::vector<SoundBlock> blocks = CutSoundList(key_, "", items_);
  write_(key_, PackSoundClass(blocks));
  const std::string_view name_key = key_.substr(1);
  for (const SoundBlock& block : blocks) {
    if (blocks.size() == 1) break;
    write_(SoundBlockKey(name_key, block.start), block.list);
  }
}

}  // namespace dizin::lexicon
