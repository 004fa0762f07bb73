// HTML pages: a file is one article, parsed with libxml2 as browsers do,
// however broken it is.
//
// Rules, over those of ArticleBuilder:
// 1. The bytes are UTF-8 if they have its mark or are well-formed; else in the
//    charset that the page names; else Windows-1252.
// 2. Title: og:title, the headline of a schema.org article (JSON-LD), <title>,
//    the first <h1>; else as of plain text.
// 3. Language: <html lang>, the JSON-LD, og:locale. Date: the metas
//    article:published_time, datePublished, date, dc.date, dcterms.date,
//    dcterms.created, the JSON-LD, the first <time datetime>; what is no date
//    is not given. Authors: meta author, article:author if it is no URL, the
//    JSON-LD. Source: og:site_name, the JSON-LD's publisher. URL: <link
//    rel=canonical>, og:url.
// 4. Text: that of MainText() (main_text.h): without scripts, navigation and
//    lists of links.

#ifndef DIZIN_INDEXER_READERS_HTML_H_
#define DIZIN_INDEXER_READERS_HTML_H_

#include <memory>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakeHtmlReader(Input* input,
                                              const ReaderOptions& options);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_HTML_H_
