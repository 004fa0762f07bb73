// Dates as people write them in articles and queries.
//
//   ParseDate("2021-02-11")            // midnight UTC, precision kDay
//   ParseDate("2021-02-11T08:30:00+03:00")
//   ParseDate("2021-02")->EndSeconds() // the first second of March 2021
//
// Accepted: ISO 8601 YYYY, YYYY-MM, YYYY-MM-DD, the same with 'T' or a space
// and HH:MM[:SS[.fff]] and Z or ±HH[:MM]; compact YYYYMMDD. Years 0001 to 9999,
// proleptic Gregorian. Anything else, or a day that is not, is std::nullopt.

#ifndef DIZIN_COMMON_DATE_H_
#define DIZIN_COMMON_DATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/export.h"

namespace dizin {

struct DIZIN_EXPORT Date {
  enum class Precision : std::uint8_t { kYear, kMonth, kDay, kSecond };

  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z, of its first second
  Precision precision = Precision::kDay;

  // The first second after this year, month, day or second.
  std::int64_t EndSeconds() const;

  // "2021", "2021-02", "2021-02-11" or "2021-02-11T05:30:00Z".
  std::string ToString() const;

  friend bool operator==(const Date&, const Date&) = default;
};

DIZIN_EXPORT std::optional<Date> ParseDate(std::string_view text);

// Since 1970-01-01T00:00:00Z, by the clock of the system.
DIZIN_EXPORT std::int64_t NowSeconds();

}  // namespace dizin

#endif  // DIZIN_COMMON_DATE_H_
