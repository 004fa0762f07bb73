#include "indexer/readers/written_date.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <string>
#include <system_error>
#include <vector>

#include "indexer/ascii.h"

namespace dizin::indexer {
namespace {

using std::string_view;

constexpr string_view kMonths[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr string_view kWeekdays[] = {"monday",   "tuesday", "wednesday",
                                     "thursday", "friday",  "saturday",
                                     "sunday"};
constexpr std::size_t kLongest = 60;  // bytes

bool IsDigits(string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

// Which of the names `word` is, or its first three letters; from 1, else 0.
template <std::size_t N>
std::size_t NameNumber(const string_view (&names)[N], string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  const std::string lower = ToLower(word);
  for (std::size_t i = 0; i < N; ++i) {
    if (lower == names[i] || lower == names[i].substr(0, 3)) return i + 1;
  }
  return 0;
}

std::string TwoDigits(string_view number) {
  return number.size() == 1 ? "0" + std::string(number) : std::string(number);
}

bool IsZone(string_view word) {
  return !word.empty() && (word.front() == '+' || word.front() == '-') &&
         word.size() > 2;
}

bool IsUtc(string_view word) {
  return word == "UTC" || word == "GMT" || word == "Z";
}

// "2021-042", the day of a year.
std::optional<Date> ParseOrdinal(string_view text) {
  if (text.size() != 8 || text[4] != '-' || !IsDigits(text.substr(0, 4)) ||
      !IsDigits(text.substr(5))) {
    return {};
  }
  const std::optional<Date> year = ParseDate(text.substr(0, 4));
  std::int64_t day = 0;
  std::from_chars(text.data() + 5, text.data() + 8, day);
  if (!year || day == 0) return {};
  const Date date{year->seconds + (day - 1) * 86400, Date::Precision::kDay};
  if (date.seconds >= year->EndSeconds()) return {};
  return date;
}

// "2026-W48-4", "2026W484", a day of a week of ISO 8601; its Monday if none is
// named.
std::optional<Date> ParseWeek(string_view text) {
  std::string digits(text);
  if (text.size() > 4 && text[4] == '-') {
    if (text.size() != 8 && (text.size() != 10 || text[8] != '-')) return {};
    std::erase(digits, '-');
  }
  if (digits.size() < 7 || digits.size() > 8 || digits[4] != 'W') return {};
  digits.erase(4, 1);
  if (!IsDigits(digits)) return {};
  const int week = (digits[4] - '0') * 10 + digits[5] - '0';
  const int day = digits.size() == 7 ? digits[6] - '0' : 1;
  const std::optional<Date> year = ParseDate(digits.substr(0, 4));
  if (!year || week < 1 || week > 53 || day < 1 || day > 7) return {};
  // The first week has January 4 in it; day 0 of the calendar was a Thursday.
  const std::int64_t fourth = year->seconds / 86400 + 3;
  const std::int64_t monday = fourth - (fourth % 7 + 7 + 3) % 7;
  const std::int64_t days = monday + (week - 1) * 7;
  // The 53rd must have its Thursday in the year.
  if ((days + 3) * 86400 >= year->EndSeconds()) return {};
  return Date{(days + day - 1) * 86400, Date::Precision::kDay};
}

// "T10" as "T10:00", "T1000" as "T10:00", "T100000.5Z" as "T10:00:00.5Z".
std::string WithColons(string_view time) {
  std::size_t digits = 0;
  while (digits < time.size() && IsDigit(time[digits])) ++digits;
  const bool whole = digits == 2 && time.substr(digits, 1) != ":";
  if (!whole && digits != 4 && digits != 6) return std::string(time);
  std::string with(time.substr(0, 2));
  if (whole) with += ":00";
  for (std::size_t at = 2; at < digits; at += 2) {
    with.append(":").append(time.substr(at, 2));
  }
  return with.append(time.substr(digits));
}

// The day with its parts in the order and with the marks of ISO 8601.
std::string IsoDay(string_view day) {
  std::string iso(day);
  if (day.size() == 10 && day[4] == '/' && day[7] == '/') {
    std::replace(iso.begin(), iso.end(), '/', '-');
  } else if (day.size() == 8 && IsDigits(day)) {
    iso = iso.substr(0, 4) + "-" + iso.substr(4, 2) + "-" + iso.substr(6);
  } else if (std::count(day.begin(), day.end(), '.') == 2) {
    const std::size_t first = day.find('.');
    const std::size_t last = day.rfind('.');
    iso = std::string(day.substr(last + 1)) + "-" +
          TwoDigits(day.substr(first + 1, last - first - 1)) + "-" +
          TwoDigits(day.substr(0, first));
  } else if (const auto week = ParseWeek(day)) {
    iso = week->ToString();
  }
  return iso;
}

// A day, a time and a zone in this order, in numbers.
std::optional<Date> ParseNumbers(string_view text) {
  if (text.ends_with(']')) text = text.substr(0, text.find('['));
  const std::size_t end = std::min(text.find_first_of("Tt "), text.size());
  std::string iso = IsoDay(text.substr(0, end));
  if (end == text.size()) return ParseDate(iso);
  string_view time = Strip(text.substr(end + 1));
  string_view zone;
  if (const std::size_t blank = time.find(' '); blank != time.npos) {
    zone = Strip(time.substr(blank));
    time = time.substr(0, blank);
    if (!IsUtc(zone) && !IsZone(zone)) return {};
    if (IsUtc(zone)) zone = "Z";
  }
  return ParseDate(iso.append("T").append(WithColons(time)).append(zone));
}

std::vector<string_view> Words(string_view text) {
  std::vector<string_view> words;
  for (;;) {
    const std::size_t begin = text.find_first_not_of(" ,\t");
    if (begin == text.npos) return words;
    text.remove_prefix(begin);
    words.push_back(text.substr(0, text.find_first_of(" ,\t")));
    text.remove_prefix(words.back().size());
  }
}

// A month by its name among a day, a year, and perhaps a time and a zone.
std::optional<Date> ParseWithMonth(string_view text) {
  std::string month;
  string_view day;
  string_view year;
  string_view time;
  string_view zone;
  for (const string_view word : Words(text)) {
    string_view* part = nullptr;
    if (IsDigits(word)) {
      part = word.size() == 4 ? &year : word.size() <= 2 ? &day : nullptr;
    } else if (word.find(':') != word.npos && IsDigit(word.front())) {
      part = &time;
    } else if (IsZone(word) || IsUtc(word)) {
      part = &zone;
    } else if (const std::size_t number = NameNumber(kMonths, word)) {
      if (!month.empty()) return {};
      month = TwoDigits(std::to_string(number));
      continue;
    } else if (NameNumber(kWeekdays, word) != 0) {
      continue;
    }
    if (part == nullptr || !part->empty()) return {};
    *part = word;
  }
  if (month.empty() || day.empty()) return {};
  std::string iso = std::string(year) + "-" + month + "-" + TwoDigits(day);
  if (!time.empty()) iso.append("T").append(time);
  if (!zone.empty() && !time.empty()) iso += IsUtc(zone) ? "Z" : zone;
  return ParseDate(iso);
}

}  // namespace

std::optional<Date> ParseUnixTime(string_view text) {
  constexpr std::int64_t kFirstMilliseconds = 100'000'000'000;
  constexpr std::int64_t kLastSecond = 253'402'300'799;  // of the year 9999
  constexpr std::size_t kLeastWithPoint = 9;  // digits: 1.5 is no time
  const std::size_t point = text.find('.');
  if (point != text.npos && !IsDigits(text.substr(point + 1))) return {};
  text = text.substr(0, point);
  std::int64_t number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  if (point != string_view::npos && text.size() < kLeastWithPoint) return {};
  if (number >= kFirstMilliseconds) number /= 1000;
  if (number < 0 || number > kLastSecond) return {};
  return Date{number, Date::Precision::kSecond};
}

std::optional<Date> ParseWrittenDate(string_view text) {
  text = Strip(text);
  if (text.empty() || text.size() > kLongest) return {};
  std::optional<Date> date = ParseDate(text);
  if (!date) date = ParseOrdinal(text);
  if (!date) date = ParseNumbers(text);
  if (!date) date = ParseWithMonth(text);
  return date;
}

}  // namespace dizin::indexer
