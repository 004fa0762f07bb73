// Terms by number: each distinct term of a batch is kept once, and everything
// else speaks of it by its id.
//
//   TermDictionary terms;
//   uint32_t id = terms.Intern("ankara");   // 0, then 1, 2, …
//   terms.Term(id)                          // "ankara"

#ifndef DIZIN_COMMON_INDEX_TERM_DICTIONARY_H_
#define DIZIN_COMMON_INDEX_TERM_DICTIONARY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/large_pages.h"

namespace dizin::index {

// Not safe in two threads at once. Ids are dense from 0 and never change until
// Clear().
class TermDictionary {
 public:
  TermDictionary();

  std::uint32_t Intern(std::string_view term);
  // Has what Intern() of this term will read on its way.
  void Expect(std::string_view term) const;
  // Valid until the next Intern() or Clear(). REQUIRES: id < size().
  std::string_view Term(std::uint32_t id) const;
  // The low bits of the term's Hash64(). REQUIRES: id < size().
  std::uint32_t Hash(std::uint32_t id) const { return entries_[id].hash; }
  // Has the entry of a term that will be asked for on its way.
  void Prefetch(std::uint32_t id) const { __builtin_prefetch(&entries_[id]); }
  std::size_t size() const { return entries_.size(); }
  // Bytes held, about.
  std::size_t MemoryUse() const;
  void Clear();  // gives its memory back

 private:
  struct Entry {
    std::uint64_t offset;
    std::uint32_t length;
    std::uint32_t hash;
  };
  // The hash is here too, so that an entry is read only where it is the one.
  struct Slot {
    std::uint32_t entry;  // + 1; 0 is free
    std::uint32_t hash;
  };
  void Grow();

  std::string arena_;
  std::vector<Entry, LargePages<Entry>> entries_;
  std::vector<Slot, LargePages<Slot>> slots_;  // a power of two
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_TERM_DICTIONARY_H_
