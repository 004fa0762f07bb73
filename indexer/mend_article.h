// Makes an article that somebody built by hand what readers make of files:
// article.h says what that is.

#ifndef DIZIN_INDEXER_MEND_ARTICLE_H_
#define DIZIN_INDEXER_MEND_ARTICLE_H_

#include "common/article.h"

namespace dizin::indexer {

// Ill-formed UTF-8 becomes U+FFFD, NULs blanks. Throws Error(kInput) for an
// article with neither a title nor a text, over kMaxArticleBytes or with too
// many fields; for an id
// that is empty, too long, ill-formed or has control characters; and for a
// further field with a name that cannot be asked for.
void MendArticle(Article* article);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_MEND_ARTICLE_H_
