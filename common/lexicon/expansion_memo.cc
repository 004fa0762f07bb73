#include "common/lexicon/expansion_memo.h"

namespace dizin::lexicon {

const Expansion* ExpansionMemo::Find(std::string_view key) {
  const auto at = places_.find(key);
  if (at == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, at->second);
  return &at->second->second;
}

const Expansion& ExpansionMemo::Keep(std::string key, Expansion expansion) {
  entries_.emplace_front(std::move(key), std::move(expansion));
  places_.emplace(entries_.front().first, entries_.begin());
  taken_ += SizeOf(entries_.front());
  while (taken_ > room_ && entries_.size() > 1) {
    taken_ -= SizeOf(entries_.back());
    places_.erase(entries_.back().first);
    entries_.pop_back();
  }
  return entries_.front().second;
}

void ExpansionMemo::Clear() {
  places_.clear();
  entries_.clear();
  taken_ = 0;
}

}  // namespace dizin::lexicon
