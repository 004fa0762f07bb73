#include "searcher/serve/cost.h"

#include <algorithm>
#include <string_view>

namespace dizin::serve {
namespace {

constexpr std::size_t kBytes = 256;
constexpr std::ptrdiff_t kBlanks = 12;  // between words
constexpr std::ptrdiff_t kMarks = 3;    // of beginnings and misspellings
constexpr std::size_t kHits = 100;

std::ptrdiff_t CountAny(std::string_view text, std::string_view of) {
  return std::count_if(text.begin(), text.end(), [of](char c) {
    return of.find(c) != std::string_view::npos;
  });
}

}  // namespace

Cost CostOf(const SearchRequest& request) {
  const bool heavy = request.query.size() > kBytes ||
                     CountAny(request.query, " -|") > kBlanks ||
                     CountAny(request.query, "*~") > kMarks ||
                     request.limit > kHits ||
                     request.offset > kHits - request.limit;
  return heavy ? Cost::kHeavy : Cost::kLight;
}

}  // namespace dizin::serve
