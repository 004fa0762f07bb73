// TREC collections: records in SGML, <DOC> … </DOC>.
//
//   <DOC>
//   <DOCNO> FT911-3 </DOCNO>
//   <HEADLINE> … </HEADLINE>
//   <TEXT> … </TEXT>
//   </DOC>
//
// Rules, over those of ArticleBuilder; tags in any case:
// 1. DOCNO is the id, else <DOC id="…">; without it the record is rejected.
// 2. TITLE, TI, HEADLINE, HEAD, HL or TTL is the title, the first of them there
//    is.
// 3. DATE, DATE1 or PUBDATE is the date where it is one as ParseWrittenDate()
//    takes it; collections write dates in many ways, and what is none is kept
//    as the field date_text.
// 4. AUTHOR or BYLINE, SOURCE, URL, LANG or LANGUAGE are those fields.
// 5. All TEXT elements are the text; without one, what is outside of the fields
//    above. Tags within are left out, <P> begins a paragraph, character
//    references are read.

#ifndef DIZIN_INDEXER_READERS_TREC_H_
#define DIZIN_INDEXER_READERS_TREC_H_

#include <memory>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

std::unique_ptr<ArticleReader> MakeTrecReader(Input* input,
                                              const ReaderOptions& options);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_TREC_H_
