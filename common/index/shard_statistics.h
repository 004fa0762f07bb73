// What is in a shard, for people to look at.
//
//   ShardStatistics all = DescribeShard("news.dizin/shard-0");
//   AddStatistics(DescribeShard("news.dizin/shard-1"), &all);

#ifndef DIZIN_COMMON_INDEX_SHARD_STATISTICS_H_
#define DIZIN_COMMON_INDEX_SHARD_STATISTICS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "common/index/field_kinds.h"

namespace dizin::index {

// Bytes on disk. Lexicon, values and other metadata lie in Xapian's posting
// table, and are counted without what the table itself adds; `postings` is all
// the rest of it.
struct PartSizes {
  std::uint64_t postings = 0;
  std::uint64_t positions = 0;
  std::uint64_t term_lists = 0;
  std::uint64_t stored_text = 0;
  std::uint64_t lexicon = 0;
  std::uint64_t values = 0;
  std::uint64_t other = 0;

  std::uint64_t Total() const {
    return postings + positions + term_lists + stored_text + lexicon + values +
           other;
  }
};

struct ShardStatistics {
  std::uint64_t articles = 0;
  std::uint64_t words = 0;            // that articles are long
  std::uint64_t different_words = 0;  // of title and text
  std::uint64_t terms = 0;            // with those of fields and filters
  std::map<std::string, std::uint64_t> languages;  // articles by code
  std::map<std::string, std::uint64_t> sources;    // casefolded
  std::uint64_t dated = 0;                         // articles with a date
  std::optional<double> first_date;  // seconds since 1970; none: no dates
  std::optional<double> last_date;   // bounds, which deletions leave
  FieldKinds fields;
  PartSizes bytes;
  std::string format;       // as stored
  std::string fingerprint;  // as stored
  std::string checkpoint;   // as stored
};

// As of the last commit. Reads all terms and metadata keys, no article. Throws
// Error(kIndex) if the shard cannot be read. Thread-safe.
ShardStatistics DescribeShard(const std::string& shard);

// Different words and terms of both are added up: those that are in both count
// twice. Format, fingerprint and checkpoint stay.
void AddStatistics(const ShardStatistics& more, ShardStatistics* sum);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_SHARD_STATISTICS_H_
