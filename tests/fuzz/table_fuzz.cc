// The CSV and TSV readers on any bytes: what they give is fit to index, and
// written as a table and read again the same.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tests/fuzz/check_article.h"

namespace dizin::indexer {
namespace {

std::string CsvField(std::string_view value) {
  std::string field = "\"";
  for (const char c : value) field += c == '"' ? "\"\"" : std::string(1, c);
  return field + "\"";
}

std::string TsvField(std::string_view value) {
  std::string field;
  for (const char c : value) {
    switch (c) {
      case '\t':
        field += "\\t";
        break;
      case '\n':
        field += "\\n";
        break;
      case '\\':
        field += "\\\\";
        break;
      default:
        field += c;
    }
  }
  return field;
}

void CheckRoundTrip(Format format, const Article& article) {
  const bool csv = format == Format::kCsv;
  const auto field = csv ? CsvField : TsvField;
  const char* const separator = csv ? "," : "\t";
  std::string header;
  std::string row;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!header.empty()) header += separator;
    if (!row.empty()) row += separator;
    header += name;
    row += field(value);
  };
  add("id", article.id);
  add("title", article.title);
  add("text", article.text);
  add("date", article.date ? article.date->ToString() : "");
  add("lang", article.language);
  add("url", article.url);
  add("source", article.source);
  for (const std::string& author : article.authors) add("authors", author);
  for (const auto& [name, value] : article.extra) add(name, value);
  const std::string table = header + "\n" + row + "\n";
  if (row.size() > 2000) return;
  Require(ReadAndCheck(format, table) == article, "read again", table);
}

}  // namespace
}  // namespace dizin::indexer

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace dizin::indexer;
  for (const Format format : {Format::kCsv, Format::kTsv}) {
    const auto article =
        ReadAndCheck(format, {reinterpret_cast<const char*>(data), size});
    if (!article.id.empty()) CheckRoundTrip(format, article);
  }
  return 0;
}
