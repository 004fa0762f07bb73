#include "common/index/term_dictionary.h"

#include <algorithm>
#include <cassert>

#include "common/index/hash.h"

namespace dizin::index {
namespace {

constexpr std::size_t kFirstSlots = 1 << 12;

}  // namespace

TermDictionary::TermDictionary() : slots_(kFirstSlots, 0) {}

std::uint32_t TermDictionary::Intern(std::string_view term) {
  const std::uint64_t hash = Hash64(term);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const Entry& entry = entries_[slots_[at] - 1];
    if (entry.hash == hash && Term(slots_[at] - 1) == term) {
      return slots_[at] - 1;
    }
  }
  entries_.push_back(
      {hash, arena_.size(), static_cast<std::uint32_t>(term.size())});
  arena_.append(term);
  const auto id = static_cast<std::uint32_t>(entries_.size() - 1);
  slots_[at] = id + 1;
  if (entries_.size() * 2 > slots_.size()) Grow();
  return id;
}

std::string_view TermDictionary::Term(std::uint32_t id) const {
  assert(id < entries_.size());
  const Entry& entry = entries_[id];
  return std::string_view(arena_).substr(entry.offset, entry.length);
}

std::size_t TermDictionary::MemoryUse() const {
  return arena_.capacity() + entries_.capacity() * sizeof(Entry) +
         slots_.capacity() * sizeof(slots_[0]);
}

void TermDictionary::Clear() {
  arena_.clear();
  entries_.clear();
  std::fill(slots_.begin(), slots_.end(), 0);
}

void TermDictionary::Grow() {
  std::vector<std::uint32_t> larger(slots_.size() * 2, 0);
  const std::size_t mask = larger.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t at = entries_[i].hash & mask;
    while (larger[at] != 0) at = (at + 1) & mask;
    larger[at] = static_cast<std::uint32_t>(i + 1);
  }
  slots_.swap(larger);
}

}  // namespace dizin::index
