#include "indexer/readers/article_reader.h"

#include "common/error.h"
#include "indexer/readers/csv.h"
#include "indexer/readers/html.h"
#include "indexer/readers/json.h"
#include "indexer/readers/json_lines.h"
#include "indexer/readers/mediawiki.h"
#include "indexer/readers/plain_text.h"
#include "indexer/readers/trec.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakeReader(Format format, Input* input,
                                          const ReaderOptions& options) {
  switch (format) {
    case Format::kPlainText:
      return MakePlainTextReader(input, options);
    case Format::kJsonLines:
      return MakeJsonLinesReader(input, options);
    case Format::kJson:
      return MakeJsonReader(input, options);
    case Format::kHtml:
      return MakeHtmlReader(input, options);
    case Format::kCsv:
      return MakeCsvReader(input, options);
    case Format::kTsv:
      return MakeTsvReader(input, options);
    case Format::kTrec:
      return MakeTrecReader(input, options);
    case Format::kMediaWiki:
      return MakeMediaWikiReader(input, options);
  }
  throw Error(ErrorKind::kInternal, "no reader for a format");
}

}  // namespace dizin::indexer
