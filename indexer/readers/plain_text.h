// Plain text: a file is one article.
//
// It may begin with header lines, up to a blank line:
//
//   title: Savunma Sanayii'nde yeni dönem
//   lang: tr
//   date: 2021-02-11
//
//   Ankara'da …
//
// or, as wire copies do, with one line that holds the date and the beginning of
// the text:
//
//   date 2021-02-11 Text goes on here …
//
// Rules, in order:
// 1. Lines "name: value" are headers if they are the first ones, a blank line
// or
//    the end of the file follows, and one of them at least is a field of an
//    article (id title date lang url source authors, or one that is mapped). A
//    line that begins with a blank goes on with the value before it. The others
//    are further fields.
// 2. Else "date", a blank and something with the shape of a date (2021-…
//    or 20210211) at the beginning of the first line: the date, and the text
//    goes on behind it.
// 3. The rest is the text. A file without a title is titled by TitleFromText().

#ifndef DIZIN_INDEXER_READERS_PLAIN_TEXT_H_
#define DIZIN_INDEXER_READERS_PLAIN_TEXT_H_

#include <memory>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakePlainTextReader(
    Input* input, const ReaderOptions& options);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_PLAIN_TEXT_H_
