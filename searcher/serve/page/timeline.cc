#include "searcher/serve/page/timeline.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace dizin::serve {
namespace {

constexpr int kHeight = 56;    // of the tallest bar, in units of the picture
constexpr int kBarWidth = 10;  // with the space behind it
constexpr int kLowestBar = 3;  // one article is to be seen beside a thousand
constexpr int kMonthsOfYear = 12;

// "2021-02" as months since year 0; -1 if it is no month.
int MonthNumber(std::string_view month) {
  int year = 0;
  int number = 0;
  constexpr std::size_t kYearDigits = 4;
  if (month.size() != 7 || month[kYearDigits] != '-') return -1;
  std::from_chars(month.data(), month.data() + kYearDigits, year);
  std::from_chars(month.data() + kYearDigits + 1, month.data() + month.size(),
                  number);
  if (year < 1 || number < 1 || number > kMonthsOfYear) return -1;
  return year * kMonthsOfYear + number - 1;
}

std::string MonthName(int number) {
  const int month = number % kMonthsOfYear + 1;
  std::string year = std::to_string(number / kMonthsOfYear);
  year.insert(0, 4 - year.size(), '0');
  return year + (month < 10 ? "-0" : "-") + std::to_string(month);
}

std::string YearName(int year) {
  return MonthName(year * kMonthsOfYear).substr(0, 4);
}

using Numbers = std::map<int, std::uint64_t>;

std::vector<TimelineBar> Bars(const Numbers& numbers,
                              std::string (*name)(int)) {
  std::vector<TimelineBar> bars;
  const int last = numbers.rbegin()->first;
  const int first = std::max(numbers.begin()->first,
                             last - static_cast<int>(kMaxTimelineBars) + 1);
  for (int i = first; i <= last; ++i) {
    const auto at = numbers.find(i);
    bars.push_back({name(i), at == numbers.end() ? 0 : at->second});
  }
  if (bars.size() < 2) bars.clear();
  return bars;
}

int BarHeight(std::uint64_t articles, std::uint64_t most) {
  const double share =
      static_cast<double>(articles) / static_cast<double>(most);
  return std::max(kLowestBar, static_cast<int>(std::lround(share * kHeight)));
}

}  // namespace

std::vector<TimelineBar> TimelineBars(const index::Facet& months) {
  Numbers by_month;
  Numbers by_year;
  for (const index::FacetValue& value : months.values) {
    const int number = MonthNumber(value.value);
    if (number < 0) continue;
    by_month[number] += value.articles;
    by_year[number / kMonthsOfYear] += value.articles;
  }
  if (by_month.empty()) return {};
  const int span = by_month.rbegin()->first - by_month.begin()->first + 1;
  return span <= static_cast<int>(kMaxTimelineBars) ? Bars(by_month, MonthName)
                                                    : Bars(by_year, YearName);
}

void AppendTimeline(const index::Facet& months, const PageRequest& request,
                    Html* html) {
  const std::vector<TimelineBar> bars = TimelineBars(months);
  if (bars.empty()) return;
  std::uint64_t most = 1;
  for (const TimelineBar& bar : bars) most = std::max(most, bar.articles);
  const std::size_t width = bars.size() * kBarWidth;
  html->Markup("<section class=\"timeline\" aria-label=\"Articles by time\">")
      .Markup("<svg viewBox=\"0 0 ")
      .Number(width)
      .Markup(" ")
      .Number(kHeight)
      .Markup(
          "\" preserveAspectRatio=\"none\" role=\"group\" "
          "aria-label=\"Articles by time\">");
  std::size_t x = 0;
  for (const TimelineBar& bar : bars) {
    if (bar.articles > 0) {
      PageRequest narrowed = request;
      narrowed.from = narrowed.to = bar.date;
      narrowed.ToFirstPage();
      const std::string label = bar.date + ": " + std::to_string(bar.articles) +
                                (bar.articles == 1 ? " article" : " articles");
      const int height = BarHeight(bar.articles, most);
      html->Markup("<a href=\"").Text(PageAddress(narrowed));
      html->Markup("\" aria-label=\"").Text(label).Markup("\"><title>");
      html->Text(label).Markup("</title><rect class=\"reach\" x=\"").Number(x);
      html->Markup("\" y=\"0\" width=\"").Number(kBarWidth);
      html->Markup("\" height=\"").Number(kHeight);
      html->Markup("\"/><rect class=\"bar\" x=\"").Number(x);
      html->Markup("\" y=\"").Number(
          static_cast<std::uint64_t>(kHeight - height));
      html->Markup("\" width=\"").Number(kBarWidth - 2);
      html->Markup("\" height=\"").Number(static_cast<std::uint64_t>(height));
      html->Markup("\"/></a>");
    }
    x += kBarWidth;
  }
  html->Markup("</svg><p class=\"ends\"><span>").Text(bars.front().date);
  html->Markup("</span><span>").Text(bars.back().date);
  html->Markup("</span></p></section>");
}

}  // namespace dizin::serve
