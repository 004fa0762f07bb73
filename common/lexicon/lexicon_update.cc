#include "common/lexicon/lexicon_update.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "common/lexicon/row_keys.h"

namespace dizin::lexicon {
namespace {

// An entry and the key of the list it belongs to.
struct Related {
  std::string key;
  Item item;

  friend bool operator==(const Related&, const Related&) = default;
};

// An entry to be taken out of a list, or put into it in the place of one with
// the same sound and word.
struct Change {
  Item item;
  bool remove = false;
};
using Changes = std::map<std::string, std::vector<Change>>;  // by key

// The items of the list under `key` after the changes.
std::vector<Item> Apply(std::string_view key, std::vector<Item> items,
                        std::vector<Change> changes) {
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) {
                     return ItemLess(a.item, b.item);
                   });
  std::vector<Item> result;
  result.reserve(items.size() + changes.size());
  auto old = items.begin();
  for (Change& change : changes) {
    for (; old != items.end() && ItemLess(*old, change.item); ++old) {
      result.push_back(std::move(*old));
    }
    // Whatever stands in its place goes, the last change stays.
    if (old != items.end() && !ItemLess(change.item, *old)) {
      if (!change.remove) MergeItem(key.front(), *old, &change.item);
      ++old;
    }
    if (!result.empty() && !ItemLess(result.back(), change.item)) {
      MergeItem(key.front(), result.back(), &change.item);
      result.pop_back();
    }
    if (!change.remove) result.push_back(std::move(change.item));
  }
  std::move(old, items.end(), std::back_inserter(result));
  return result;
}

class Updater {
 public:
  Updater(Relations* relations, const ValueReader& read)
      : relations_(*relations), read_(read) {}

  void AddRow(std::string_view row_key, std::string_view packed) {
    const WordStats more = ParseWordStats(packed);
    WordStats before;
    WordStats after = more;
    if (const std::string key = Relations::WordsKeyOf(row_key); !key.empty()) {
      std::vector<Item>& list = WordList(key);
      const auto at = std::lower_bound(
          list.begin(), list.end(), row_key,
          [](const Item& item, std::string_view w) { return item.word < w; });
      if (at != list.end() && at->word == row_key) {
        before = ParseWordStats(at->payload);
        after.Merge(before);
        at->payload.clear();
        AppendWordStats(after, &at->payload);
      } else {
        list.insert(at, {"", std::string(row_key), std::string(packed)});
      }
      totals_.AddLanguages(more.languages);
    }
    ChangeRelations(row_key, before, after);
  }

  void Write(const ValueWriter& write) {
    std::map<std::string, std::string> values;
    if (!totals_.languages.empty()) {
      totals_.AddLanguages(UnpackTotals(read_(TotalsKey())));
      values[TotalsKey()] = PackTotals(totals_.languages);
    }
    for (const auto& [key, list] : word_lists_) {
      values[key] = PackList(key, list);
    }
    for (auto& [key, changes] : changes_) {
      if (key.front() == kSoundKind) {
        UpdateSoundClass(key, std::move(changes), &values);
      } else {
        values[key] = PackList(
            key, Apply(key, UnpackList(key, read_(key)), std::move(changes)));
      }
    }
    for (const auto& [key, value] : values) write(key, value);
  }

 private:
  std::vector<Item>& WordList(const std::string& key) {
    const auto [at, is_new] = word_lists_.try_emplace(key);
    if (is_new) at->second = UnpackList(key, read_(key));
    return at->second;
  }

  void ChangeRelations(std::string_view row_key, const WordStats& before,
                       const WordStats& after) {
    const bool is_new = before.languages.empty();
    if (!is_new && !Relations::MayDiffer(row_key, before, after)) return;
    std::vector<Related> old;
    if (!is_new) {
      relations_.Visit(row_key, before,
                       [&](std::string_view key, const ItemView& item) {
                         old.push_back({std::string(key), item.ToItem()});
                       });
    }
    relations_.Visit(
        row_key, after, [&](std::string_view key, const ItemView& item) {
          Related now{std::string(key), item.ToItem()};
          const auto same = std::find(old.begin(), old.end(), now);
          if (same != old.end()) {
            old.erase(same);
          } else {
            changes_[now.key].push_back({std::move(now.item), false});
          }
        });
    for (Related& r : old) {
      // Removals go first: an entry that only changed is put back.
      std::vector<Change>& changes = changes_[r.key];
      changes.insert(changes.begin(), {std::move(r.item), true});
    }
  }

  void UpdateSoundClass(const std::string& key, std::vector<Change> changes,
                        std::map<std::string, std::string>* values);

  Relations& relations_;
  const ValueReader& read_;
  std::map<std::string, std::vector<Item>> word_lists_;
  Changes changes_;
  WordStats totals_;
};

// The blocks that a change falls into are read, changed and cut anew.
void Updater::UpdateSoundClass(const std::string& key,
                               std::vector<Change> changes,
                               std::map<std::string, std::string>* values) {
  const std::string_view name_key = std::string_view(key).substr(1);
  const std::string value = read_(key);
  std::vector<std::string> starts;
  std::vector<SoundBlock> blocks;
  if (const auto list = UnpackSoundClass(value, &starts); list.has_value()) {
    blocks = CutSoundList(
        key, "", Apply(key, UnpackList(key, *list), std::move(changes)));
    for (const SoundBlock& block : blocks) {
      if (blocks.size() == 1) break;
      (*values)[SoundBlockKey(name_key, block.start)] = block.list;
    }
    (*values)[key] = PackSoundClass(blocks);
    return;
  }
  std::vector<std::vector<Change>> by_block(starts.size());
  for (Change& change : changes) {
    const std::string place = change.item.sound + '\x01' + change.item.word;
    const auto after = std::upper_bound(starts.begin(), starts.end(), place);
    by_block[static_cast<std::size_t>(after - starts.begin()) - 1].push_back(
        std::move(change));
  }
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (by_block[i].empty()) {
      blocks.push_back({starts[i], ""});
      continue;
    }
    const std::string list = read_(SoundBlockKey(name_key, starts[i]));
    for (SoundBlock& block : CutSoundList(
             key, starts[i],
             Apply(key, UnpackList(key, list), std::move(by_block[i])))) {
      (*values)[SoundBlockKey(name_key, block.start)] = block.list;
      blocks.push_back(std::move(block));
    }
  }
  if (blocks.size() != starts.size()) (*values)[key] = PackSoundClass(blocks);
}

}  // namespace

void UpdateLexicon(const Vocabulary& vocabulary, const TermOf& term_of,
                   Relations* relations, const ValueReader& read,
                   const ValueWriter& write) {
  Updater updater(relations, read);
  vocabulary.VisitRows(term_of,
                       [&](std::string_view key, std::string_view packed) {
                         updater.AddRow(key, packed);
                       });
  updater.Write(write);
}

}  // namespace dizin::lexicon
