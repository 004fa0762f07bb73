// Encodes the events of a batch as a run, and keeps who has which term for the
// term lists.

#ifndef DIZIN_COMMON_INDEX_GLASS_LIST_ENCODER_H_
#define DIZIN_COMMON_INDEX_GLASS_LIST_ENCODER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "common/index/glass/event_table.h"
#include "common/index/glass/out_buffer.h"
#include "common/index/glass/run.h"
#include "common/index/glass/term_ranker.h"

namespace dizin::index::glass {

// An article that has a term, and how often.
struct Posting {
  std::uint32_t article;  // from the batch's first
  std::uint32_t wdf;
};

// Not safe in two threads at once. Its memory is kept from batch to batch.
class ListEncoder {
 public:
  // `events` are sorted by the ranks of `ranker`. Equal positions of a term in
  // an article are one. A length saturates: what would bring an article beyond
  // 2^32 - 2 is not counted.
  std::unique_ptr<Run> Encode(const EventTable& events,
                              const TermRanker& ranker);

  // Of the last Encode(): by article.
  std::span<const std::uint32_t> lengths() const { return lengths_; }
  std::uint32_t max_wdf() const { return max_wdf_; }
  // A term in an article, in rank order.
  struct TermOf {
    std::uint32_t rank;
    std::uint32_t wdf;
  };
  std::span<const TermOf> TermsOf(std::uint32_t article) const {
    return std::span(terms_of_).subspan(
        term_begins_[article],
        term_begins_[article + 1] - term_begins_[article]);
  }
  // The articles of a term, in order.
  std::span<const Posting> PostingsOf(std::uint32_t rank) const {
    return std::span(all_).subspan(rank_begins_[rank],
                                   rank_begins_[rank + 1] - rank_begins_[rank]);
  }
  std::size_t MemoryUse() const;

 private:
  void Start(const EventTable& events);
  RunEntry EncodeTerm(const EventTable& events, std::span<const Event> list);
  struct Gathered {
    std::span<const std::uint32_t> positions;  // in gathered_
    std::uint64_t wdf = 0;
  };
  Gathered GatherArticle(const EventTable& events,
                         std::span<const Event>* list);
  std::uint32_t Count(std::uint32_t article, std::uint64_t wdf);
  void AppendPosting(std::uint32_t article, std::uint32_t wdf, RunEntry* entry);
  void AppendPositions(std::uint32_t article,
                       std::span<const std::uint32_t> positions,
                       RunEntry* entry);
  void Transpose();

  OutBuffer postings_;
  OutBuffer positions_;
  OutBuffer directory_;
  std::vector<std::uint32_t> gathered_;  // the positions in one article
  std::vector<std::uint32_t> lengths_;
  std::uint32_t max_wdf_ = 0;

  std::vector<Posting> all_;              // term by term
  std::vector<std::size_t> rank_begins_;  // in all_
  std::vector<std::size_t> term_begins_;  // by article, in terms_of_
  std::vector<std::size_t> cursors_;
  std::vector<TermOf> terms_of_;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_LIST_ENCODER_H_
