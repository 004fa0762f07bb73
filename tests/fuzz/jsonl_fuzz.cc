// The JSON Lines reader on any bytes, also compressed ones and other encodings:
// what it gives is fit to index, and written as JSON and read again the same.

#include <cstddef>
#include <cstdint>
#include <string>

#include "common/text/json_writer.h"
#include "tests/fuzz/check_article.h"

namespace dizin::indexer {
namespace {

std::string ToJson(const Article& article) {
  std::string json;
  JsonWriter out(&json);
  out.BeginObject().Key("id").String(article.id);
  out.Key("title").String(article.title).Key("text").String(article.text);
  if (article.date) out.Key("date").String(article.date->ToString());
  out.Key("lang").String(article.language).Key("url").String(article.url);
  out.Key("source").String(article.source).Key("authors").BeginArray();
  for (const std::string& author : article.authors) out.String(author);
  out.EndArray();
  for (const auto& [name, value] : article.extra) out.Key(name).String(value);
  out.EndObject();
  return json;
}

}  // namespace
}  // namespace dizin::indexer

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace dizin::indexer;
  const auto article = ReadAndCheck(
      Format::kJsonLines, {reinterpret_cast<const char*>(data), size});
  if (article.id.empty()) return 0;
  const std::string json = ToJson(article);
  if (json.size() > 2000) return 0;
  Require(ReadAndCheck(Format::kJsonLines, json) == article, "read again",
          json);
  return 0;
}
