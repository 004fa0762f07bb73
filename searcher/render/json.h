// Answers as JSON, for programs. docs/json.md documents the shape, with an
// example that a test holds to be true; kJsonVersion is its "version".
//
//   std::cout << RenderJson(answer);        // one object, indented
//   std::cout << RenderJsonLines(answer);   // a hit a line, without the rest
//
// Fields are added without a new version; one that goes or changes its meaning
// makes a new one. Thread-safe.

#ifndef DIZIN_SEARCHER_RENDER_JSON_H_
#define DIZIN_SEARCHER_RENDER_JSON_H_

#include <optional>
#include <string>
#include <string_view>

#include "common/article.h"
#include "searcher/answer.h"

namespace dizin::render {

inline constexpr int kJsonVersion = 1;

// Each ends with a line break. `indent` 0 puts all on one line.
std::string RenderJson(const SearchAnswer& answer, int indent = 2);
std::string RenderJsonLines(const SearchAnswer& answer);
std::string RenderJson(const NamesAnswer& answer, int indent = 2);
std::string RenderJson(const CompletionAnswer& answer, int indent = 2);
// A whole article; null if there is none.
std::string RenderJson(const std::optional<Article>& article, int indent = 2);
std::string RenderJson(const AbbreviationsAnswer& answer, int indent = 2);

}  // namespace dizin::render

#endif  // DIZIN_SEARCHER_RENDER_JSON_H_
