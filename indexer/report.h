// The end of a run, for people; report_json.h has it for programs.
//
//   SummaryText(report, "news.dizin")
//   // news.dizin: 24 added, 0 replaced, 3 unchanged, 0 removed, 2 rejected
//   // 27 files, 33.1 kB in 0:04: 6 articles/s, 8.2 kB/s

#ifndef DIZIN_INDEXER_REPORT_H_
#define DIZIN_INDEXER_REPORT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/index_request.h"

namespace dizin::indexer {

std::string SummaryText(const IndexReport& report, std::string_view database);

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
