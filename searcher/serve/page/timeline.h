// The timeline: how many of the articles found are of which month, as an SVG
// picture whose bars are links to that month.
//
//   AppendTimeline(facet, request, &html);
//
// Months without an article have no bar but their place. Where they would be
// too many to hit with a finger, the bars are years. Dates before year 1 and
// one lone month make no timeline.

#ifndef DIZIN_SEARCHER_SERVE_PAGE_TIMELINE_H_
#define DIZIN_SEARCHER_SERVE_PAGE_TIMELINE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/results.h"
#include "searcher/serve/page/html.h"
#include "searcher/serve/page/page_request.h"

namespace dizin::serve {

// A month or a year, as ParseDate() reads it, in the order of time. Those in
// between with no article are there.
struct TimelineBar {
  std::string date;
  std::uint64_t articles = 0;

  friend bool operator==(const TimelineBar&, const TimelineBar&) = default;
};
inline constexpr std::size_t kMaxTimelineBars = 60;

// Of a facet of kind kMonth. The latest years, if there are more than
// kMaxTimelineBars. Empty if there are fewer than two bars.
std::vector<TimelineBar> TimelineBars(const index::Facet& months);

void AppendTimeline(const index::Facet& months, const PageRequest& request,
                    Html* html);

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_PAGE_TIMELINE_H_
