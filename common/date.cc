#include "common/date.h"

#include <chrono>
#include <cstdio>

namespace dizin {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kSecondsADay = 86400;

std::int64_t SecondsOf(chrono::year_month_day day) {
  return chrono::sys_days(day).time_since_epoch().count() * kSecondsADay;
}

chrono::year_month_day DayOf(std::int64_t seconds) {
  return chrono::floor<chrono::days>(
      chrono::sys_seconds(chrono::seconds(seconds)));
}

// Takes what it wants from the front of a text, or says it is not there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }

  bool Take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Exactly `digits` of them.
  bool Number(std::size_t digits, int* value) {
    if (rest_.size() < digits) return false;
    *value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return false;
      *value = *value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return true;
  }

  bool StartsWithDigits(std::size_t digits) const {
    Scanner copy(*this);
    int ignored = 0;
    return copy.Number(digits, &ignored);
  }

  void SkipDigits() {
    while (StartsWithDigits(1)) rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

// "Z", "+03", "+0300" or "+03:00"; nothing is UTC.
bool ParseZone(Scanner* in, std::int64_t* offset) {
  *offset = 0;
  if (in->AtEnd() || in->Take('Z') || in->Take('z')) return true;
  const bool plus = in->Take('+');
  if (!plus && !in->Take('-')) return false;
  int hours = 0;
  int minutes = 0;
  if (!in->Number(2, &hours)) return false;
  if (!in->AtEnd()) {
    in->Take(':');
    if (!in->Number(2, &minutes)) return false;
  }
  if (hours > 18 || minutes > 59) return false;
  const std::int64_t seconds = std::int64_t{hours} * 3600 + minutes * 60;
  *offset = plus ? seconds : -seconds;
  return true;
}

bool ParseTime(Scanner* in, std::int64_t* seconds) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!in->Number(2, &hour) || !in->Take(':') || !in->Number(2, &minute)) {
    return false;
  }
  if (in->Take(':')) {
    if (!in->Number(2, &second)) return false;
    if (in->Take('.') || in->Take(',')) in->SkipDigits();
  }
  // 24:00 is midnight; a leap second counts as the one after it.
  const bool midnight = hour == 24 && minute == 0 && second == 0;
  if ((hour > 23 && !midnight) || minute > 59 || second > 60) return false;
  std::int64_t offset = 0;
  if (!ParseZone(in, &offset)) return false;
  *seconds = hour * 3600 + minute * 60 + second - offset;
  return true;
}

}  // namespace

std::int64_t Date::EndSeconds() const {
  const chrono::year_month_day day = DayOf(seconds);
  switch (precision) {
    case Precision::kYear:
      return SecondsOf((day.year() + chrono::years(1)) / 1 / 1);
    case Precision::kMonth: {
      const auto next = day.year() / day.month() + chrono::months(1);
      return SecondsOf(next / 1);
    }
    case Precision::kDay:
      return seconds + kSecondsADay;
    case Precision::kSecond:
      break;
  }
  return seconds + 1;
}

std::string Date::ToString() const {
  const chrono::year_month_day day = DayOf(seconds);
  const std::int64_t time = seconds - SecondsOf(day);
  char text[32];
  const int y = static_cast<int>(day.year());
  const unsigned m = static_cast<unsigned>(day.month());
  const unsigned d = static_cast<unsigned>(day.day());
  switch (precision) {
    case Precision::kYear:
      std::snprintf(text, sizeof text, "%04d", y);
      break;
    case Precision::kMonth:
      std::snprintf(text, sizeof text, "%04d-%02u", y, m);
      break;
    case Precision::kDay:
      std::snprintf(text, sizeof text, "%04d-%02u-%02u", y, m, d);
      break;
    case Precision::kSecond:
      std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", y, m,
                    d, static_cast<int>(time / 3600),
                    static_cast<int>(time / 60 % 60),
                    static_cast<int>(time % 60));
      break;
  }
  return text;
}

std::optional<Date> ParseDate(std::string_view text) {
  using Precision = Date::Precision;
  Scanner in(text);
  const bool compact = text.size() == 8 && in.StartsWithDigits(8);
  int year = 0;
  int month = 1;
  int day = 1;
  Precision precision = Precision::kYear;
  if (!in.Number(4, &year) || year == 0) return std::nullopt;
  if (compact || in.Take('-')) {
    if (!in.Number(2, &month)) return std::nullopt;
    precision = Precision::kMonth;
    if (compact || in.Take('-')) {
      if (!in.Number(2, &day)) return std::nullopt;
      precision = Precision::kDay;
    }
  }
  const chrono::year_month_day date =
      chrono::year(year) / chrono::month(static_cast<unsigned>(month)) /
      chrono::day(static_cast<unsigned>(day));
  if (!date.ok()) return std::nullopt;

  std::int64_t time = 0;
  if (precision == Precision::kDay &&
      (in.Take('T') || in.Take('t') || in.Take(' '))) {
    if (!ParseTime(&in, &time)) return std::nullopt;
    precision = Precision::kSecond;
  }
  if (!in.AtEnd()) return std::nullopt;
  return Date{SecondsOf(date) + time, precision};
}

std::int64_t NowSeconds() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace dizin
