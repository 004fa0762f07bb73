#include "searcher/answer.h"

namespace dizin {

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
