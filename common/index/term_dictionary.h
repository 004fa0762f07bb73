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

namespace dizin::index {

// Not safe in two threads at once. Ids are dense from 0 and never change until
// Clear().
class TermDictionary {
 public:
  TermDictionary();

  std::uint32_t Intern(std::string_view term);
  // Valid until the next Intern() or Clear(). REQUIRES: id < size().
  std::string_view Term(std::uint32_t id) const;
  // Hash64() of the term. REQUIRES: id < size().
  std::uint64_t Hash(std::uint32_t id) const { return entries_[id].hash; }
  std::size_t size() const { return entries_.size(); }
  // Bytes held, about.
  std::size_t MemoryUse() const;
  void Clear();

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint64_t offset;
    std::uint32_t length;
  };
  void Grow();

  std::string arena_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // entry + 1, 0 is free; a power of two
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_TERM_DICTIONARY_H_
