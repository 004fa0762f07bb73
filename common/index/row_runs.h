// The vocabularies of many threads on their way into one lexicon: runs of rows
// (lexicon/vocabulary.h), spooled to disk where they are large, and added up
// when all are there.
//
//   RowRuns runs("news.dizin/shard-0", 64 << 20);
//   runs.Add(vocabulary, terms);              // each thread, now and then
//   runs.Visit(0, 2, [&](auto key, auto packed) { builder.Add(key, packed); });
//
// A row is its key and its packed counts, each behind its length (varint.h). A
// run is cut into kSlices by the hash of the key. All rows of a key are in the
// same slice of their runs, and one slice of all runs fits into memory, where
// it is sorted.

#ifndef DIZIN_COMMON_INDEX_ROW_RUNS_H_
#define DIZIN_COMMON_INDEX_ROW_RUNS_H_

#include <array>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/glass/spool.h"
#include "common/index/term_dictionary.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::index {

// Everything throws Error(kSystem) when the disk says no.
class RowRuns {
  static constexpr std::size_t kSlices = 256;
  using Slices = std::array<std::string, kSlices>;

 public:
  // Holds up to `memory` bytes, the rest in a file without a name.
  RowRuns(const std::string& directory, std::size_t memory)
      : spool_(directory, memory) {}

  // All that the vocabulary has counted, as one run. Thread-safe.
  void Add(const lexicon::Vocabulary& vocabulary, const TermDictionary& terms);

  // Rows in any order, as runs of about `run_bytes`. Used by one thread;
  // several may be.
  class Collector {
   public:
    Collector(RowRuns* runs, std::size_t run_bytes)
        : runs_(runs), run_bytes_(run_bytes) {}
    void Add(std::string_view key, std::string_view packed);
    void Flush();

   private:
    RowRuns* runs_;
    std::size_t run_bytes_;
    std::size_t bytes_ = 0;
    Slices slices_;
  };

  // The rows of one part of `parts`, each key once with the counts of all runs,
  // in no order; every key belongs to one part. Any number of threads at once,
  // when no more is added.
  void Visit(std::size_t part, std::size_t parts,
             const lexicon::RowVisitor& visit) const;

 private:
  using Run = std::array<glass::Section, kSlices>;

  void AddRun(const Slices& slices);
  void VisitSlice(std::size_t slice, const lexicon::RowVisitor& visit) const;

  std::mutex mutex_;
  glass::Spool spool_;
  std::vector<Run> runs_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_ROW_RUNS_H_
