// A shard in memory, which can be told to fail, for tests of what feeds it.

#ifndef DIZIN_TESTS_INDEXER_FAKE_SINK_H_
#define DIZIN_TESTS_INDEXER_FAKE_SINK_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "indexer/shard_sink.h"

namespace dizin::indexer {

// What is on the disk of a fake shard: outlives the sink.
struct FakeShard {
  std::map<std::string, std::string, std::less<>> texts;  // by id
  std::string checkpoint;
  int commits = 0;
  // Throws at the article with this id, or at the commit of this number.
  std::string fail_at_id;
  int fail_at_commit = -1;
};

class FakeSink : public ShardSink {
 public:
  explicit FakeSink(FakeShard* shard) : shard_(shard), now_(shard->texts) {}

  Outcome Put(Article* article, const Origin*) override {
    if (article->id == shard_->fail_at_id) Fail();
    const auto [at, added] = now_.try_emplace(article->id, article->text);
    if (added) return Outcome::kAdded;
    if (at->second == article->text) return Outcome::kUnchanged;
    at->second = article->text;
    return Outcome::kReplaced;
  }

  bool Delete(std::string_view id) override {
    const auto at = now_.find(id);
    if (at == now_.end()) return false;
    now_.erase(at);
    return true;
  }

  std::string Checkpoint() override { return shard_->checkpoint; }

  void Commit(std::string_view checkpoint) override {
    if (shard_->commits + 1 == shard_->fail_at_commit) Fail();
    ++shard_->commits;
    shard_->texts = now_;
    if (!checkpoint.empty()) shard_->checkpoint = checkpoint;
  }

 private:
  static void Fail() { throw Error(ErrorKind::kSystem, "no space left"); }

  FakeShard* shard_;
  std::map<std::string, std::string, std::less<>> now_;
};

}  // namespace dizin::indexer

#endif  // DIZIN_TESTS_INDEXER_FAKE_SINK_H_
