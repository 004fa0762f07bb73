// XML dumps of MediaWiki, as Wikipedia publishes them ("pages-articles").
//
// Rules, over those of ArticleBuilder:
// * A page of the main namespace is an article: <title>, the text of its last
//   <revision> through PlainWikitext(), the revision's timestamp as the date.
// * The id is "wiki:LANGUAGE:PAGE-ID", by the dump's xml:lang; the language is
//   that too. The URL is made from the dump's <base> and the title, and the
//   source is its <sitename>.
// * Redirects and pages of other namespaces are no articles:
// Record::passed_over
//   says so.
// * A page without a title, id or text is rejected.

#ifndef DIZIN_INDEXER_READERS_MEDIAWIKI_H_
#define DIZIN_INDEXER_READERS_MEDIAWIKI_H_

#include <memory>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakeMediaWikiReader(
    Input* input, const ReaderOptions& options);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_MEDIAWIKI_H_
