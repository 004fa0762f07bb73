#include "searcher/answer.h"

#include <algorithm>
#include <array>

namespace dizin {
namespace {

using index::FacetKind;

constexpr std::array<std::pair<std::string_view, FacetKind>, 5> kFacets = {{
    {"lang", FacetKind::kLanguage},
    {"source", FacetKind::kSource},
    {"year", FacetKind::kYear},
    {"month", FacetKind::kMonth},
    {"names", FacetKind::kNames},
}};

}  // namespace

std::string_view MeaningOf(Relation relation) {
  switch (relation) {
    case Relation::kTyped:
      return "as typed";
    case Relation::kSpelling:
      return "another spelling";
    case Relation::kInflection:
      return "another form";
    case Relation::kSound:
      return "sounds like it";
    case Relation::kAbbreviation:
      return "an abbreviation";
    case Relation::kAlias:
      return "another name";
  }
  return "";
}

std::string_view FacetName(FacetKind kind) {
  const auto* found =
      std::find_if(kFacets.begin(), kFacets.end(),
                   [kind](const auto& facet) { return facet.second == kind; });
  return found->first;
}

std::optional<FacetKind> FacetNamed(std::string_view name) {
  const auto* found =
      std::find_if(kFacets.begin(), kFacets.end(),
                   [name](const auto& facet) { return facet.first == name; });
  if (found == kFacets.end()) return std::nullopt;
  return found->second;
}

std::vector<Segment> Segments(const Excerpt& excerpt) {
  std::vector<Segment> segments;
  const std::string_view text = excerpt.text;
  std::size_t at = 0;
  for (const Mark& mark : excerpt.marks) {
    const std::size_t begin = mark.begin - excerpt.begin;
    if (begin > at) segments.push_back({text.substr(at, begin - at), nullptr});
    segments.push_back({excerpt.Surface(mark), &mark});
    at = mark.end - excerpt.begin;
  }
  if (at < text.size()) segments.push_back({text.substr(at), nullptr});
  return segments;
}

}  // namespace dizin
