// A request out of JSON or the parameters of a URL: the one place where the
// HTTP server, the C interface and `dizin-search --serve-stdio` learn what is
// asked.
//
//   Request request =
//       ParseRequest(Operation::kSearch, R"({"query": "kalin"})", defaults);
//   std::string answer = AnswerJson(request, &searcher);  // answer_json.h
//
// A request is a flat object. Its fields are named like the options of
// dizin-search, with '_' for '-'; docs/json.md lists them for each operation.
// Nothing is guessed: a field that the operation does not have, one that is
// given twice, or a value of another type is an error that names the field.

#ifndef DIZIN_SEARCHER_REQUEST_JSON_H_
#define DIZIN_SEARCHER_REQUEST_JSON_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/searcher.h"

namespace dizin {

// What can be asked of a database, by the names that requests use: "search",
// "explain" (a search that says why), "similar", "names", "complete",
// "abbreviations", "article".
enum class Operation : std::uint8_t {
  kSearch,
  kExplain,
  kSimilar,
  kNames,
  kComplete,
  kAbbreviations,
  kArticle
};

// Throws Error(kUsage) for a name that is none of them.
Operation ParseOperation(std::string_view name);
std::string_view ToString(Operation operation);

struct Request {
  Operation operation = Operation::kSearch;
  // Also has the `match` of names, the `limit` of completions and of
  // abbreviations, and the id that similar articles are asked for, in `like`.
  SearchRequest search;
  // The word of names, the text of completions, the id of an article.
  std::string subject;
};

// Of a request as JSON.
inline constexpr std::size_t kMaxRequestBytes = std::size_t{64} << 10;
inline constexpr double kMaxTimeoutSeconds = 3600;

// `json` is UTF-8 and need not end with a NUL. What it does not say is as in
// `defaults`; set its now_seconds for relative dates. Throws Error(kUsage).
// Thread-safe.
Request ParseRequest(Operation operation, std::string_view json,
                     const SearchRequest& defaults);

// A request on a line, {"id": 7, "search": {"query": "kalin"}}: the name of the
// operation, its fields, and an id (a string of at most 1,024 bytes or a
// number, or none) by which whoever asks knows the answer. `*id` becomes the
// JSON of the id, "null" if there is none, also where an error is thrown.
Request ParseRequestLine(std::string_view json, const SearchRequest& defaults,
                         std::string* id);

// What a searcher is opened with, {"aliases": "names.tsv"}: an object with the
// members of SearcherOptions, none of them needed. Throws Error(kUsage).
// Thread-safe.
SearcherOptions ParseSearcherOptions(std::string_view json);

// A request field by field, from text, as a URL has it.
//
//   RequestBuilder builder(Operation::kSearch, defaults);
//   builder.Add("query", "kalin");
//   builder.Add("limit", "3");
//   Request request = builder.Finish();
//
// Flags are true, 1 or empty, or false or 0; facets are separated by commas.
class RequestBuilder {
 public:
  // A field's value: of a JSON type, or text that stands for any of them.
  struct Value;

  RequestBuilder(Operation operation, const SearchRequest& defaults);

  // Throws Error(kUsage) for an unknown field, one that was given, or a value
  // that it cannot have.
  void Add(std::string_view name, std::string_view text);
  void Add(std::string_view name, const Value& value);

  // Throws Error(kUsage) if a field is missing.
  Request Finish();

 private:
  Request request_;
  std::uint32_t given_ = 0;  // a bit for each field
};

}  // namespace dizin

#endif  // DIZIN_SEARCHER_REQUEST_JSON_H_
