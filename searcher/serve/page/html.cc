#include "searcher/serve/page/html.h"

#include <cmath>

namespace dizin::serve {

std::string ReasonOf(const Mark& mark, std::span<const Expansion> words) {
  const std::string& typed = words[mark.word].typed;
  switch (mark.relation) {
    case Relation::kTyped:
      return typed + ", as typed";
    case Relation::kSpelling:
      return "another spelling of " + typed;
    case Relation::kInflection:
      return "another form of " + typed;
    case Relation::kSound:
      return "sounds like " + typed + " (" +
             std::to_string(std::lround(mark.similarity * 100)) + " %)";
    case Relation::kAbbreviation:
      return "short or long for " + typed;
    case Relation::kAlias:
      return "another name of " + typed;
  }
  return typed;
}

Html& Html::Excerpt(const dizin::Excerpt& excerpt,
                    std::span<const Expansion> words) {
  if (excerpt.cut_before) Markup("…&nbsp;");
  for (const Segment& segment : Segments(excerpt)) {
    if (segment.mark == nullptr) {
      Text(segment.text);
      continue;
    }
    const std::string reason = ReasonOf(*segment.mark, words);
    Markup("<mark class=\"").Markup(ToString(segment.mark->grade));
    Markup("\" title=\"").Text(reason).Markup("\">").Text(segment.text);
    // What was typed needs no reason.
    if (segment.mark->grade != Grade::kExact) {
      Markup("<span class=\"unseen\"> (").Text(reason).Markup(")</span>");
    }
    Markup("</mark>");
  }
  if (excerpt.cut_after) Markup("&nbsp;…");
  return *this;
}

std::string Count(std::uint64_t number, std::string_view one,
                  std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

bool IsWebAddress(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

}  // namespace dizin::serve
