// What a run would do, without doing it: reads all that is asked for and looks
// into the database, if there is one, and writes nothing at all.
//
//   IndexReport report = PreviewFiles("news.dizin", request);
//   report.added   // would be

#ifndef DIZIN_INDEXER_PREVIEW_H_
#define DIZIN_INDEXER_PREVIEW_H_

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "indexer/index_request.h"
#include "indexer/indexer.h"

namespace dizin {

// Reads from the beginning, also where a run would go on. About 40 bytes of
// memory an article. Throws Error as the Indexer does.
IndexReport PreviewFiles(
    const std::string& database, const IndexRequest& request,
    const std::function<void(const IndexProgress&)>& progress = {},
    const std::atomic<bool>* stop = nullptr);

// The same of articles to delete, each given once.
IndexReport PreviewDeletion(const std::string& database,
                            const std::vector<std::string>& ids);

}  // namespace dizin

#endif  // DIZIN_INDEXER_PREVIEW_H_
