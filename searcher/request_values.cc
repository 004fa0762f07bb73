#include "searcher/request_values.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "common/error.h"
#include "common/text/utf8.h"
#include "searcher/answer.h"

namespace dizin {
namespace {

[[noreturn]] void Refuse(std::string_view value, const char* why) {
  throw Error(ErrorKind::kUsage, Quoted(value) + " is " + why);
}

template <typename Value>
using Names = std::initializer_list<std::pair<std::string_view, Value>>;

template <typename Value>
Value Named(std::string_view name, Names<Value> names, const char* why) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  Refuse(name, why);
}

}  // namespace

std::string Quoted(std::string_view sent) {
  constexpr std::size_t kMaxQuotedBytes = 40;
  std::string quoted(TruncateUtf8(sent, kMaxQuotedBytes));
  MakeWellFormed(&quoted);
  for (char& c : quoted) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return "'" + quoted + "'";
}

Match ParseMatch(std::string_view name) {
  return Named<Match>(name,
                      {{"default", Match::kDefault},
                       {"exact", Match::kExact},
                       {"alike", Match::kAlike},
                       {"sounds", Match::kSounds}},
                      "none of default, exact, alike, sounds");
}

index::Sort ParseSort(std::string_view name) {
  return Named<index::Sort>(name,
                            {{"relevance", index::Sort::kRelevance},
                             {"date", index::Sort::kDateDescending}},
                            "neither relevance nor date");
}

double ParseDuration(std::string_view text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  const bool good =
      parsed.ec == std::errc() && end - parsed.ptr == 1 && number > 0;
  constexpr const char* kWant = "no time (want 12h, 30d, 8w, 6m or 1y)";
  if (!good) Refuse(text, kWant);
  const double hours = Named<double>(
      text.substr(text.size() - 1),
      {{"h", 1}, {"d", 24}, {"w", 168}, {"m", 720}, {"y", 8760}}, kWant);
  return number * hours * 3600;
}

std::vector<index::FacetKind> ParseFacets(std::string_view text) {
  std::vector<index::FacetKind> facets;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view name = text.substr(0, comma);
    const std::optional<index::FacetKind> facet = FacetNamed(name);
    if (!facet) Refuse(name, "none of lang, source, year, month, names");
    if (std::find(facets.begin(), facets.end(), *facet) == facets.end()) {
      facets.push_back(*facet);
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return facets;
}

}  // namespace dizin
