#include "indexer/update_pipeline.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "tests/indexer/fake_sink.h"

namespace dizin::indexer {
namespace {

using ::testing::SizeIs;

Article Numbered(int number, const std::string& text = "text") {
  Article article;
  article.id = "id" + std::to_string(number);
  article.text = text;
  return article;
}

std::unique_ptr<UpdatePipeline> Open(std::vector<FakeShard>* shards,
                                     WorkerShare* share) {
  std::vector<std::unique_ptr<ShardSink>> sinks;
  for (FakeShard& shard : *shards) {
    sinks.push_back(std::make_unique<FakeSink>(&shard));
  }
  return std::make_unique<UpdatePipeline>(std::move(sinks), share);
}

std::size_t Total(const std::vector<FakeShard>& shards) {
  std::size_t total = 0;
  for (const FakeShard& shard : shards) total += shard.texts.size();
  return total;
}

TEST(PipelineTest, SpreadsArticlesAndCounts) {
  std::vector<FakeShard> shards(3);
  WorkerShare share;
  const auto pipeline = Open(&shards, &share);
  for (int i = 0; i < 1000; ++i) pipeline->Put(Numbered(i), nullptr);
  pipeline->Commit("one");
  EXPECT_EQ(Total(shards), 1000U);
  for (const FakeShard& shard : shards) {
    EXPECT_GT(shard.texts.size(), 200U);
    EXPECT_EQ(shard.checkpoint, "one");
    EXPECT_EQ(shard.commits, 1);
  }
  pipeline->Put(Numbered(7, "new"), nullptr);
  pipeline->Put(Numbered(8), nullptr);
  pipeline->Delete("id9");
  pipeline->Delete("none");
  pipeline->Commit("two");
  EXPECT_EQ(share.added, 1000U);
  EXPECT_EQ(share.replaced, 1U);
  EXPECT_EQ(share.unchanged, 1U);
  EXPECT_EQ(share.removed, 1U);
  EXPECT_EQ(share.not_found, 1U);
  EXPECT_EQ(Total(shards), 999U);
}

TEST(PipelineTest, WritesNothingWhereNothingHasChanged) {
  std::vector<FakeShard> shards(2);
  for (int run = 0; run < 2; ++run) {
    WorkerShare share;
    const auto pipeline = Open(&shards, &share);
    for (int i = 0; i < 100; ++i) {
      pipeline->Put(Numbered(i), nullptr);
      if (run == 1 && i == 50) pipeline->CommitSoon("halfway");
    }
    pipeline->Commit("run " + std::to_string(run));
  }
  for (const FakeShard& shard : shards) {
    EXPECT_EQ(shard.commits, 1);
    EXPECT_EQ(shard.checkpoint, "run 0");
  }
}

TEST(PipelineTest, KeepsTheCheckpointsOfAllShardsInStep) {
  std::vector<FakeShard> shards(4);
  WorkerShare share;
  const auto pipeline = Open(&shards, &share);
  pipeline->Put(Numbered(1), nullptr);
  pipeline->Commit("one");
  for (const FakeShard& shard : shards) EXPECT_EQ(shard.checkpoint, "one");
}

TEST(PipelineTest, DropsWhatIsNotCommitted) {
  std::vector<FakeShard> shards(2);
  {
    WorkerShare share;
    const auto pipeline = Open(&shards, &share);
    for (int i = 0; i < 100; ++i) pipeline->Put(Numbered(i), nullptr);
  }
  EXPECT_EQ(Total(shards), 0U);
}

TEST(PipelineTest, ThrowsWhatAWorkerThrows) {
  std::vector<FakeShard> shards(2);
  shards[0].fail_at_id = shards[1].fail_at_id = "id500";
  WorkerShare share;
  const auto pipeline = Open(&shards, &share);
  EXPECT_THROW(
      {
        // More than the queues hold: nobody waits for a worker that has ended.
        const std::string text(100'000, 'x');
        for (int i = 0; i < 1000; ++i) {
          if (i == 100) pipeline->CommitSoon("before");
          pipeline->Put(Numbered(i, text), nullptr);
        }
        pipeline->Commit("end");
      },
      Error);
  EXPECT_THROW(pipeline->Put(Numbered(1), nullptr), Error);
  EXPECT_THROW(pipeline->Commit("end"), Error);
  EXPECT_EQ(Total(shards), 100U) << "what was committed stands";
}

TEST(PipelineTest, ThrowsWhatACommitThrows) {
  std::vector<FakeShard> shards(2);
  shards[1].fail_at_commit = 1;
  WorkerShare share;
  const auto pipeline = Open(&shards, &share);
  for (int i = 0; i < 100; ++i) pipeline->Put(Numbered(i), nullptr);
  EXPECT_THROW(pipeline->Commit("end"), Error);
  EXPECT_TRUE(shards[1].texts.empty());
}

TEST(PipelineTest, TakesArticlesLargerThanAQueue) {
  std::vector<FakeShard> shards(1);
  WorkerShare share;
  const auto pipeline = Open(&shards, &share);
  for (int i = 0; i < 3; ++i) {
    pipeline->Put(Numbered(i, std::string(40 << 20, 'x')), nullptr);
  }
  int waited = 0;
  pipeline->Commit("end", [&waited] { ++waited; });
  EXPECT_EQ(Total(shards), 3U);
}

}  // namespace
}  // namespace dizin::indexer
