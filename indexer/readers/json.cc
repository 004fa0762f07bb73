#include "indexer/readers/json.h"

#include "indexer/input/json_values.h"
#include "indexer/readers/article_builder.h"
#include "indexer/readers/json_record.h"

namespace dizin::indexer {
namespace {

static_assert(JsonValues::kPaddingBytes >= kJsonPaddingBytes);

class JsonReader : public ArticleReader {
 public:
  JsonReader(Input* input, const ReaderOptions& options)
      : options_(options),
        values_(input, options.max_article_bytes),
        builder_(input->name(), ArticleBuilder::Holds::kMany, &options_.map),
        json_(options_.map, &builder_) {}

  bool Next(Record* record) override {
    if (!values_.Next()) return false;
    builder_.Begin(values_.line());
    if (values_.too_long()) {
      builder_.Reject(LongerThan(options_.max_article_bytes));
    } else {
      json_.Read(values_.value());
    }
    builder_.Finish(record);
    return true;
  }

 private:
  ReaderOptions options_;
  JsonValues values_;
  ArticleBuilder builder_;
  JsonRecord json_;
};

}  // namespace

std::unique_ptr<ArticleReader> MakeJsonReader(Input* input,
                                              const ReaderOptions& options) {
  return std::make_unique<JsonReader>(input, options);
}

}  // namespace dizin::indexer
