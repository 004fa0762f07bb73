// What a run over files is asked for, and what it answers.

#ifndef DIZIN_INDEXER_INDEX_REQUEST_H_
#define DIZIN_INDEXER_INDEX_REQUEST_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/reader_options.h"

namespace dizin {

// When a run commits on its way at the latest: whichever comes first. What is
// not given is chosen: seldom in a bulk load, where it costs more.
struct CommitPolicy {
  std::optional<std::uint64_t> articles = {};
  std::optional<double> seconds = {};
};

struct IndexRequest {
  // Files, folders that are walked, "-" for stdin. None is missing.
  std::vector<std::string> paths = {};
  std::optional<indexer::Format> format = {};  // else guessed for each file
  indexer::ReaderOptions reader = {};
  // Remove articles that came from these paths and are not there any more.
  bool sync = false;
  // Go on where a run for the same was interrupted.
  bool resume = true;
  CommitPolicy commit = {};
};

// Something that could not be read.
struct Rejection {
  std::string file;
  std::uint64_t line = 0;  // from 1; 0: the file as a whole
  std::string reason;

  friend bool operator==(const Rejection&, const Rejection&) = default;
};

struct IndexReport {
  static constexpr std::size_t kMaxRejections = 20;

  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t not_found = 0;  // were to be removed
  std::uint64_t rejected = 0;   // records, and files that cannot be read
  std::uint64_t mended = 0;     // articles with ill-formed UTF-8 or NULs
  // Files in folders that are in no format we read: pictures, programs.
  std::uint64_t passed_over = 0;
  // Records that are no articles: redirects of a wiki.
  std::uint64_t passed_over_records = 0;
  std::uint64_t files = 0;  // that were read
  std::uint64_t bytes = 0;  // of them, as they lie on disk
  double seconds = 0;
  // The first kMaxRejections of records, and as many of whole files.
  std::vector<Rejection> rejections;
  std::vector<std::string> notes;  // "goes on behind record 17 of a.jsonl"
  bool stopped = false;            // before the end, as asked
  bool dry_run = false;            // nothing was written: what would be
};

}  // namespace dizin

#endif  // DIZIN_INDEXER_INDEX_REQUEST_H_
