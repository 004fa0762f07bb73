// BulkLoad makes a whole shard out of many articles at once, many times faster
// than a ShardWriter: tables in key order by the bulk writer (glass/), then the
// lexicon of all their words.
//
//   BulkLoad load("news.dizin/shard-0", {.threads = 2});
//   auto worker = load.MakeWorker();            // one a thread
//   worker->analyzer().Analyze(article, &indexed);
//   worker->Add(indexed);
//   worker->Flush(number);                      // batches 0, 1, 2, …
//   worker->Close();
//   load.SetMetadata(kCheckpointKey, "…");
//   load.Finish();                              // durable when it returns
//
// The directory must not exist, and is no database until Finish() has returned:
// who makes it part of a database writes its name into the stub afterwards. Of
// articles with the same id the last one counts. A shard without any articles
// is one too: of the lexicons that it goes behind.
//
// REQUIRES: GlassFormatIsKnown() (glass_probe.h); else there is the
// ShardWriter.

#ifndef DIZIN_COMMON_INDEX_BULK_LOAD_H_
#define DIZIN_COMMON_INDEX_BULK_LOAD_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/index/article_analyzer.h"
#include "common/index/older_lexicons.h"
#include "common/index/shard_writer.h"

namespace dizin::index {

struct BulkLoadOptions {
  // Bytes for all that is held at once, but for the articles in the hands of
  // the workers.
  std::size_t memory = std::size_t{512} << 20;
  std::size_t threads = 1;  // workers, and threads of Finish()
};

struct BulkLoadSummary {
  std::uint64_t articles = 0;      // in the shard
  std::uint64_t replaced = 0;      // left out for a later one with the same id
  std::uint64_t dropped_rows = 0;  // of older lexicons, that are not live
};

// Everything throws Error: kSystem when the disk or the memory is full. After
// that the load is of no use, and its directory should be removed.
class BulkLoad {
 public:
  BulkLoad(const std::string& directory, const BulkLoadOptions& options);
  ~BulkLoad();
  BulkLoad(const BulkLoad&) = delete;
  BulkLoad& operator=(const BulkLoad&) = delete;

  // The share of one thread; must not outlive the load.
  class Worker {
   public:
    virtual ~Worker() = default;
    virtual ArticleAnalyzer& analyzer() = 0;
    // Of this worker's analyzer.
    virtual void Add(const IndexedArticle& article) = 0;
    // Ends a batch. Each number from 0 on is given once, by any worker; a
    // worker's numbers ascend. Waits where others are far behind.
    virtual void Flush(std::uint64_t number) = 0;
    // When all is flushed: hands over what the worker has counted.
    virtual void Close() = 0;
  };
  // Thread-safe.
  std::unique_ptr<Worker> MakeWorker();

  // Thread-safe.
  void SetMetadata(std::string_view key, std::string_view value);

  // The shard will be merged behind this one (merge_shards.h): its lexicon is
  // made of both. Any number of times.
  void GoesBehind(const std::string& shard, Keep keep);

  // REQUIRES: all workers are closed, no number is missing.
  BulkLoadSummary Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_BULK_LOAD_H_
