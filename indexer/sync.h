// The end of a run with --sync: articles that came from the given paths and
// were not met there any more are removed.

#ifndef DIZIN_INDEXER_SYNC_H_
#define DIZIN_INDEXER_SYNC_H_

#include "common/index/database.h"
#include "indexer/index_request.h"
#include "indexer/seen_articles.h"
#include "indexer/update_pipeline.h"

namespace dizin::indexer {

// REQUIRES: everything that was put is committed. Commits what it removes, and
// adds a note to the report for each given path where nothing was met.
void RemoveGone(const SeenArticles& seen, const index::DatabaseLayout& layout,
                UpdatePipeline* pipeline, IndexReport* report);

// How many RemoveGone() would remove, with the same notes.
std::uint64_t CountGone(const SeenArticles& seen,
                        const index::DatabaseLayout& layout,
                        IndexReport* report);

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_SYNC_H_
