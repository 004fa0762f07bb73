#include "searcher/request_json.h"

#include <array>
#include <span>
#include <utility>

#include <simdjson.h>

#include "common/error.h"
#include "common/index/cursor.h"
#include "searcher/request_field.h"
#include "searcher/request_values.h"

namespace dizin {

namespace dom = simdjson::dom;

namespace {

using Value = RequestBuilder::Value;

constexpr std::size_t kMaxLineIdBytes = 1024;
constexpr std::size_t kMaxJsonDepth = 16;

[[noreturn]] void Refuse(const std::string& why) {
  throw Error(ErrorKind::kUsage, why);
}

constexpr unsigned Bit(Operation operation) {
  return 1U << static_cast<unsigned>(operation);
}
constexpr unsigned kQueries =
    Bit(Operation::kSearch) | Bit(Operation::kExplain);
constexpr unsigned kSearches = kQueries | Bit(Operation::kSimilar);
constexpr unsigned kLists = kSearches | Bit(Operation::kAbbreviations);
constexpr unsigned kById = Bit(Operation::kSimilar) | Bit(Operation::kArticle);

struct Field {
  std::string_view name;
  unsigned operations;  // that have it
  unsigned required;    // those that cannot do without it
  void (*set)(const Value& value, Request* request);
};

constexpr auto kFields = std::to_array<Field>({
    {"query", kSearches, kQueries,
     [](const Value& v, Request* r) { r->search.query = TextOf(v); }},
    {"id", kById, kById,
     [](const Value& v, Request* r) {
       if (TextOf(v).empty()) Refuse("is empty");
       const bool like = r->operation == Operation::kSimilar;
       (like ? r->search.like : r->subject) = TextOf(v);
     }},
    {"word", Bit(Operation::kNames), Bit(Operation::kNames),
     [](const Value& v, Request* r) { r->subject = TextOf(v); }},
    {"text", Bit(Operation::kComplete), Bit(Operation::kComplete),
     [](const Value& v, Request* r) { r->subject = TextOf(v); }},
    {"limit", kLists | Bit(Operation::kComplete), 0,
     [](const Value& v, Request* r) {
       r->search.limit = WholeOf(v, Searcher::kMaxLimit);
     }},
    {"offset", kLists, 0,
     [](const Value& v, Request* r) {
       r->search.offset = WholeOf(v, Searcher::kMaxOffset);
     }},
    {"after", kSearches, 0,
     [](const Value& v, Request* r) {
       r->search.after = TextOf(v, index::kMaxCursorBytes);
     }},
    {"sort", kSearches, 0,
     [](const Value& v, Request* r) { r->search.sort = ParseSort(TextOf(v)); }},
    {"match", kSearches | Bit(Operation::kNames), 0,
     [](const Value& v, Request* r) {
       r->search.match = ParseMatch(TextOf(v));
     }},
    {"match_all", kSearches, 0,
     [](const Value& v, Request* r) { r->search.match_all = FlagOf(v); }},
    {"strict", kSearches, 0,
     [](const Value& v, Request* r) { r->search.strict = FlagOf(v); }},
    {"from", kSearches, 0,
     [](const Value& v, Request* r) { r->search.from = TextOf(v); }},
    {"to", kSearches, 0,
     [](const Value& v, Request* r) { r->search.to = TextOf(v); }},
    {"recency", kSearches, 0,
     [](const Value& v, Request* r) {
       r->search.half_life_seconds = ParseDuration(TextOf(v));
     }},
    {"collapse", kSearches, 0,
     [](const Value& v, Request* r) { r->search.collapse = FlagOf(v); }},
    {"facets", kSearches, 0,
     [](const Value& v, Request* r) { r->search.facets = FacetsOf(v); }},
    {"facet_values", kSearches, 0,
     [](const Value& v, Request* r) {
       r->search.facet_values = WholeOf(v, Searcher::kMaxFacetValues);
     }},
    {"passages", kSearches, 0,
     [](const Value& v, Request* r) {
       r->search.snippet.passages = WholeOf(v, Searcher::kMaxPassages);
     }},
    {"explain", kSearches & ~Bit(Operation::kExplain), 0,
     [](const Value& v, Request* r) { r->search.explain = FlagOf(v); }},
    {"timeout", kSearches, 0,
     [](const Value& v, Request* r) { r->search.max_seconds = SecondsOf(v); }},
});
static_assert(kFields.size() <= 32);

std::string NamesOfFields(Operation operation) {
  std::string names;
  for (const Field& field : kFields) {
    if ((field.operations & Bit(operation)) == 0) continue;
    names.append(names.empty() ? "" : ", ").append(field.name);
  }
  return names;
}

Value ValueOf(const dom::element& element) {
  std::string_view text;
  bool flag = false;
  std::uint64_t whole = 0;
  double real = 0;
  dom::array list;
  if (!element.get(text)) return {text};
  if (!element.get(flag)) return {flag};
  if (!element.get(whole)) return {whole};
  if (!element.get(real)) return {real};
  if (element.get(list)) return {};
  std::vector<std::string_view> texts;
  for (const dom::element item : list) {
    if (item.get(text)) return {};
    texts.push_back(text);
  }
  return {std::move(texts)};
}

// The object that `json` is, as long as the parser lives.
dom::object ParseObject(std::string_view json, dom::parser* parser) {
  if (json.size() > kMaxRequestBytes) {
    Refuse("a request is at most " + std::to_string(kMaxRequestBytes) +
           " bytes of JSON");
  }
  dom::element root;
  simdjson::error_code error =
      parser->allocate(kMaxRequestBytes, kMaxJsonDepth);
  if (!error) error = parser->parse(json.data(), json.size()).get(root);
  if (error) {
    Refuse(std::string("the request is not JSON: ") +
           simdjson::error_message(error));
  }
  dom::object object;
  if (root.get(object)) Refuse("the request is not a JSON object");
  return object;
}

Request BuildRequest(Operation operation, const dom::object& fields,
                     const SearchRequest& defaults) {
  RequestBuilder builder(operation, defaults);
  for (const dom::key_value_pair field : fields) {
    builder.Add(field.key, ValueOf(field.value));
  }
  return builder.Finish();
}

std::string LineId(const dom::object& line) {
  dom::element id;
  if (line["id"].get(id) || id.is_null()) return "null";
  std::string_view text;
  const bool is_text = !id.get(text);
  if (!is_text && !id.is_number()) Refuse("id: want a string or a number");
  if (text.size() > kMaxLineIdBytes) {
    Refuse("id: is longer than " + std::to_string(kMaxLineIdBytes) + " bytes");
  }
  return simdjson::to_string(id);
}

}  // namespace

std::string_view ToString(Operation operation) {
  static constexpr std::string_view kNames[] = {
      "search",   "explain",       "similar", "names",
      "complete", "abbreviations", "article"};
  return kNames[static_cast<std::size_t>(operation)];
}

Operation ParseOperation(std::string_view name) {
  for (const Operation operation :
       {Operation::kSearch, Operation::kExplain, Operation::kSimilar,
        Operation::kNames, Operation::kComplete, Operation::kAbbreviations,
        Operation::kArticle}) {
    if (name == ToString(operation)) return operation;
  }
  Refuse(Quoted(name) +
         " is none of search, explain, similar, names, complete, "
         "abbreviations, article");
}

RequestBuilder::RequestBuilder(Operation operation,
                               const SearchRequest& defaults) {
  request_.operation = operation;
  request_.search = defaults;
  if (operation == Operation::kExplain) request_.search.explain = true;
  // It is a list of all, unless somebody wants less.
  if (operation == Operation::kAbbreviations) {
    request_.search.limit = Searcher::kMaxLimit;
  }
}

void RequestBuilder::Add(std::string_view name, std::string_view text) {
  Add(name, Value{text, true});
}

void RequestBuilder::Add(std::string_view name, const Value& value) {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    const Field& field = kFields[i];
    const bool is_it =
        field.name == name && (field.operations & Bit(request_.operation)) != 0;
    if (!is_it) continue;
    if ((given_ >> i & 1) != 0) Refuse(std::string(name) + ": is given twice");
    given_ |= std::uint32_t{1} << i;
    try {
      field.set(value, &request_);
    } catch (const Error& e) {
      throw Error(e.kind(), std::string(name) + ": " + e.what());
    }
    return;
  }
  Refuse(Quoted(name) + " is no field of " +
         std::string(ToString(request_.operation)) +
         ", which has: " + NamesOfFields(request_.operation));
}

