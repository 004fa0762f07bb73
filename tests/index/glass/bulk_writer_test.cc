#include "common/index/glass/bulk_writer.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/error.h"
#include "common/index/glass/batch_builder.h"
#include "common/index/glass/version_file.h"
#include "tests/index/glass/compare_databases.h"
#include "tests/index/glass/sample_articles.h"
#include "tests/support/temp_dir.h"
#include "tests/support/thrown.h"

namespace dizin::index::glass {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::TempDir;
using testing::Thrown;

// All files but the one that has a random identity.
std::map<std::string, std::string> TableBytes(const std::string& directory) {
  std::map<std::string, std::string> bytes;
  for (const auto& file : fs::directory_iterator(directory)) {
    if (file.path().filename() == kVersionFileName) continue;
    std::ifstream in(file.path(), std::ios::binary);
    bytes[file.path().filename()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return bytes;
}

// One batch for each article.
std::vector<Batch> MakeBatches(const Sample& sample) {
  std::vector<Batch> batches;
  BatchBuilder builder(&sample.terms);
  for (const IndexedArticle& article : sample.articles) {
    builder.Add(article);
    batches.push_back(builder.Finish());
  }
  return batches;
}

TEST(BulkWriterTest, MakesAnEmptyDatabase) {
  const TempDir dir;
  BulkWriter writer(dir / "db", {});
  writer.SetMetadata("key", "value");
  writer.SetMetadata("gone", "value");
  writer.SetMetadata("gone", "");
  const BulkSummary summary = writer.Finish(nullptr);
  EXPECT_EQ(summary.articles, 0U);
  EXPECT_EQ(summary.last_docid, 0U);
  EXPECT_TRUE(IsSound(dir / "db"));
  const Xapian::Database database(dir / "db");
  EXPECT_EQ(database.get_doccount(), 0U);
  EXPECT_EQ(database.get_metadata("key"), "value");
  EXPECT_EQ(database.get_metadata("gone"), "");
  EXPECT_EQ(database.get_uuid().size(), 36U);
}

TEST(BulkWriterTest, MakesADatabaseOfOneArticle) {
  const TempDir dir;
  Sample sample;
  IndexedArticle article;
  article.occurrences = {{sample.terms.Intern("word"), 7, 2}};
  article.values = {{3, "value"}};
  article.data = "data";
  sample.articles.push_back(article);
  const BulkSummary summary = BulkLoad(sample, {}, dir / "db");
  EXPECT_EQ(summary.articles, 1U);
  EXPECT_EQ(summary.last_docid, 1U);
  EXPECT_EQ(summary.replaced, 0U);
  EXPECT_FALSE(summary.spilled);
  XapianLoad(sample, dir / "xapian");
  EXPECT_TRUE(IsSound(dir / "db"));
  EXPECT_TRUE(SameDatabase(dir / "db", dir / "xapian"));
}

TEST(BulkWriterTest, OnlyTheArticlesDecideWhatIsWritten) {
  const unsigned seed = PrintedSeed(1);
  const TempDir dir;
  const auto sample = MakeSample({}, seed);
  LoadPlan plan;
  plan.options.id_prefix = "";
  BulkLoad(*sample, plan, dir / "plain");
  const auto want = TableBytes(dir / "plain");
  EXPECT_EQ(want.size(), 4U);
  struct Row {
    const char* why;
    LoadPlan plan;
  };
  Row rows[] = {{"many batches", plan},
                {"four threads", plan},
                {"all on disk", plan},
                {"a little memory, threads", plan},
                {"metadata as a stream", plan}};
  rows[0].plan.batches = 50;
  rows[1].plan.batches = 50;
  rows[1].plan.threads = 4;
  rows[2].plan.batches = 9;
  rows[2].plan.options.memory = 0;
  rows[3].plan.batches = 40;
  rows[3].plan.options.memory = 1 << 17;
  rows[3].plan.threads = 3;
  rows[4].plan.metadata_as_source = true;
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    fs::remove_all(dir / "db");
    const BulkSummary summary = BulkLoad(*sample, row.plan, dir / "db");
    EXPECT_EQ(summary.spilled, row.plan.options.memory < (1 << 20));
    EXPECT_TRUE(TableBytes(dir / "db") == want);
  }
}

TEST(BulkWriterTest, TakesBatchesInAnyOrder) {
  std::mt19937 random(PrintedSeed(1));
  const TempDir dir;
  const auto sample = MakeSample({.articles = 60}, 1);
  BulkOptions options;
  options.id_prefix = "";
  std::map<std::string, std::string> want;
  for (int round = 0; round < 5; ++round) {
    std::vector<Batch> batches = MakeBatches(*sample);
    std::vector<std::size_t> order(batches.size());
    std::iota(order.begin(), order.end(), 0);
    if (round > 0) std::shuffle(order.begin(), order.end(), random);
    const std::string path = dir / std::to_string(round);
    BulkWriter writer(path, options);
    for (const std::size_t i : order) writer.Put(i, std::move(batches[i]));
    writer.Finish(nullptr);
    if (round == 0) want = TableBytes(path);
    EXPECT_TRUE(TableBytes(path) == want);
  }
}

TEST(BulkWriterTest, TheLaterArticleReplacesTheOneBefore) {
  const unsigned seed = PrintedSeed(1);
  for (const std::size_t memory : {std::size_t{256} << 20, std::size_t{0}}) {
    for (const unsigned percent : {1U, 30U, 100U}) {
      SCOPED_TRACE(std::to_string(memory) + ' ' + std::to_string(percent));
      const TempDir dir;
      const auto sample = MakeSample(
          {.odd_terms = false, .repeated_ids_percent = percent}, seed);
      LoadPlan plan;
      plan.batches = 7;
      plan.options.memory = memory;
      plan.options.chunk_bytes = 40;
      const BulkSummary summary = BulkLoad(*sample, plan, dir / "db");
      XapianLoad(*sample, dir / "xapian");
      EXPECT_GT(summary.replaced, 0U);
      EXPECT_EQ(summary.articles + summary.replaced, sample->articles.size());
      EXPECT_EQ(summary.articles,
                Xapian::Database(dir / "xapian").get_doccount());
      EXPECT_TRUE(IsSound(dir / "db"));
      EXPECT_TRUE(SameDatabase(dir / "db", dir / "xapian", Bounds::kLoose));
    }
  }
}

TEST(BulkWriterTest, BatchesWithoutArticlesAreTurns) {
  const TempDir dir;
  TermDictionary terms;
  BatchBuilder builder(&terms);
  BulkWriter writer(dir / "db", {});
  writer.Put(0, {});
  writer.Put(2, builder.Finish());
  builder.Add({});
  writer.Put(1, builder.Finish());
  EXPECT_EQ(writer.Finish(nullptr).articles, 1U);
}

TEST(BulkWriterTest, MissesNoBatch) {
  const TempDir dir;
  TermDictionary terms;
  BatchBuilder builder(&terms);
  BulkWriter writer(dir / "db", {});
  writer.Put(0, {});
  builder.Add({});
  writer.Put(2, builder.Finish());
  EXPECT_THAT(Thrown(ErrorKind::kInternal, [&] { writer.Finish(nullptr); }),
              HasSubstr("batch 1 is missing"));
}

TEST(BulkWriterTest, HoldsBackThreadsThatAreTooFarAhead) {
  const TempDir dir;
  TermDictionary terms;
  BatchBuilder builder(&terms);
  IndexedArticle article;
  article.data.assign(1000, 'x');
  BulkOptions options;
  options.memory = 100;
  BulkWriter writer(dir / "db", options);
  const auto put = [&](std::uint64_t number) {
    builder.Add(article);
    return std::async(
        std::launch::async,
        [&writer, number, batch = std::make_shared<Batch>(builder.Finish())] {
          writer.Put(number, std::move(*batch));
        });
  };
  const auto second = put(2);
  const auto first = put(1);
  EXPECT_EQ(second.wait_for(std::chrono::milliseconds(50)),
            std::future_status::timeout);
  EXPECT_EQ(first.wait_for(std::chrono::milliseconds(0)),
            std::future_status::timeout);
  put(0).wait();
  first.wait();
  second.wait();
  EXPECT_EQ(writer.Finish(nullptr).articles, 3U);
}

TEST(BulkWriterTest, RefusesAFolderThatExists) {
  const TempDir dir;
  EXPECT_THAT(Thrown(ErrorKind::kSystem, [&] { BulkWriter(dir.path(), {}); }),
              HasSubstr("File exists"));
  EXPECT_THAT(Thrown(ErrorKind::kSystem, [&] { BulkWriter(dir / "a/b", {}); }),
              HasSubstr("a/b: No such file"));
}

TEST(BulkWriterTest, CountsUpToTheLastDocid) {
  constexpr std::uint32_t kMax32 = std::numeric_limits<std::uint32_t>::max();
  const TempDir dir;
  Sample sample;
  for (int i = 0; i < 3; ++i) {
    IndexedArticle article;
    article.occurrences = {{sample.terms.Intern("word"), 1, 1}};
    article.values = {{0, "v"}};
    article.data = "x";
    sample.articles.push_back(article);
  }
  LoadPlan plan;
  plan.options.first_docid = kMax32 - 2;
  EXPECT_EQ(BulkLoad(sample, plan, dir / "fits").last_docid, kMax32);
  const Xapian::Database database(dir / "fits");
  EXPECT_EQ(database.get_doccount(), 3U);
  EXPECT_EQ(database.get_document(kMax32).get_data(), "x");
  EXPECT_EQ(*database.postlist_begin("word"), kMax32 - 2);
  EXPECT_EQ(*database.positionlist_begin(kMax32, "word"), 1U);

  plan.options.first_docid = kMax32 - 1;
  plan.batches = 1;
  EXPECT_THAT(
      Thrown(ErrorKind::kIndex, [&] { BulkLoad(sample, plan, dir / "over"); }),
      HasSubstr("more than 4294967295 articles"));
}

TEST(BulkWriterTest, AfterAFailureItSaysSoAgain) {
  const TempDir dir;
  TermDictionary terms;
  BatchBuilder builder(&terms);
  BulkOptions options;
  options.memory = 0;
  BulkWriter writer(dir / "db", options);
  fs::remove_all(dir / "db");  // no place to spill to
  const auto put = [&](std::uint64_t number) {
    IndexedArticle article;
    article.occurrences = {{terms.Intern("word"), 1, 1}};
    builder.Add(article);
    writer.Put(number, builder.Finish());
  };
  EXPECT_THAT(Thrown(ErrorKind::kSystem, [&] { put(0); }),
              HasSubstr("No such file"));
  EXPECT_THAT(Thrown(ErrorKind::kSystem, [&] { put(1); }),
              HasSubstr("No such file"));
  EXPECT_THAT(Thrown(ErrorKind::kSystem, [&] { writer.Finish(nullptr); }),
              HasSubstr("No such file"));
}

}  // namespace
}  // namespace dizin::index::glass
