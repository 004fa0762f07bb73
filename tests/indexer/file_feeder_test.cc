#include "indexer/file_feeder.h"

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "indexer/update_pipeline.h"
#include "tests/indexer/fake_sink.h"
#include "tests/support/temp_dir.h"

namespace dizin::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::SizeIs;

class FileFeederTest : public ::testing::Test {
 protected:
  // Stops after `ticks` records.
  IndexReport Run(const IndexRequest& request, int ticks = 1 << 30) {
    std::vector<std::unique_ptr<ShardSink>> sinks;
    std::vector<std::string> stored;
    for (FakeShard& shard : shards_) {
      sinks.push_back(std::make_unique<FakeSink>(&shard));
      stored.push_back(shard.checkpoint);
    }
    WorkerShare share;
    UpdatePipeline pipeline(std::move(sinks), &share);
    IndexReport report;
    std::atomic<std::uint64_t> bytes{0};
    const auto resume_from = FindResumable(stored, RunKey(request));
    resumed_ = resume_from.has_value();
    std::atomic<bool> stop{false};
    FileFeeder feeder(request, &pipeline, &report, nullptr,
                      {.consumed = &bytes, .stop = &stop});
    feeder.Run(resume_from, [&](const std::string& file) {
      if (!file.empty() && --ticks <= 0) stop = true;
    });
    report.added = share.added;
    report.unchanged = share.unchanged;
    return report;
  }

  std::string Lines(int from, int to) {
    std::string lines;
    for (int i = from; i < to; ++i) {
      lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"x\"}\n";
    }
    return lines;
  }

  std::size_t Total() const {
    std::size_t total = 0;
    for (const FakeShard& shard : shards_) total += shard.texts.size();
    return total;
  }

  const dizin::testing::TempDir dir_;
  std::vector<FakeShard> shards_{2};
  bool resumed_ = false;
};

TEST_F(FileFeederTest, ReadsAFolderOfMixedFiles) {
  dir_.Write("a.jsonl", Lines(0, 3) + "broken\n" + Lines(3, 4));
  dir_.Write("b.txt", "A text.");
  dir_.Write("c.jpg", std::string("\xff\xd8\0\x10", 4));
  dir_.Write("d.txt", "");
  const IndexReport report = Run({.paths = {dir_.path()}});
  EXPECT_EQ(report.added, 5U);
  EXPECT_EQ(report.files, 3U);
  EXPECT_EQ(report.passed_over, 1U);
  EXPECT_EQ(report.rejected, 2U);
  ASSERT_THAT(report.rejections, SizeIs(2));
  EXPECT_EQ(report.rejections[0].file, dir_ / "a.jsonl");
  EXPECT_EQ(report.rejections[0].line, 4U);
  EXPECT_THAT(report.rejections[0].reason, HasSubstr("bad JSON"));
  EXPECT_EQ(report.rejections[1].file, dir_ / "d.txt");
  EXPECT_EQ(report.rejections[1].reason, "is empty");
}

TEST_F(FileFeederTest, ReportsWhatCannotBeRead) {
  dir_.Write("a.txt", "A text.");
  const IndexReport report =
      Run({.paths = {dir_ / "none.txt", dir_ / "a.txt"}});
  EXPECT_EQ(report.added, 1U);
  EXPECT_THAT(report.rejections,
              ElementsAre(Rejection{dir_ / "none.txt", 0,
                                    "No such file or directory"}));
}

TEST_F(FileFeederTest, KeepsTheRecordsBeforeTheDamage) {
  dir_.Write("a.jsonl", Lines(0, 2) + "\n");
  std::string cut = "\x28\xb5\x2f\xfd";  // the beginning of a zstd frame
  dir_.Write("b.jsonl", cut);
  dir_.Write("c.jsonl", Lines(2, 4));
  const IndexReport report = Run({.paths = {dir_.path()}});
  EXPECT_EQ(report.added, 4U);
  ASSERT_THAT(report.rejections, SizeIs(1));
  EXPECT_THAT(report.rejections[0].reason, HasSubstr("cut short"));
}

TEST_F(FileFeederTest, ListsNoMoreThanTheFirstRejections) {
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "x\n";
  dir_.Write("a.jsonl", lines);
  dir_.Write("b.jsonl", "\x28\xb5\x2f\xfd");  // a damaged file is not hidden
  const IndexReport report = Run({.paths = {dir_.path()}});
  EXPECT_EQ(report.rejected, 101U);
  ASSERT_THAT(report.rejections, SizeIs(IndexReport::kMaxRejections + 1));
  EXPECT_EQ(report.rejections.back().file, dir_ / "b.jsonl");
}

TEST_F(FileFeederTest, GoesOnWhereItWasStopped) {
  dir_.Write("a.jsonl", Lines(0, 100));
  dir_.Write("b.jsonl", Lines(100, 200));
  IndexRequest request{.paths = {dir_.path()}};
  request.commit.articles = 10;
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_TRUE(Run(request, 150).stopped);
  EXPECT_EQ(Total(), 148U) << "two ticks are for files";

  const IndexReport second = Run(request);
  EXPECT_TRUE(resumed_);
  EXPECT_FALSE(second.stopped);
  EXPECT_EQ(Total(), 200U);
  EXPECT_EQ(second.added, 52U);
  EXPECT_EQ(second.unchanged, 0U) << "nothing is read again";

  const IndexReport third = Run(request);
  EXPECT_FALSE(resumed_) << "a run that has finished begins anew";
  EXPECT_EQ(third.unchanged, 200U);
}

TEST_F(FileFeederTest, ReadsAgainWhatWasChangedMeanwhile) {
  dir_.Write("a.jsonl", Lines(0, 100));
  dir_.Write("b.jsonl", Lines(100, 200));
  IndexRequest request{.paths = {dir_.path()}};
  request.commit.articles = 10;
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  Run(request, 150);
  dir_.Write("a.jsonl", Lines(0, 100) + Lines(300, 310));
  const IndexReport second = Run(request);
  EXPECT_TRUE(resumed_);
  EXPECT_EQ(Total(), 210U);
  EXPECT_GE(second.unchanged, 100U);
}

TEST_F(FileFeederTest, BeginsAnewForAnotherCommand) {
  dir_.Write("a.jsonl", Lines(0, 100));
  IndexRequest request{.paths = {dir_.path()}};
  Run(request, 50);
  request.reader.map = FieldMap({"title=headline"});
  Run(request);
  EXPECT_FALSE(resumed_);
  EXPECT_EQ(Total(), 100U);
}

TEST_F(FileFeederTest, PassesTheErrorsOfTheDatabaseOn) {
  dir_.Write("a.jsonl", Lines(0, 100));
  shards_[0].fail_at_id = shards_[1].fail_at_id = "50";
  EXPECT_THROW(Run({.paths = {dir_.path()}}), Error);
}

}  // namespace
}  // namespace dizin::indexer
