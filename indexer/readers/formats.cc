#include "indexer/readers/formats.h"

#include "common/error.h"

namespace dizin::indexer {
namespace {

struct Name {
  std::string_view name;
  Format format;
};
constexpr Name kNames[] = {
    {"text", Format::kPlainText}, {"jsonl", Format::kJsonLines},
    {"json", Format::kJson},      {"html", Format::kHtml},
    {"csv", Format::kCsv},        {"tsv", Format::kTsv},
    {"trec", Format::kTrec},      {"mediawiki", Format::kMediaWiki},
};

}  // namespace

std::string FormatNames() {
  std::string all;
  for (const Name& known : kNames) {
    if (!all.empty()) all += "|";
    all += known.name;
  }
  return all;
}

Format ParseFormat(std::string_view name) {
  for (const Name& known : kNames) {
    if (known.name == name) return known.format;
  }
  throw Error(ErrorKind::kUsage,
              "'" + std::string(name) + "' is not one of " + FormatNames());
}

}  // namespace dizin::indexer
