// Answers any request as JSON: what `dizin-search --serve-stdio`, the C
// interface and the HTTP server send. docs/json.md has the shapes.
//
//   AnswerJson(request, &searcher)     // {"version":1,"query":{…},…}

#ifndef DIZIN_SEARCHER_ANSWER_JSON_H_
#define DIZIN_SEARCHER_ANSWER_JSON_H_

#include <string>
#include <string_view>

#include "common/error.h"
#include "searcher/request_json.h"

namespace dizin {

// Ends with a line break; `indent` 0 puts all on one line. An article that is
// not there is {"version":1,"article":null}. Throws what the Searcher throws.
std::string AnswerJson(const Request& request, Searcher* searcher,
                       int indent = 0);

// {"kind":"usage","message":"limit: …"}, without a line break. The kinds are
// "usage", "input", "index", "transient", "system" and "internal".
std::string ErrorJson(ErrorKind kind, std::string_view message);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_ANSWER_JSON_H_
