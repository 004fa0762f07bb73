#include "common/query/ranges.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <system_error>

#include "common/date.h"

namespace dizin::query {
namespace {

namespace chrono = std::chrono;
using Precision = Date::Precision;

// The two ends of a range as typed; exclusive ones by < and >.
struct Ends {
  std::string_view low, high;
  bool above = false;  // more than low
  bool below = false;  // less than high
};

bool Take(std::string_view prefix, std::string_view* text) {
  if (!text->starts_with(prefix)) return false;
  text->remove_prefix(prefix.size());
  return true;
}

Ends SplitRange(std::string_view text) {
  Ends ends;
  if (Take(">=", &text)) {
    ends.low = text;
  } else if (Take("<=", &text)) {
    ends.high = text;
  } else if (Take(">", &text)) {
    ends.low = text;
    ends.above = true;
  } else if (Take("<", &text)) {
    ends.high = text;
    ends.below = true;
  } else if (const auto dots = text.find(".."); dots != text.npos) {
    ends.low = text.substr(0, dots);
    ends.high = text.substr(dots + 2);
  } else {
    ends.low = ends.high = text;
  }
  return ends;
}

// Only what can be written and read again: years 0001 to 9999.
std::optional<Date> Checked(const Date& date) {
  return ParseDate(date.ToString());
}

std::optional<Date> Next(const Date& date) {
  return Checked({date.EndSeconds(), date.precision});
}

std::optional<Date> Previous(const Date& date) {
  return Checked({date.seconds - 1, date.precision});
}

struct Span {
  std::string low, high;
};

Date DateOf(chrono::sys_days day, Precision precision) {
  return {chrono::seconds(day.time_since_epoch()).count(), precision};
}

// "" for a day before the year 0001: no bound at all.
std::string Print(chrono::sys_days day) {
  const std::optional<Date> date = Checked(DateOf(day, Precision::kDay));
  return date ? date->ToString() : "";
}

Span SpanOf(const std::string& both) { return {both, both}; }

chrono::sys_days MonthsBefore(chrono::sys_days today, int months) {
  const chrono::year_month_day day(today);
  const chrono::year_month month =
      chrono::year_month(day.year(), day.month()) - chrono::months(months);
  const chrono::year_month_day same = month / day.day();
  if (same.ok()) return same;
  return month / chrono::last;
}

// "this-week", "last-month" …
std::optional<Span> NamedPeriod(bool last, std::string_view unit,
                                chrono::sys_days today) {
  if (unit == "week") {
    const chrono::sys_days monday = today -
                                    (chrono::weekday(today) - chrono::Monday) -
                                    chrono::days(last ? 7 : 0);
    return Span{Print(monday), Print(monday + chrono::days(6))};
  }
  if (unit != "month" && unit != "year") return std::nullopt;
  const Precision precision =
      unit == "month" ? Precision::kMonth : Precision::kYear;
  const std::optional<Date> now =
      ParseDate(DateOf(today, precision).ToString());
  const std::optional<Date> then = now && last ? Previous(*now) : now;
  if (!then) return std::nullopt;
  return SpanOf(then->ToString());
}

// "30-days" of "last-30-days".
std::optional<Span> LastMany(std::string_view text, chrono::sys_days today) {
  int count = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || count < 1 || count > 9999) return std::nullopt;
  std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  if (!Take("-", &unit)) return std::nullopt;
  if (unit.ends_with('s')) unit.remove_suffix(1);
  chrono::sys_days low;
  if (unit == "day") {
    low = today - chrono::days(count);
  } else if (unit == "week") {
    low = today - chrono::days(7 * count);
  } else if (unit == "month") {
    low = MonthsBefore(today, count);
  } else if (unit == "year") {
    low = MonthsBefore(today, 12 * count);
  } else {
    return std::nullopt;
  }
  return Span{Print(low), Print(today)};
}

std::string LowerWithHyphens(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c == ' ' || c == '_') c = '-';
  }
  return out;
}

