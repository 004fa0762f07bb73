#include "common/index/glass/event_table.h"

#include <cassert>

namespace dizin::index::glass {
namespace {

// How far ahead of its use a count is fetched.
constexpr std::size_t kAhead = 48;

template <class Vector>
std::size_t Bytes(const Vector& vector) {
  return vector.capacity() * sizeof(vector[0]);
}

}  // namespace

std::uint32_t EventTable::Encode(const Place& place) {
  if (place.position <= kRestMask) {
    for (std::uint32_t code = 0; code < kOther; ++code) {
      if (kWdfOfCode[code] == place.wdf) {
        return code << kCodeShift | place.position;
      }
    }
  }
  others_.push_back(place);
  return kOther << kCodeShift | static_cast<std::uint32_t>(others_.size() - 1);
}

void EventTable::AddArticle(std::span<const Occurrence> occurrences,
                            std::size_t dictionary_size) {
  if (counts_.size() < dictionary_size) counts_.resize(dictionary_size);
  const std::size_t first = event_terms_.size();
  event_terms_.resize(first + occurrences.size());
  event_places_.resize(first + occurrences.size());
  std::uint32_t* terms = event_terms_.data() + first;
  std::uint32_t* places = event_places_.data() + first;
  std::uint32_t any_wdf = 0;
  std::uint32_t any_position = 0;
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    if (i + kAhead < occurrences.size()) {
      __builtin_prefetch(&counts_[occurrences[i + kAhead].term], 1);
    }
    const Occurrence& occurrence = occurrences[i];
    assert(occurrence.term < counts_.size());
    if (counts_[occurrence.term]++ == 0) terms_.push_back(occurrence.term);
    *terms++ = occurrence.term;
    *places++ = Encode({occurrence.position, occurrence.wdf});
    any_wdf |= occurrence.wdf;
    any_position |= occurrence.position;
  }
  if (any_wdf == 0 && any_position != 0) GiveLength(first);
  article_ends_.push_back(event_terms_.size());
}

void EventTable::GiveLength(std::size_t first_event) {
  for (std::size_t i = first_event; i < event_places_.size(); ++i) {
    const Place place = Decode(event_places_[i]);
    if (place.position == 0) continue;
    event_places_[i] = Encode({place.position, 1});
    return;
  }
}

void EventTable::SortByTerm(const TermRanker& ranker) {
  assert(ranker.size() == terms_.size());
  if (sorted_.size() < event_terms_.size()) sorted_.resize(event_terms_.size());
  rank_begins_.clear();
  rank_begins_.reserve(ranker.size() + 1);
  std::uint32_t begin = 0;
  for (std::uint32_t rank = 0; rank < ranker.size(); ++rank) {
    rank_begins_.push_back(begin);
    std::uint32_t* const count = &counts_[ranker.id(rank)];
    begin += *count;
    *count = begin - *count;  // from now on where its next event goes
  }
  rank_begins_.push_back(begin);
  std::size_t i = 0;
  for (std::uint32_t article = 0; article < articles(); ++article) {
    for (; i < article_ends_[article]; ++i) {
      Prefetch(i);
      sorted_[counts_[event_terms_[i]]++] = {article, event_places_[i]};
    }
  }
}

// Has what the events behind this one will write on its way.
void EventTable::Prefetch(std::size_t event) const {
  if (event + 2 * kAhead >= event_terms_.size()) return;
  __builtin_prefetch(&counts_[event_terms_[event + 2 * kAhead]], 1);
  __builtin_prefetch(&sorted_[counts_[event_terms_[event + kAhead]]], 1);
}

void EventTable::Clear() {
  event_terms_.clear();
  event_places_.clear();
  article_ends_.clear();
  others_.clear();
  for (const std::uint32_t term : terms_) counts_[term] = 0;
  terms_.clear();
  rank_begins_.clear();
}

std::size_t EventTable::MemoryUse() const {
  return Bytes(event_terms_) + Bytes(event_places_) + Bytes(article_ends_) +
         Bytes(others_) + Bytes(terms_) + Bytes(counts_) + Bytes(sorted_) +
         Bytes(rank_begins_);
}

}  // namespace dizin::index::glass
