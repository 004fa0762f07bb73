#include "indexer/readers/json_ld.h"

#include <optional>
#include <string_view>

#include <simdjson.h>

namespace dizin::indexer {
namespace {

namespace dom = simdjson::dom;
using std::string_view;

constexpr int kMaxDepth = 8;

string_view StringIn(const dom::element& object, const char* key) {
  string_view value;
  return object[key].get(value) ? string_view() : value;
}

bool IsArticleType(string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") ||
         type == "Report" || type.ends_with("NewsArticle");
}

bool IsArticle(const dom::element& object) {
  dom::element type;
  if (object["@type"].get(type)) return false;
  string_view name;
  if (!type.get(name)) return IsArticleType(name);
  dom::array names;
  if (type.get(names)) return false;
  for (const dom::element item : names) {
    if (!item.get(name) && IsArticleType(name)) return true;
  }
  return false;
}

std::optional<dom::element> FindArticle(const dom::element& root, int depth) {
  if (depth > kMaxDepth) return std::nullopt;
  dom::array list;
  if (!root.get(list)) {
    for (const dom::element item : list) {
      if (auto found = FindArticle(item, depth + 1)) return found;
    }
    return std::nullopt;
  }
  if (!root.is_object()) return std::nullopt;
  if (IsArticle(root)) return root;
  dom::element graph;
  if (!root["@graph"].get(graph)) return FindArticle(graph, depth + 1);
  return std::nullopt;
}

// The name of a person or organisation: a string, an object or a list of them.
void AddNames(const dom::element& value, int depth,
              std::vector<std::string>* names) {
  string_view name;
  dom::array list;
  if (!value.get(name)) {
    names->emplace_back(name);
  } else if (!value.get(list) && depth < kMaxDepth) {
    for (const dom::element item : list) AddNames(item, depth + 1, names);
  } else if (value.is_object() && !value["name"].get(name)) {
    names->emplace_back(name);
  }
}

std::vector<std::string> NamesIn(const dom::element& object, const char* key) {
  std::vector<std::string> names;
  dom::element value;
  if (!object[key].get(value)) AddNames(value, 0, &names);
  return names;
}

}  // namespace

JsonLdArticle ReadJsonLd(const std::vector<std::string>& scripts) {
  dom::parser parser;
  for (const std::string& script : scripts) {
    dom::element root;
    if (parser.parse(script).get(root)) continue;
    const auto object = FindArticle(root, 0);
    if (!object) continue;
    JsonLdArticle article;
    article.headline = StringIn(*object, "headline");
    article.date = StringIn(*object, "datePublished");
    article.language = StringIn(*object, "inLanguage");
    article.authors = NamesIn(*object, "author");
    const std::vector<std::string> publishers = NamesIn(*object, "publisher");
    if (!publishers.empty()) article.publisher = publishers.front();
    return article;
  }
  return {};
}

}  // namespace dizin::indexer
