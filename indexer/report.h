// The end of a run, for people and for programs.
//
//   SummaryText(report, "news.dizin")
//   // news.dizin: 24 added, 0 replaced, 3 unchanged, 0 removed, 2 rejected
//   // 27 files, 33.1 kB in 0:04: 6 articles/s, 8.2 kB/s
//   SummaryJson(report, "news.dizin")   // one object, "version": 1

#ifndef DIZIN_INDEXER_REPORT_H_
#define DIZIN_INDEXER_REPORT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/index_request.h"

namespace dizin::indexer {

inline constexpr int kSummaryVersion = 1;

std::string SummaryText(const IndexReport& report, std::string_view database);

// {"version", "database", "added", "replaced", "unchanged", "removed",
//  "not_found", "rejected", "mended", "passed_over", "passed_over_records",
//  "files", "bytes", "seconds", "articles_per_second", "stopped", "notes": […],
//  "rejections": [{"file", "line", "reason"}]}
// `line` is 0 for a file as a whole. At most kMaxRejections are listed.
std::string SummaryJson(const IndexReport& report, std::string_view database);

// What --relearn has done.
struct RelearnReport {
  std::uint64_t words = 0;      // of all shards
  std::uint64_t forgotten = 0;  // that no article had any more
  std::uint64_t shards = 0;
  double seconds = 0;
};

// "news.dizin: 1,204 words learnt anew, 3 forgotten, in 0:01"
std::string SummaryText(const RelearnReport& report, std::string_view database);
// {"version", "database", "words", "forgotten", "shards", "seconds"}
std::string SummaryJson(const RelearnReport& report, std::string_view database);

// "a.jsonl:3: bad JSON: a string has no end"
std::string RejectionLine(const Rejection& rejection);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_REPORT_H_
