// Tables: CSV (RFC 4180) and TSV, with a header line that names the fields.
//
//   id;title;text
//   a1;"Kalın; Akar";"Ankara'da ""görüştü"""
//
// Rules, over those of ArticleBuilder:
// 1. The first row that is not blank names the columns; columns without a name
//    are left out. CSV is separated by what the first line of the header has
//    most of, outside quotes: , ; tab or |; or by what "sep=;" before it says.
//    TSV is separated by tabs.
// 2. In CSV a field that begins with " ends with the next one that is not
//    doubled, which may be lines later; blanks around it are dropped. In TSV a
//    quote is a quote, and \t \n \\ are a tab, a line end and a backslash,
//    unless the row read as CSV has as many fields as the header.
// 3. A row with another number of fields than the header (but for empty ones
//    behind the last column, and columns without a name at the end), with
//    something behind a closing quote, or with a quote that does not close
//    within ReaderOptions::max_article_bytes, is rejected; the header too.
//    Reading goes on behind its first line. Where many quotes do not close,
//    their ends are looked for less far, in 16 KiB or 16 times the longest row
//    at least.

#ifndef DIZIN_INDEXER_READERS_CSV_H_
#define DIZIN_INDEXER_READERS_CSV_H_

#include <memory>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakeCsvReader(Input* input,
                                             const ReaderOptions& options);
std::unique_ptr<ArticleReader> MakeTsvReader(Input* input,
                                             const ReaderOptions& options);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_CSV_H_