Request RequestBuilder::Finish() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    const Field& field = kFields[i];
    const bool needed = (field.required & Bit(request_.operation)) != 0;
    if (needed && (given_ >> i & 1) == 0) {
      Refuse(std::string(field.name) + ": is missing");
    }
  }
  return std::move(request_);
}

Request ParseRequest(Operation operation, std::string_view json,
                     const SearchRequest& defaults) {
  dom::parser parser;
  return BuildRequest(operation, ParseObject(json, &parser), defaults);
}

SearcherOptions ParseSearcherOptions(std::string_view json) {
  dom::parser parser;
  SearcherOptions options;
  for (const dom::key_value_pair field : ParseObject(json, &parser)) {
    try {
      if (field.key == "aliases") {
        options.aliases = TextOf(ValueOf(field.value));
      } else if (field.key == "no_abbreviations") {
        options.no_abbreviations = FlagOf(ValueOf(field.value));
      } else {
        Refuse("is no option, which are: aliases, no_abbreviations");
      }
    } catch (const Error& e) {
      throw Error(e.kind(), Quoted(field.key) + ": " + e.what());
    }
  }
  return options;
}

Request ParseRequestLine(std::string_view json, const SearchRequest& defaults,
                         std::string* id) {
  *id = "null";
  dom::parser parser;
  const dom::object line = ParseObject(json, &parser);
  *id = LineId(line);
  std::string_view name;
  dom::object fields;
  std::size_t members = 0;
  bool has_id = false;
  for (const dom::key_value_pair member : line) {
    if (member.key == "id" && !has_id) {
      has_id = true;
      continue;
    }
    ParseOperation(member.key);
    name = member.key;
    if (member.value.get(fields)) {
      Refuse(std::string(name) + ": want an object");
    }
    if (++members > 1) Refuse("a line asks one thing");
  }
  if (members == 0) Refuse("the line asks nothing: want {\"search\": {…}}");
  return BuildRequest(ParseOperation(name), fields, defaults);
}

}  // namespace dizin
