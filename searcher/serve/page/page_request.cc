#include "searcher/serve/page/page_request.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "common/text/language.h"
#include "common/text/utf8.h"

namespace dizin::serve {
namespace {

// Months of twenty years: enough for a timeline by month.
constexpr std::size_t kFacetValues = 240;

std::size_t ReadOffset(std::string_view text) {
  std::size_t offset = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), offset);
  if (error != std::errc() || end != text.data() + text.size()) return 0;
  return std::min(offset, kMaxPageOffset);
}

std::string DateOrNothing(std::string_view text) {
  const std::optional<Date> date = ParseDate(text);
  return date ? date->ToString() : "";
}

// As one value of a field of the query language.
std::string Quoted(std::string_view value) {
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

void AddParameter(std::string_view name, std::string_view value,
                  std::string* address) {
  if (value.empty()) return;
  *address += address->ends_with('?') ? "" : "&";
  address->append(name).append("=").append(PercentEncode(value));
}

}  // namespace

PageRequest ReadPageRequest(const Parameters& parameters) {
  PageRequest request;
  for (const auto& [name, given] : parameters) {
    std::string value = given;
    MakeWellFormed(&value);
    if (name == "q") {
      request.query = std::move(value);
    } else if (name == "like") {
      request.like = given;  // an id is any bytes
    } else if (name == "lang") {
      request.language = NormalizeLanguage(value);
    } else if (name == "source") {
      request.source = std::move(value);
    } else if (name == "from") {
      request.from = DateOrNothing(value);
    } else if (name == "to") {
      request.to = DateOrNothing(value);
    } else if (name == "match") {
      request.exact = value == "exact";
    } else if (name == "sort") {
      request.newest_first = value == "date";
    } else if (name == "offset") {
      request.offset = ReadOffset(value);
    } else if (name == "after") {
      request.after = std::move(value);
    }
  }
  if (!request.after.empty()) request.offset = 0;
  return request;
}

std::string PageAddress(const PageRequest& request) {
  std::string address = "/?";
  AddParameter("q", request.query, &address);
  AddParameter("like", request.like, &address);
  AddParameter("lang", request.language, &address);
  AddParameter("source", request.source, &address);
  AddParameter("from", request.from, &address);
  AddParameter("to", request.to, &address);
  if (request.exact) AddParameter("match", "exact", &address);
  if (request.newest_first) AddParameter("sort", "date", &address);
  if (request.offset > 0) {
    AddParameter("offset", std::to_string(request.offset), &address);
  }
  AddParameter("after", request.after, &address);
  if (address == "/?") address.pop_back();
  return address;
}

SearchRequest ToSearchRequest(const PageRequest& request,
                              std::int64_t now_seconds) {
  SearchRequest search;
  // In front: what is typed may end in the middle of a phrase.
  if (!request.language.empty()) {
    search.query += "lang:" + request.language + " ";
  }
  if (!request.source.empty()) {
    search.query += "source:" + Quoted(request.source) + " ";
  }
  search.query += request.query;
  search.like = request.like;
  search.from = request.from;
  search.to = request.to;
  search.offset = request.offset;
  search.after = request.after;
  search.limit = kPageHits;
  search.match = request.exact ? Match::kExact : Match::kDefault;
  search.sort = request.newest_first ? index::Sort::kDateDescending
                                     : index::Sort::kRelevance;
  search.now_seconds = now_seconds;
  search.facets = {index::FacetKind::kLanguage, index::FacetKind::kSource,
                   index::FacetKind::kYear, index::FacetKind::kMonth,
                   index::FacetKind::kNames};
  search.facet_values = kFacetValues;
  search.snippet.columns = 260;
  return search;
}

}  // namespace dizin::serve
