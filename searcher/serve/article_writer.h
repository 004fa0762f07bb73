// Articles into the database, one body after another, by a thread of its own.
//
//   ArticleWriter writer("news.dizin");
//   writer.TryUpload(channel, [](Response response) { … });
//
// A body is JSON Lines (indexer/readers/json_lines.h), each line with an id. A
// line that cannot be used costs that line, and the answer says why. What is
// answered with 200 or 204 is durable. A large body is committed on its way, so
// one that breaks off may have been taken in part: sent again, it has the same
// end. The database is locked while a body is taken, and free in between for
// dizin-index.

#ifndef DIZIN_SEARCHER_SERVE_ARTICLE_WRITER_H_
#define DIZIN_SEARCHER_SERVE_ARTICLE_WRITER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "searcher/serve/byte_channel.h"
#include "searcher/serve/message.h"
#include "searcher/serve/worker_pool.h"

namespace dizin::serve {

// Safe in any thread.
class ArticleWriter {
 public:
  static constexpr std::size_t kMaxWaiting = 32;
  static constexpr std::size_t kMaxRejections = 1000;  // that are listed
  static constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;

  // Called once, by the writer's thread.
  using Done = std::function<void(Response response)>;

  // The database is made with the first article, if there is none.
  explicit ArticleWriter(std::string database);

  // False if too many wait.
  bool TryUpload(std::shared_ptr<ByteChannel> body, Done done);
  bool TryDelete(std::string id, Done done);

 private:
  std::string database_;
  WorkerPool pool_;  // of one thread; last, for its jobs use the rest
};

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_ARTICLE_WRITER_H_
