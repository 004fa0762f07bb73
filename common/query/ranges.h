// From what is typed after date: or the name of a number field to the bounds
// of a kRange.
//
//   ReadDates("2021-02..", now)        // {"2021-02", ""}
//   ReadDates("last-30-days", now)     // {"2021-01-12", "2021-02-11"}
//   ReadDates("<2021-02", now)         // {"", "2021-01"}
//   ReadNumbers("10..20")              // {"10", "20"}
//
// Dates: those of ParseDate(), and of the calendar (UTC, weeks from Monday)
//   today yesterday
//   this-week this-month this-year     the whole of it
//   last-week last-month last-year     the whole one before
//   last-N-days -weeks -months -years  today and so long before it
// Ranges: a..b a.. ..b >a >=a <a <=a.
//
// Thread-safe. std::nullopt for anything else.

#ifndef DIZIN_COMMON_QUERY_RANGES_H_
#define DIZIN_COMMON_QUERY_RANGES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dizin::query {

struct Bounds {
  std::string low, high;  // as in a kRange; not both empty
  bool swapped = false;   // they were given the wrong way round
};

std::optional<Bounds> ReadDates(std::string_view text,
                                std::int64_t now_seconds);

std::optional<Bounds> ReadNumbers(std::string_view text);

// True if `text` is meant as a range: "10..20", ">=5".
bool LooksLikeRange(std::string_view text);

}  // namespace dizin::query

#endif  // DIZIN_COMMON_QUERY_RANGES_H_
