#include "indexer/readers/trec.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/ascii.h"
#include "indexer/input/chunk_reader.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/piece_reader.h"
#include "indexer/readers/written_date.h"

namespace dizin::indexer {
namespace {

struct Field {
  std::string_view tag;
  std::string_view field;  // of the article
};
// Of several tags of one field, the first that is there.
constexpr Field kFields[] = {
    {"docno", "id"},       {"title", "title"},   {"ti", "title"},
    {"headline", "title"}, {"head", "title"},    {"hl", "title"},
    {"ttl", "title"},      {"date", "date"},     {"date1", "date"},
    {"pubdate", "date"},   {"source", "source"}, {"url", "url"},
    {"lang", "lang"},      {"language", "lang"}, {"author", "authors"},
    {"byline", "authors"},
};
// Numbers of the collection's own, which nobody searches for.
constexpr std::string_view kLeftOut[] = {"docid", "docoldno", "length"};

class TrecReader : public PieceReader<ChunkReader> {
 public:
  TrecReader(Input* input, const ReaderOptions& options)
      : PieceReader(*input, options,
                    ChunkReader(input, "DOC", options.max_article_bytes)) {}

 private:
  void Read(std::string_view doc) override {
    doc = doc.substr(0, doc.rfind("</"));
    const std::size_t open = std::min(doc.find('>'), doc.size());
    const std::string_view tag = doc.substr(0, open);
    std::string rest(doc.substr(std::min(open + 1, doc.size())));
    std::string_view done;
    for (const Field& field : kFields) {
      const auto element = FindElement(rest, field.tag);
      if (!element || field.field == done) continue;
      if (AddField(field.field, StripTags(element->content))) {
        done = field.field;
      }
      rest.erase(element->begin, element->end - element->begin);
    }
    if (builder().article().id.empty())
      builder().Add("id", Attribute(tag, "id"));
    if (builder().article().id.empty()) builder().Reject("has no <DOCNO>");
    AddText(std::move(rest));
  }

  // False if it is empty.
  bool AddField(std::string_view field, const std::string& value) {
    const std::string_view bare = Strip(value);
    if (bare.empty()) return false;
    const bool odd_date = field == "date" && !ParseWrittenDate(bare);
    builder().Add(odd_date ? "date_text" : field, bare);
    return true;
  }

  void AddText(std::string rest) {
    bool found = false;
    for (std::size_t from = 0;;) {
      const auto text = FindElement(rest, "text", from);
      if (!text) break;
      builder().Add("text", StripTags(text->content));
      from = text->end;
      found = true;
    }
    if (found) return;
    for (const std::string_view tag : kLeftOut) {
      if (const auto element = FindElement(rest, tag)) {
        rest.erase(element->begin, element->end - element->begin);
      }
    }
    builder().Add("text", StripTags(rest));
  }
};

}  // namespace

std::unique_ptr<ArticleReader> MakeTrecReader(Input* input,
                                              const ReaderOptions& options) {
  return std::make_unique<TrecReader>(input, options);
}

}  // namespace dizin::indexer
