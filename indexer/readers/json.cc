#include "indexer/readers/json.h"

#include "indexer/input/json_values.h"
#include "indexer/readers/json_record.h"
#include "indexer/readers/piece_reader.h"

namespace dizin::indexer {
namespace {

static_assert(JsonValues::kPaddingBytes >= kJsonPaddingBytes);

class JsonReader : public PieceReader<JsonValues> {
 public:
  JsonReader(Input* input, const ReaderOptions& options)
      : PieceReader(*input, options,
                    JsonValues(input, options.max_article_bytes)),
        json_(map(), &builder()) {}

 private:
  void Read(std::string_view value) override { json_.Read(value); }

  JsonRecord json_;
};

}  // namespace

std::unique_ptr<ArticleReader> MakeJsonReader(Input* input,
                                              const ReaderOptions& options) {
  return std::make_unique<JsonReader>(input, options);
}

}  // namespace dizin::indexer
