#include "indexer/readers/mediawiki.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/ascii.h"
#include "indexer/input/chunk_reader.h"
#include "indexer/readers/entities.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/piece_reader.h"
#include "indexer/readers/wikitext.h"

namespace dizin::indexer {
namespace {

using std::string_view;

// What stands before the first page.
struct Site {
  std::string language;
  std::string name;
  std::string url;  // of a page, but for its title
  std::vector<std::string> hidden_namespaces;
};

std::string ContentOf(string_view text, string_view name) {
  const auto element = FindElement(text, name);
  return element ? DecodeEntities(Strip(element->content)) : std::string();
}

Site ReadSite(string_view preamble) {
  // By number: media, file, category.
  constexpr string_view kHidden[] = {"-2", "6", "14"};
  Site site;
  const std::size_t open = preamble.find("<mediawiki");
  if (open != preamble.npos) {
    const string_view tag =
        preamble.substr(open, preamble.substr(open).find('>'));
    site.language = Attribute(tag, "xml:lang");
  }
  site.name = ContentOf(preamble, "sitename");
  const std::string base = ContentOf(preamble, "base");
  site.url = base.substr(0, base.rfind('/') + 1);
  std::size_t from = 0;
  while (const auto space = FindElement(preamble, "namespace", from)) {
    const string_view key = Attribute(space->attributes, "key");
    for (const string_view hidden : kHidden) {
      if (key == hidden) {
        site.hidden_namespaces.push_back(DecodeEntities(space->content));
      }
    }
    from = space->end;
  }
  return site;
}

class MediaWikiReader : public PieceReader<ChunkReader> {
 public:
  MediaWikiReader(Input* input, const ReaderOptions& options)
      : PieceReader(*input, options,
                    ChunkReader(input, "page", options.max_article_bytes)) {}

  bool Next(Record* record) override {
    if (!site_) site_ = ReadSite(pieces().Preamble());
    return PieceReader::Next(record);
  }

 private:
  void Read(string_view page) override {
    const std::string title = ContentOf(page, "title");
    const std::string id = ContentOf(page, "id");
    if (title.empty() || id.empty()) {
      return builder().Reject("a page without a title or an id");
    }
    const std::string space = ContentOf(page, "ns");
    // A redirect is an element of the page, before its revisions.
    const string_view head = page.substr(0, page.find("<revision>"));
    if ((!space.empty() && space != "0") ||
        head.find("<redirect") != head.npos) {
      return builder().PassOver();
    }
    const std::size_t last = page.rfind("<revision>");
    const string_view revision = last == page.npos ? page : page.substr(last);
    const auto text = FindElement(revision, "text");
    if (!text) return builder().Reject("a page without a text");
    builder().Add("id", "wiki:" + site_->language + ":" + id);
    builder().Add("title", title);
    builder().Add("lang", site_->language);
    builder().Add("date", ContentOf(revision, "timestamp"));
    builder().Add("source", site_->name);
    if (!site_->url.empty()) builder().Add("url", site_->url + UrlTitle(title));
    builder().Add("text", PlainWikitext(DecodeEntities(text->content),
                                        site_->hidden_namespaces));
  }

  // As MediaWiki writes it: spaces are underscores; what a URL cannot hold is
  // escaped.
  static std::string UrlTitle(string_view title) {
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string url;
    for (const char c : title) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == ' ') {
        url += '_';
      } else if (byte <= 0x20 || byte == 0x7F || c == '%' || c == '?' ||
                 c == '#' || c == '"' || c == '<' || c == '>') {
        url += '%';
        url += kHex[byte >> 4];
        url += kHex[byte & 15];
      } else {
        url += c;
      }
    }
    return url;
  }

  std::optional<Site> site_;
};

}  // namespace

std::unique_ptr<ArticleReader> MakeMediaWikiReader(
    Input* input, const ReaderOptions& options) {
  return std::make_unique<MediaWikiReader>(input, options);
}

}  // namespace dizin::indexer
