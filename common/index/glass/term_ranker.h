// Puts the terms of a batch in byte order.
//
//   TermRanker ranker;
//   ranker.Rank(ids, dictionary);
//   ranker.id(0), ranker.term(0)      // the least

#ifndef DIZIN_COMMON_INDEX_GLASS_TERM_RANKER_H_
#define DIZIN_COMMON_INDEX_GLASS_TERM_RANKER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/term_dictionary.h"

namespace dizin::index::glass {

// Not safe in two threads at once. Its memory is kept from call to call.
class TermRanker {
 public:
  // Throws Error(kInternal) for a term that is empty or longer than
  // kLongestTerm.
  void Rank(std::span<const std::uint32_t> ids,
            const TermDictionary& dictionary);

  std::uint32_t size() const {
    return static_cast<std::uint32_t>(order_.size());
  }
  std::uint32_t id(std::uint32_t rank) const { return order_[rank].id; }
  // OrderedPrefix() of the term.
  std::uint64_t prefix(std::uint32_t rank) const {
    return places_[rank].prefix;
  }
  // Terms that follow each other lie close together. Valid until Rank().
  std::string_view term(std::uint32_t rank) const {
    return {terms_.data() + places_[rank].offset, places_[rank].size};
  }
  // Has what the two above read on its way; the bytes of a long term a while
  // after that.
  void Prefetch(std::uint32_t rank) const {
    __builtin_prefetch(&places_[rank]);
  }
  void PrefetchBytes(std::uint32_t rank) const {
    const Place& place = places_[rank];
    if (place.size > sizeof(place.prefix)) {
      __builtin_prefetch(terms_.data() + place.offset);
    }
  }
  std::size_t MemoryUse() const;

 private:
  // Most of the time goes into waiting for the dictionary's memory, so each
  // term is looked up once and its place kept; and the sort begins with buckets
  // of the first two bytes, which leaves little to compare.
  struct Ranked {
    std::uint64_t prefix;  // compares as the first 8 bytes do
    const char* bytes;     // the term, in the dictionary
    std::uint32_t size;
    std::uint32_t id;
  };
  static bool IsBefore(const Ranked& a, const Ranked& b);
  static void CheckTerm(const Ranked& ranked);
  void Gather(std::span<const std::uint32_t> ids,
              const TermDictionary& dictionary);
  void Sort();
  void CopyTerms();

  std::vector<Ranked> gathered_;
  std::vector<std::uint32_t> bucket_ends_;
  std::vector<Ranked> order_;
  std::string terms_;  // in order, one behind the other
  struct Place {
    std::uint64_t prefix;
    std::uint32_t offset;  // in terms_
    std::uint32_t size;
  };
  std::vector<Place> places_;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_TERM_RANKER_H_
