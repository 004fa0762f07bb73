// The occurrences of a batch: they come article by article and are wanted term
// by term. 8 bytes each, turned round by a counting sort.
//
//   EventTable events;
//   events.AddArticle(occurrences, dictionary.size());
//   ranker.Rank(events.terms(), dictionary);
//   events.SortByTerm(ranker);
//   for (const Event& event : events.OfRank(0)) …

#ifndef DIZIN_COMMON_INDEX_GLASS_EVENT_TABLE_H_
#define DIZIN_COMMON_INDEX_GLASS_EVENT_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "common/index/glass/term_ranker.h"
#include "common/index/shard_writer.h"
#include "common/large_pages.h"

namespace dizin::index::glass {

struct Event {
  std::uint32_t article;  // from the batch's first
  std::uint32_t place;    // EventTable::Decode() knows
};

// Not safe in two threads at once. Its memory is kept from batch to batch.
class EventTable {
 public:
  // Takes the next article. An article that has positions but whose wdf add up
  // to 0 is one that Xapian's check objects to: its first position gets wdf 1.
  // REQUIRES: term ids are below `dictionary_size`, which never shrinks
  // between Clear()s.
  void AddArticle(std::span<const Occurrence> occurrences,
                  std::size_t dictionary_size);

  // Ids of the terms so far, each once, in no order.
  std::span<const std::uint32_t> terms() const { return terms_; }
  std::size_t size() const { return event_terms_.size(); }
  std::uint32_t articles() const {
    return static_cast<std::uint32_t>(article_ends_.size());
  }

  // `ranker` has ranked terms(). The events of a term stay in the order in
  // which they came.
  void SortByTerm(const TermRanker& ranker);
  std::span<const Event> OfRank(std::uint32_t rank) const {
    return std::span(sorted_).subspan(
        rank_begins_[rank], rank_begins_[rank + 1] - rank_begins_[rank]);
  }

  struct Place {
    std::uint32_t position;  // 0: none
    std::uint32_t wdf;
  };
  Place Decode(std::uint32_t place) const {
    const std::uint32_t code = place >> kCodeShift;
    const std::uint32_t rest = place & kRestMask;
    return code == kOther ? others_[rest] : Place{rest, kWdfOfCode[code]};
  }

  void Clear();
  std::size_t MemoryUse() const;

 private:
  // A place is a code in two bits and a position; or the code kOther and the
  // place's number in others_.
  static constexpr unsigned kCodeShift = 30;
  static constexpr std::uint32_t kRestMask = (1U << kCodeShift) - 1;
  static constexpr std::uint32_t kWdfOfCode[] = {1, 0, 2};
  static constexpr std::uint32_t kOther = 3;

  std::uint32_t Encode(const Place& place);
  void GiveLength(std::size_t first_event);
  void Prefetch(std::size_t event) const;

  // In the order in which they came.
  std::vector<std::uint32_t> event_terms_;
  std::vector<std::uint32_t> event_places_;
  std::vector<std::size_t> article_ends_;  // events up to each article's end
  std::vector<Place> others_;

  std::vector<std::uint32_t> terms_;
  // By term id: the number of events; while they are sorted, where the next
  // one goes.
  std::vector<std::uint32_t, LargePages<std::uint32_t>> counts_;

  std::vector<Event, LargePages<Event>> sorted_;  // may be longer
  std::vector<std::size_t> rank_begins_;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_EVENT_TABLE_H_
