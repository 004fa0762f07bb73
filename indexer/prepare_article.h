// From an article as it was read to what an index takes, for every way into a
// database.
//
// * The language is the article's own; where it has none, or one that is no
//   language, that of its text.
// * The hash is of all that was given and of where it is from.

#ifndef DIZIN_INDEXER_PREPARE_ARTICLE_H_
#define DIZIN_INDEXER_PREPARE_ARTICLE_H_

#include <cstdint>

#include "common/article.h"
#include "common/index/article_analyzer.h"
#include "common/index/shard_writer.h"
#include "indexer/origin.h"

namespace dizin::indexer {

// Of an article as it was read. `origin` may be null.
std::uint64_t HashOf(const Article& article, const Origin* origin);

// Fills `out`, and sets the article's language. `hash` is HashOf() before.
void PrepareArticle(std::uint64_t hash, const Origin* origin, Article* article,
                    index::ArticleAnalyzer* analyzer,
                    index::IndexedArticle* out);

// True if the article's file is to be remembered under OriginKeyOf(): its id
// does not say it.
bool NeedsOriginKey(const Article& article, const Origin* origin);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_PREPARE_ARTICLE_H_
