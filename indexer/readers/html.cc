#include "indexer/readers/html.h"

#include <optional>
#include <string>
#include <string_view>

#include "common/text/utf8.h"
#include "indexer/ascii.h"
#include "indexer/readers/article_builder.h"
#include "indexer/readers/html_page.h"
#include "indexer/readers/json_ld.h"
#include "indexer/readers/main_text.h"
#include "indexer/readers/title.h"
#include "indexer/readers/whole_file.h"
#include "indexer/readers/written_date.h"

namespace dizin::indexer {
namespace {

using std::string_view;

constexpr const char* kDateMetas[] = {
    "article:published_time", "datepublished", "date",           "dc.date",
    "dc.date.issued",         "dcterms.date",  "dcterms.created"};

class HtmlReader : public ArticleReader {
 public:
  HtmlReader(Input* input, const ReaderOptions& options)
      : input_(input),
        options_(options),
        builder_(input->name(), ArticleBuilder::Holds::kOne, &options_.map) {}

  bool Next(Record* record) override {
    if (done_) return false;
    done_ = true;
    builder_.Begin(1);
    if (auto html = ReadWhole(input_, options_.max_article_bytes)) {
      builder_.CountMended(MakeWellFormed(&*html));
      ReadPage(ParseHtml(*html));
    } else {
      builder_.Reject(LongerThan(options_.max_article_bytes));
    }
    builder_.Finish(record);
    return true;
  }

 private:
  void ReadPage(const HtmlPage& page) {
    const JsonLdArticle linked = ReadJsonLd(page.json_ld);
    const auto meta = [&page](string_view name) {
      const auto found = page.metas.find(name);
      return found == page.metas.end() ? string_view() : found->second;
    };
    AddFirst("title", {meta("og:title"), linked.headline, Strip(page.title),
                       FirstHeading(page)});
    AddFirst("lang", {page.language, linked.language, meta("og:locale")});
    AddFirst("source", {meta("og:site_name"), linked.publisher});
    AddFirst("url", {page.canonical_url, meta("og:url")});
    AddDate(page, linked);
    AddAuthors(page, linked);
    builder_.AddOwn("text", MainText(page.blocks, builder_.article().title));
    if (builder_.article().title.empty()) {
      builder_.AddOwn("title", TitleFromText(builder_.article().text));
    }
  }

  void AddFirst(const char* field, std::initializer_list<string_view> values) {
    for (const string_view value : values) {
      if (Strip(value).empty()) continue;
      return builder_.Add(field, value);
    }
  }

  static string_view FirstHeading(const HtmlPage& page) {
    for (const HtmlBlock& block : page.blocks) {
      if (block.heading) return block.text;
    }
    return {};
  }

  void AddDate(const HtmlPage& page, const JsonLdArticle& linked) {
    std::vector<string_view> dates;
    for (const char* name : kDateMetas) {
      const auto found = page.metas.find(string_view(name));
      if (found != page.metas.end()) dates.push_back(found->second);
    }
    dates.push_back(linked.date);
    dates.push_back(page.time);
    for (const string_view date : dates) {
      if (ParseWrittenDate(date)) return builder_.Add("date", date);
    }
  }

  void AddAuthors(const HtmlPage& page, const JsonLdArticle& linked) {
    for (const char* name : {"author", "article:author", "dc.creator"}) {
      const auto found = page.metas.find(string_view(name));
      if (found == page.metas.end() || found->second.empty() ||
          found->second.find("://") != std::string::npos) {
        continue;
      }
      return builder_.Add("authors", found->second);
    }
    for (const std::string& author : linked.authors) {
      builder_.Add("authors", author);
    }
  }

  Input* input_;
  ReaderOptions options_;
  ArticleBuilder builder_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> MakeHtmlReader(Input* input,
                                              const ReaderOptions& options) {
  return std::make_unique<HtmlReader>(input, options);
}

}  // namespace dizin::indexer
