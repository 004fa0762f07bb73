#include "common/index/term_dictionary.h"

#include <cassert>

#include "common/index/hash.h"

namespace dizin::index {
namespace {

constexpr std::size_t kFirstSlots = 1 << 12;

}  // namespace

TermDictionary::TermDictionary() : slots_(kFirstSlots) {}

std::uint32_t TermDictionary::Intern(std::string_view term) {
  const auto hash = static_cast<std::uint32_t>(Hash64(term));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].entry != 0; at = (at + 1) & mask) {
    const std::uint32_t known = slots_[at].entry - 1;
    if (slots_[at].hash == hash && Term(known) == term) return known;
  }
  entries_.push_back(
      {arena_.size(), static_cast<std::uint32_t>(term.size()), hash});
  arena_.append(term);
  const auto id = static_cast<std::uint32_t>(entries_.size() - 1);
  slots_[at] = {id + 1, hash};
  if (entries_.size() * 2 > slots_.size()) Grow();
  return id;
}

void TermDictionary::Expect(std::string_view term) const {
  const auto hash = static_cast<std::uint32_t>(Hash64(term));
  __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
}

std::string_view TermDictionary::Term(std::uint32_t id) const {
  assert(id < entries_.size());
  const Entry& entry = entries_[id];
  return std::string_view(arena_).substr(entry.offset, entry.length);
}

std::size_t TermDictionary::MemoryUse() const {
  return arena_.size() + entries_.size() * sizeof(Entry) +
         slots_.size() * sizeof(slots_[0]);
}

void TermDictionary::Clear() { *this = TermDictionary(); }

void TermDictionary::Grow() {
  std::vector<Slot, LargePages<Slot>> larger(slots_.size() * 2);
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.entry == 0) continue;
    std::size_t at = slot.hash & mask;
    while (larger[at].entry != 0) at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_.swap(larger);
}

}  // namespace dizin::index
