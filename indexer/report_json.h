// The end of a run, for programs.
//
//   SummaryJson(report, "news.dizin")   // one object, "version": 1

#ifndef DIZIN_INDEXER_REPORT_JSON_H_
#define DIZIN_INDEXER_REPORT_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/index_request.h"

namespace dizin::indexer {

inline constexpr int kSummaryVersion = 1;

// Articles that are in the database after the run because of it.
std::uint64_t Articles(const IndexReport& report);

// A run of no time at all is not of infinite speed.
double PerSecond(std::uint64_t amount, const IndexReport& report);

// {"version", "database", "added", "replaced", "unchanged", "removed",
//  "not_found", "rejected", "mended", "passed_over", "passed_over_records",
//  "files", "bytes", "seconds", "articles_per_second", "stopped",
//  "dry_run", "notes": […],
//  "rejections": [{"file", "line", "reason"}]}
// `line` is 0 for a file as a whole. Not all rejections are listed (see there).
std::string SummaryJson(const IndexReport& report, std::string_view database);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_REPORT_JSON_H_
