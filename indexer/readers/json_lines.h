// JSON Lines: one JSON object a line (jsonlines.org), as json_record.h reads
// it.
//
//   {"id": "a1", "title": "…", "text": "…", "date": "2021-02-11", "lang": "tr"}
//
// Blank lines are passed over. A line that is no object, or longer than
// ReaderOptions::max_article_bytes, is rejected.

#ifndef DIZIN_INDEXER_READERS_JSON_LINES_H_
#define DIZIN_INDEXER_READERS_JSON_LINES_H_

#include <memory>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakeJsonLinesReader(
    Input* input, const ReaderOptions& options);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_JSON_LINES_H_
