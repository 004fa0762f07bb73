#include "common/index/glass/list_encoder.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "common/index/glass/coding.h"
#include "common/index/glass/position_encoder.h"

namespace dizin::index::glass {
namespace {

// Xapian's writer takes the number above for the mark of a deleted article.
constexpr std::uint32_t kMaxLength =
    std::numeric_limits<std::uint32_t>::max() - 1;
// Up to here the size of a position list is one byte.
constexpr std::size_t kShortList = 0x7f;

template <class T>
std::size_t Bytes(const std::vector<T>& vector) {
  return vector.capacity() * sizeof(T);
}

// Writes the size of a list and the list; returns the end.
char* PutSizedPositions(std::span<const std::uint32_t> positions, char* out) {
  char* const end = positions.size() == 1 ? PutUint(out + 1, positions.front())
                                          : PutPositions(positions, out + 1);
  const auto size = static_cast<std::size_t>(end - out - 1);
  if (size <= kShortList) {
    *out = static_cast<char>(size);
    return end;
  }
  char number[kMaxUintBytes];
  const auto number_bytes =
      static_cast<std::size_t>(PutUint(number, size) - number);
  std::memmove(out + number_bytes, out + 1, size);
  std::memcpy(out, number, number_bytes);
  return out + number_bytes + size;
}

}  // namespace

std::unique_ptr<Run> ListEncoder::Encode(const EventTable& events,
                                         const TermRanker& ranker) {
  Start(events);
  DirectoryWriter directory;
  for (std::uint32_t rank = 0; rank < ranker.size(); ++rank) {
    rank_begins_.push_back(all_.size());
    const RunEntry entry = EncodeTerm(events, events.OfRank(rank));
    directory_.Commit(
        directory.Put(ranker.term(rank), ranker.prefix(rank), entry,
                      directory_.Reserve(DirectoryWriter::kMaxBytes)));
  }
  rank_begins_.push_back(all_.size());
  Transpose();

  auto run = std::make_unique<Run>();
  run->terms = ranker.size();
  run->directory = Section(std::string(directory_.view()));
  run->postings = Section(std::string(postings_.view()));
  run->positions = Section(std::string(positions_.view()));
  return run;
}

void ListEncoder::Start(const EventTable& events) {
  postings_.Clear();
  positions_.Clear();
  directory_.Clear();
  lengths_.assign(events.articles(), 0);
  max_wdf_ = 0;
  all_.clear();
  all_.reserve(events.size());
  rank_begins_.clear();
  term_begins_.assign(events.articles() + 1, 0);
}

// `list` is of one term.
RunEntry ListEncoder::EncodeTerm(const EventTable& events,
                                 std::span<const Event> list) {
  RunEntry entry;
  const std::size_t postings_begin = postings_.size();
  const std::size_t positions_begin = positions_.size();
  if (gathered_.size() < list.size()) gathered_.resize(list.size());
  while (!list.empty()) {
    const std::uint32_t article = list.front().article;
    const Gathered of_article = GatherArticle(events, &list);
    if (!of_article.positions.empty()) {
      AppendPositions(article, of_article.positions, &entry);
      entry.positions_bytes = positions_.size() - positions_begin;
    }
    AppendPosting(article, Count(article, of_article.wdf), &entry);
  }
  entry.postings_bytes = postings_.size() - postings_begin;
  return entry;
}

// Takes what the first article has of a term from `list`.
ListEncoder::Gathered ListEncoder::GatherArticle(const EventTable& events,
                                                 std::span<const Event>* list) {
  const std::uint32_t article = list->front().article;
  std::uint32_t* const begin = gathered_.data();
  std::uint32_t* end = begin;
  std::uint64_t wdf = 0;
  std::uint32_t last = 0;
  bool ascend = true;
  std::size_t count = 0;
  do {
    const EventTable::Place place = events.Decode((*list)[count].place);
    wdf += place.wdf;
    if (place.position == 0) continue;
    ascend = ascend && place.position > last;
    last = place.position;
    *end++ = last;
  } while (++count < list->size() && (*list)[count].article == article);
  *list = list->subspan(count);
  if (!ascend) {
    std::sort(begin, end);
    end = std::unique(begin, end);
  }
  return {{begin, end}, wdf};
}

// Adds to the length of an article what it has of a term, and answers how much
// of it counts.
std::uint32_t ListEncoder::Count(std::uint32_t article, std::uint64_t wdf) {
  std::uint32_t* const length = &lengths_[article];
  const auto counted = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(wdf, kMaxLength - *length));
  *length += counted;
  max_wdf_ = std::max(max_wdf_, counted);
  return counted;
}

void ListEncoder::AppendPosting(std::uint32_t article, std::uint32_t wdf,
                                RunEntry* entry) {
  char* p = postings_.Reserve(2 * kMaxUintBytes);
  if (entry->articles == 0) {
    entry->first = article;
  } else {
    p = PutUint(p, article - entry->last - 1);
  }
  postings_.Commit(PutUint(p, wdf));
  entry->last = article;
  ++entry->articles;
  entry->occurrences += wdf;
  all_.push_back({article, wdf});
  ++term_begins_[article];  // a count, until Transpose()
}

void ListEncoder::AppendPositions(std::uint32_t article,
                                  std::span<const std::uint32_t> positions,
                                  RunEntry* entry) {
  char* p = positions_.Reserve(2 * kMaxUintBytes +
                               MaxPositionsBytes(positions.size()));
  if (entry->positions_bytes == 0) {
    entry->first_positioned = article;
  } else {
    p = PutUint(p, article - entry->last_positioned);
  }
  positions_.Commit(PutSizedPositions(positions, p));
  entry->last_positioned = article;
}

// Going through the terms in order fills each article's list in order.
void ListEncoder::Transpose() {
  std::size_t begin = 0;
  for (std::size_t& entry : term_begins_) {
    const std::size_t count = entry;
    entry = begin;
    begin += count;
  }
  cursors_.assign(term_begins_.begin(), term_begins_.end());
  terms_of_.resize(all_.size());
  for (std::uint32_t rank = 0; rank + 1 < rank_begins_.size(); ++rank) {
    for (std::size_t i = rank_begins_[rank]; i < rank_begins_[rank + 1]; ++i) {
      terms_of_[cursors_[all_[i].article]++] = {rank, all_[i].wdf};
    }
  }
}

std::size_t ListEncoder::MemoryUse() const {
  return postings_.capacity() + positions_.capacity() + directory_.capacity() +
         Bytes(gathered_) + Bytes(lengths_) + Bytes(all_) +
         Bytes(rank_begins_) + Bytes(term_begins_) + Bytes(cursors_) +
         Bytes(terms_of_);
}

}  // namespace dizin::index::glass
