// Articles from a pipe on their way into a database. How many will come is not
// known, and whoever writes into it may rest, and look for what was written. So
// they are held until it pauses, ends, or it is time to commit; then little is
// put in as updates, and much is loaded beside the shards that are there and
// takes their place. Of more than can be held the load begins at once, and
// takes the rest as it comes.
//
//   PipedAddition addition(8 << 20, {updates, load, database_bytes});
//   addition.Put(article, origin);
//   addition.CommitSoon(checkpoint);   // when the pipe pauses

#ifndef DIZIN_INDEXER_PIPED_ADDITION_H_
#define DIZIN_INDEXER_PIPED_ADDITION_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/pipeline.h"

namespace dizin::indexer {

class PipedAddition : public Pipeline {
 public:
  struct Ways {
    // Into the shards that are there; of use until `load` is called.
    std::function<Pipeline*()> updates;
    // Beside them; in place when it has been committed. The updates are.
    std::function<std::unique_ptr<Pipeline>()> load;
    // Of the shards that are there.
    std::function<std::uint64_t()> database_bytes;
  };

  // `least_bytes` as in LargeAdditionOptions.
  PipedAddition(std::uint64_t least_bytes, Ways ways);

  void Put(Article article, std::shared_ptr<const Origin> origin) override;
  // After a load this waits until it is in place.
  void CommitSoon(const std::string& checkpoint) override;
  void Commit(const std::string& checkpoint,
              const std::function<void()>& meanwhile) override;
  CommitLimits Limits(const CommitPolicy& policy) const override;

 private:
  bool IsLarge() const;
  void BeginLoad();
  void EndLoad(const std::function<void()>& meanwhile);
  void PassOn(Pipeline* way);

  const std::uint64_t least_bytes_;
  const Ways ways_;
  std::vector<std::pair<Article, std::shared_ptr<const Origin>>> held_;
  std::uint64_t held_bytes_ = 0;
  std::uint64_t text_bytes_ = 0;  // since the last commit
  bool has_updates_ = false;      // that may not be committed
  std::unique_ptr<Pipeline> load_;
  double last_load_seconds_ = 0;  // that putting it in place took
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_PIPED_ADDITION_H_
