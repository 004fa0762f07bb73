// A run: the terms of some articles that follow each other, in byte order, with
// their postings and positions. Bulk loads make one of each batch, and the
// posting and position tables of them all.
//
//   RunCursor cursor(run, window_bytes);
//   while (cursor.Next()) Use(cursor.term(), cursor.entry());
//
// Three sections; numbers are uint (coding.h), and articles are counted from
// the run's first:
// directory  each term: bytes shared with the term before it (1 byte), bytes
//            behind those (1 byte) and they themselves; articles, sum of wdf,
//            first article; if there are more articles, last - first; bytes of
//            postings, bytes of positions; if those are not 0 and there are
//            more articles: first article that has positions - first, last -
//            last article that has positions
// postings   each term: wdf {gap - 1, wdf}*, the gap from article to article:
//            as in the chunks of the posting table
// positions  each term, for articles that have positions: bytes, positions as
//            position_encoder.h has them {gap, bytes, positions}*
// So lists of the same term in runs that follow each other are joined by the
// gap between them, without being taken apart.

#ifndef DIZIN_COMMON_INDEX_GLASS_RUN_H_
#define DIZIN_COMMON_INDEX_GLASS_RUN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/index/glass/coding.h"
#include "common/index/glass/spool.h"

namespace dizin::index::glass {

struct Run {
  std::uint32_t first_docid = 0;  // of the first article
  std::size_t terms = 0;
  Section directory;
  Section postings;
  Section positions;

  std::size_t MemoryUse() const {
    return directory.MemoryUse() + postings.MemoryUse() + positions.MemoryUse();
  }
};

// What the directory says of a term. Articles are counted from the run's first
// in what DirectoryWriter takes; they are docids in what RunCursor gives.
struct RunEntry {
  std::uint32_t articles = 0;
  std::uint64_t occurrences = 0;  // sum of wdf
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint64_t postings_bytes = 0;
  std::uint64_t positions_bytes = 0;
  std::uint32_t first_positioned = 0;  // only if positions_bytes > 0
  std::uint32_t last_positioned = 0;
};

// Encodes entries one after the other.
class DirectoryWriter {
 public:
  // Longest entry: a term and eight numbers.
  static constexpr std::size_t kMaxBytes = 2 + kLongestTerm + 8 * kMaxUintBytes;

  // Writes at `out`, returns the end. `prefix` is OrderedPrefix(term).
  // REQUIRES: `term` is above the last one, of 1 to 245 bytes.
  char* Put(std::string_view term, std::uint64_t prefix, const RunEntry& entry,
            char* out);

 private:
  std::string previous_;
  std::uint64_t previous_prefix_ = 0;
};

// Reads a run from front to back. The run must stay where it is; any number of
// cursors may read it at once.
class RunCursor {
 public:
  RunCursor(const Run& run, std::size_t window_bytes);

  // To the next term; false behind the last. REQUIRES: not yet false.
  bool Next();

  std::string_view term() const { return {term_.data(), term_size_}; }
  const RunEntry& entry() const { return entry_; }
  // The first 16 bytes of the term as numbers that compare as it does, but for
  // terms that are equal so far.
  std::uint64_t key_high() const { return key_high_; }
  std::uint64_t key_low() const { return key_low_; }
  // REQUIRES: the keys are equal.
  bool HasTermOf(const RunCursor& other) const {
    return term_size_ == other.term_size_ &&
           (term_size_ <= 2 * kKeyBytes || term() == other.term());
  }

  // Valid until the next call.
  std::string_view Postings();

  // The articles that have positions, one after the other.
  struct Positions {
    std::uint32_t docid = 0;
    std::string_view bytes;  // valid until the next call
  };
  bool NextPositions(Positions* positions);

  // The list as it stands in the run, a piece at a time: empty at its end.
  std::string_view NextPositionsPiece();

 private:
  const std::uint32_t base_;
  std::size_t terms_left_;
  SectionReader directory_;
  SectionReader postings_;
  SectionReader positions_;
  std::uint64_t directory_at_ = 0;
  std::uint64_t postings_at_ = 0;      // where this term's begin
  std::uint64_t positions_at_ = 0;     // the next to be read
  std::uint64_t positions_end_ = 0;    // where this term's end
  std::uint32_t positions_docid_ = 0;  // of the last that was read; 0: none

  static constexpr std::size_t kKeyBytes = sizeof(std::uint64_t);
  std::uint64_t Key(std::size_t at) const;

  std::array<char, kLongestTerm + 2 * kKeyBytes> term_{};
  std::size_t term_size_ = 0;
  RunEntry entry_;
  std::uint64_t key_high_ = 0;
  std::uint64_t key_low_ = 0;
};

}  // namespace dizin::index::glass

#endif  // DIZIN_COMMON_INDEX_GLASS_RUN_H_
