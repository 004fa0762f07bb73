// JSON that does not keep to lines: a list of objects, or one object after
// another, each as json_record.h reads it.
//
//   [
//     {"id": "a1", "title": "…", "text": "…"},
//     {"id": "a2", "title": "…", "text": "…"}
//   ]
//
// So is the list in an object that holds one, as {"articles": […]} does
// (json_wrapper.h). A value that is no object, or longer than
// ReaderOptions::max_article_bytes, is rejected; so is what is no JSON, up to
// the next object (json_values.h).

#ifndef DIZIN_INDEXER_READERS_JSON_H_
#define DIZIN_INDEXER_READERS_JSON_H_

#include <memory>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakeJsonReader(Input* input,
                                              const ReaderOptions& options);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_JSON_H_
