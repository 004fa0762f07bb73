#include "indexer/readers/guess_format.h"

#include <string>

#include "indexer/ascii.h"
#include "indexer/input/decoder.h"
#include "indexer/input/json_wrapper.h"

namespace dizin::indexer {
namespace {

struct Sign {
  std::string_view text;
  Format format;
};
constexpr Sign kEndings[] = {
    {".jsonl", Format::kJsonLines}, {".ndjson", Format::kJsonLines},
    {".txt", Format::kPlainText},   {".text", Format::kPlainText},
    {".html", Format::kHtml},       {".htm", Format::kHtml},
    {".xhtml", Format::kHtml},      {".csv", Format::kCsv},
    {".tsv", Format::kTsv},         {".trec", Format::kTrec},
};
constexpr Sign kBeginnings[] = {
    {"<mediawiki", Format::kMediaWiki},
    {"<doc>", Format::kTrec},
    {"<html", Format::kHtml},
    {"<!doctype html", Format::kHtml},
};

// Elements of TREC's documents within others, or with attributes.
bool HoldsTrec(std::string_view text) {
  return text.starts_with('<') &&
         (StartsWithIgnoringCase(text, "<doc ") ||
          FindIgnoringCase(text, "<docno>") != text.npos);
}

// Without blanks, an XML declaration and comments before all else.
std::string_view WithoutProlog(std::string_view head) {
  for (;;) {
    head = Strip(head);
    const bool comment = head.starts_with("<!--");
    if (!comment && !head.starts_with("<?")) return head;
    const std::string_view end = comment ? "-->" : "?>";
    const std::size_t at = head.find(end);
    if (at == std::string_view::npos) return head;
    head.remove_prefix(at + end.size());
  }
}

// The first line is an object, as far as it is there: { also begins a comment
// in Pascal, and the first of many lines of other JSON.
bool IsJsonLine(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const std::string_view inside = Strip(text.substr(1));
  if (!inside.starts_with('"') && !inside.starts_with('}')) return false;
  const std::size_t end = text.find('\n');
  return end == std::string_view::npos ||
         Strip(text.substr(0, end)).ends_with('}');
}

// A list of objects within one.
bool WrapsJsonList(std::string_view text) {
  return text.starts_with('{') &&
         FindJsonWrapper(text).found == JsonWrapper::Found::kList;
}

// A list of objects.
bool IsJsonList(std::string_view text) {
  if (!text.starts_with('[')) return false;
  const std::string_view first = Strip(text.substr(1));
  return first.starts_with('{') && Strip(first.substr(1)).starts_with('"');
}

}  // namespace

std::string_view WhatItIs(std::string_view head) {
  using namespace std::string_view_literals;
  struct Kind {
    std::string_view begin;
    std::string_view what;
  };
  constexpr Kind kKinds[] = {
      {"%PDF-"sv, "is a PDF; make text of it first, with 'pdftotext'"},
      {"PK\3\4"sv,
       "is a zip archive or an office document; unpack it, or save "
       "it as text or HTML, first"},
      {"\xd0\xcf\x11\xe0"sv,
       "is an office document; save it as text, HTML or "
       "CSV first"},
      {"{\\rtf"sv, "is rich text; save it as text or HTML first"},
      {"7z\xbc\xaf\x27\x1c"sv, "is a 7z archive; unpack it first"},
      {"Rar!"sv, "is a RAR archive; unpack it first"},
      {"PAR1"sv, "is a Parquet file; write it as JSON Lines or CSV first"},
      {"SQLite format 3"sv,
       "is an SQLite database; write its tables as CSV "
       "first"},
      {"\x04\x22\x4d\x18"sv, "is compressed by lz4; decompress it first"},
      {"LZIP"sv, "is compressed by lzip; decompress it first"},
      {"\x1f\x9d"sv, "is compressed by compress; decompress it first"},
  };
  for (const Kind& kind : kKinds) {
    if (head.starts_with(kind.begin)) return kind.what;
  }
  constexpr std::size_t kTarMagic = 257;
  if (head.size() > kTarMagic && head.substr(kTarMagic).starts_with("ustar")) {
    return "is a tar archive; unpack it first";
  }
  return {};
}

std::optional<Format> GuessFormat(std::string_view name,
                                  std::string_view head) {
  if (!WhatItIs(head).empty()) return std::nullopt;
  const std::string lower = ToLower(name);
  std::string_view bare = lower;
  for (const Codec& codec : Codecs()) {
    if (bare.ends_with(codec.ending)) bare.remove_suffix(codec.ending.size());
  }
  for (const Sign& known : kEndings) {
    if (bare.ends_with(known.text)) return known.format;
  }
  if (head.find('\0') != std::string_view::npos) return std::nullopt;
  const std::string_view text = WithoutProlog(head);
  for (const Sign& known : kBeginnings) {
    if (StartsWithIgnoringCase(text, known.text)) return known.format;
  }
  if (HoldsTrec(text)) return Format::kTrec;
  if (WrapsJsonList(text)) return Format::kJson;
  if (IsJsonLine(text)) return Format::kJsonLines;
  return bare.ends_with(".json") || IsJsonList(text) ? Format::kJson
                                                     : Format::kPlainText;
}

}  // namespace dizin::indexer
