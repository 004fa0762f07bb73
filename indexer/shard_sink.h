// Where the articles of one shard go. ShardWorker gives it a thread;
// ArticleShard is the one that analyses and writes.

#ifndef DIZIN_INDEXER_SHARD_SINK_H_
#define DIZIN_INDEXER_SHARD_SINK_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "common/article.h"
#include "indexer/origin.h"

namespace dizin::indexer {

// Not safe in two threads at once. Everything throws Error; after an error it
// must not be used again, and the last commit stands.
class ShardSink {
 public:
  enum class Outcome : std::uint8_t { kAdded, kReplaced, kUnchanged };

  virtual ~ShardSink() = default;

  // `article` has its language as it was given; `origin` may be null. Takes the
  // article over.
  virtual Outcome Put(Article* article, const Origin* origin) = 0;

  // False if there is none.
  virtual bool Delete(std::string_view id) = 0;

  // The checkpoint of the last commit, empty if there is none.
  virtual std::string Checkpoint() = 0;

  // Makes all since the last commit durable, with `checkpoint` if it is not
  // empty.
  virtual void Commit(std::string_view checkpoint) = 0;
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_SHARD_SINK_H_
