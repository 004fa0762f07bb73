#include "indexer/readers/json_lines.h"

#include <string_view>

#include "indexer/input/line_reader.h"
#include "indexer/readers/article_builder.h"
#include "indexer/readers/json_record.h"

namespace dizin::indexer {
namespace {

static_assert(LineReader::kPaddingBytes >= kJsonPaddingBytes);

class JsonLinesReader : public ArticleReader {
 public:
  JsonLinesReader(Input* input, const ReaderOptions& options)
      : options_(options),
        lines_(input, options.max_article_bytes),
        builder_(input->name(), ArticleBuilder::Holds::kMany, &options_.map),
        json_(options_.map, &builder_) {}

  bool Next(Record* record) override {
    do {
      if (!lines_.Next()) return false;
    } while (!lines_.too_long() && IsBlank(lines_.line()));
    builder_.Begin(lines_.number());
    if (lines_.too_long()) {
      builder_.Reject(LongerThan(options_.max_article_bytes));
    } else {
      json_.Read(lines_.line());
    }
    builder_.Finish(record);
    return true;
  }

 private:
  static bool IsBlank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
  }

  ReaderOptions options_;
  LineReader lines_;
  ArticleBuilder builder_;
  JsonRecord json_;
};

}  // namespace

std::unique_ptr<ArticleReader> MakeJsonLinesReader(
    Input* input, const ReaderOptions& options) {
  return std::make_unique<JsonLinesReader>(input, options);
}

}  // namespace dizin::indexer
