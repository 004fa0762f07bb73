#include "indexer/readers/article_reader.h"

#include "common/error.h"
#include "indexer/readers/json_lines.h"
#include "indexer/readers/plain_text.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakeReader(Format format, Input* input,
                                          const ReaderOptions& options) {
  switch (format) {
    case Format::kPlainText:
      return MakePlainTextReader(input, options);
    case Format::kJsonLines:
      return MakeJsonLinesReader(input, options);
  }
  throw Error(ErrorKind::kInternal, "no reader for a format");
}

}  // namespace dizin::indexer
