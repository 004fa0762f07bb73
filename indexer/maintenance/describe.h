// A database on one screen, or as JSON.
//
//   const DatabaseStatistics all = DescribeDatabase("news.dizin");
//   StatisticsText(all)   // news.dizin: 54,527 articles, …
//
// The JSON object: {"version", "database", "articles", "words",
// "different_words", "terms", "bytes", "parts": {"postings", "positions",
// "term_lists", "stored_text", "lexicon", "values", "other"}, "dates":
// {"articles", "first", "last"}, "languages": {code: articles}, "sources":
// {name: articles}, "fields": {name: [kinds]}, "format", "fingerprint",
// "interrupted" (where a run can go on; empty if none), "shards": [{"name",
// "articles", "words", "different_words", "bytes"}]}. Dates are null where
// there are none.

#ifndef DIZIN_INDEXER_MAINTENANCE_DESCRIBE_H_
#define DIZIN_INDEXER_MAINTENANCE_DESCRIBE_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "common/index/shard_statistics.h"

namespace dizin::indexer {

struct DatabaseStatistics {
  std::string path;
  index::ShardStatistics all;
  std::vector<std::pair<std::string, index::ShardStatistics>> shards;
  std::string interrupted;  // "behind record 17 of news.jsonl"
};

// Throws Error: kIndex if there is no database or it cannot be read, kUsage for
// remote shards.
DatabaseStatistics DescribeDatabase(const std::string& path);

std::string StatisticsText(const DatabaseStatistics& statistics);
std::string StatisticsJson(const DatabaseStatistics& statistics);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_MAINTENANCE_DESCRIBE_H_