std::optional<Span> RelativeDate(std::string_view typed, std::int64_t now) {
  const std::string lower = LowerWithHyphens(typed);
  std::string_view text = lower;
  const auto today =
      chrono::floor<chrono::days>(chrono::sys_seconds(chrono::seconds(now)));
  if (text == "today") return SpanOf(Print(today));
  if (text == "yesterday") return SpanOf(Print(today - chrono::days(1)));
  if (Take("this-", &text)) return NamedPeriod(false, text, today);
  if (!Take("last-", &text)) return std::nullopt;
  if (auto period = NamedPeriod(true, text, today)) return period;
  return LastMany(text, today);
}

// One end; `high` tells which side of a relative one counts.
std::optional<std::string> ReadEnd(std::string_view text, bool exclusive,
                                   bool high, std::int64_t now) {
  std::optional<Date> date = ParseDate(text);
  if (!date) {
    const std::optional<Span> span = RelativeDate(text, now);
    if (!span) return std::nullopt;
    // Before last week is before its Monday, after it after its Sunday.
    const bool take_high = exclusive ? !high : high;
    date = ParseDate(take_high ? span->high : span->low);
    if (!date) return std::nullopt;
  }
  if (exclusive) date = high ? Previous(*date) : Next(*date);
  if (!date) return std::nullopt;
  return date->ToString();
}

// The shortest digits that read back as the same number; an exponent only where
// there would be a row of noughts.
std::string PrintNumber(double value) {
  const double size = std::abs(value);
  const bool plain = value == 0 || (size >= 1e-5 && size < 1e15);
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value,
                                 plain ? std::chars_format::fixed
                                       : std::chars_format::scientific)
                       .ptr;
  return {buffer, end};
}

std::optional<double> ReadNumber(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') {
    text.remove_prefix(1);
  }
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value == 0 ? 0 : value;  // no negative nought
}

}  // namespace

std::optional<Bounds> ReadDates(std::string_view text, std::int64_t now) {
  if (text.find_first_of("<>") == text.npos && text.find("..") == text.npos) {
    if (const auto span = RelativeDate(text, now)) {
      if (span->high.empty()) return std::nullopt;
      return Bounds{span->low, span->high, false};
    }
  }
  const Ends ends = SplitRange(text);
  Bounds bounds;
  if (!ends.low.empty()) {
    const auto low = ReadEnd(ends.low, ends.above, false, now);
    if (!low) return std::nullopt;
    bounds.low = *low;
  }
  if (!ends.high.empty()) {
    const auto high = ReadEnd(ends.high, ends.below, true, now);
    if (!high) return std::nullopt;
    bounds.high = *high;
  }
  if (bounds.low.empty() && bounds.high.empty()) return std::nullopt;
  if (!bounds.low.empty() && !bounds.high.empty() &&
      ParseDate(bounds.low)->seconds >= ParseDate(bounds.high)->EndSeconds()) {
    std::swap(bounds.low, bounds.high);
    bounds.swapped = true;
  }
  return bounds;
}

std::optional<Bounds> ReadNumbers(std::string_view text) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const Ends ends = SplitRange(text);
  std::optional<double> low;
  std::optional<double> high;
  if (!ends.low.empty() && !(low = ReadNumber(ends.low))) return std::nullopt;
  if (!ends.high.empty() && !(high = ReadNumber(ends.high))) {
    return std::nullopt;
  }
  if (ends.above && low) low = std::nextafter(*low, kInfinity);
  if (ends.below && high) high = std::nextafter(*high, -kInfinity);
  if (!low && !high) return std::nullopt;
  if (!std::isfinite(low.value_or(0)) || !std::isfinite(high.value_or(0))) {
    return std::nullopt;
  }
  Bounds bounds;
  bounds.swapped = low && high && *low > *high;
  if (bounds.swapped) std::swap(low, high);
  if (low) bounds.low = PrintNumber(*low);
  if (high) bounds.high = PrintNumber(*high);
  return bounds;
}

bool LooksLikeRange(std::string_view text) {
  return !text.empty() &&
         (text[0] == '<' || text[0] == '>' || text.find("..") != text.npos);
}

}  // namespace dizin::query
