// Dates as files have them, in more ways than a query takes.
//
//   ParseWrittenDate("Thu, 11 Feb 2021 10:00:00 +0300")
//   ParseWrittenDate("20210211T070000Z")   // the same
//
// Besides all that ParseDate() takes: ISO 8601 with a compact time or hours
// alone, years and days (2021-042), weeks (2026-W48-4); a zone behind a blank,
// as UTC or GMT, or named again behind (java.time's [Europe/Istanbul]); days
// with slashes, year first, or with dots, day first; days with an English month
// in any order that is in use (mail, git, asctime), with or without weekday,
// time and zone. 02/11/2021 is none: it is two days.

#ifndef DIZIN_INDEXER_READERS_WRITTEN_DATE_H_
#define DIZIN_INDEXER_READERS_WRITTEN_DATE_H_

#include <optional>
#include <string_view>

#include "common/date.h"

namespace dizin::indexer {

// Both are thread-safe.
std::optional<Date> ParseWrittenDate(std::string_view text);

// Seconds since 1970, or milliseconds from 12 digits on; what is behind a point
// counts for nothing.
std::optional<Date> ParseUnixTime(std::string_view text);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_WRITTEN_DATE_H_
