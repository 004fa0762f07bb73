// JSON Lines: one JSON object a line (jsonlines.org), read with simdjson.
//
//   {"id": "a1", "title": "…", "text": "…", "date": "2021-02-11", "lang": "tr"}
//
// Rules, over those of ArticleBuilder:
// * Numbers and booleans are taken as text, null as not given. A list adds each
//   of its values: paragraphs of `text`, authors, several values of a field.
// * The fields of an object within the record are named "outer.inner"; of an
//   author that is an object, its "name" is taken.
// * Blank lines are passed over. A line that is no object, or longer than
//   ReaderOptions::max_article_bytes, is rejected.
// * Ill-formed UTF-8, and an escaped surrogate without its other half, become
//   U+FFFD (counted in Record::mended).

#ifndef DIZIN_INDEXER_READERS_JSON_LINES_H_
#define DIZIN_INDEXER_READERS_JSON_LINES_H_

#include <memory>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakeJsonLinesReader(
    Input* input, const ReaderOptions& options);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_JSON_LINES_H_
